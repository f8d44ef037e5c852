import { expect, type Page } from '@playwright/test';

import { tabTo } from './session-page.ts';

/** Steps one and two with the keyboard alone. */
export async function untilKey(page: Page, password: string): Promise<void> {
  await expect(page.getByLabel('Pełna nazwa ośrodka')).toBeFocused();
  await page.keyboard.type('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
  await page.keyboard.press('Tab');
  await page.keyboard.type('MOPR w Jaworzcu');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Rodzaj ośrodka')).toBeFocused();
  await expect(page.getByLabel('Rodzaj ośrodka')).toHaveValue('');
  await page.getByLabel('Rodzaj ośrodka').selectOption('mopr');
  await tabTo(page, page.getByRole('button', { name: 'Dalej' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Imię i nazwisko'));
  await page.keyboard.type('Katarzyna Wilk');
  await page.keyboard.press('Tab');
  await page.keyboard.type('k.wilk');
  await tabTo(page, page.getByLabel(/^Hasło/));
  await page.keyboard.type(password);
  await tabTo(page, page.getByLabel('Powtórz hasło'));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-part="1"]')).toHaveText('AGE-SECRET-KEY-1');
}

/** The covered parts as they stand on the printed card: number -> letters. */
export async function printCard(page: Page): Promise<readonly string[]> {
  const parts = await page.locator('[data-part]').allTextContents();
  await page.keyboard.press('Control+P');
  await expect(page.getByText('Otwarto okno druku')).toBeVisible();
  return parts;
}

/** Types the two covered parts from the card, after `change`. */
export async function typeParts(
  page: Page,
  parts: readonly string[],
  change = (text: string): string => text,
): Promise<void> {
  const fields = page.getByLabel(/^Część \d/);
  await expect(fields).toHaveCount(2);
  for (const field of await fields.all()) {
    const label = await field.evaluate((input) =>
      input instanceof HTMLInputElement ? input.labels?.[0]?.textContent : '',
    );
    const number = Number(/\d/.exec(label ?? '')?.[0]);
    await tabTo(page, field);
    await page.keyboard.type(change(parts[number - 1] ?? ''));
  }
}
