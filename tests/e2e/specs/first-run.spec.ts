import type { Page } from '@playwright/test';

import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { expectProgram, signIn, tabTo } from '../pages/session-page.ts';

const password = 'zielony parapet 77 krzeseł';

/** Steps one and two with the keyboard alone. */
async function untilKey(page: Page): Promise<void> {
  await expect(page.getByLabel('Pełna nazwa ośrodka')).toBeFocused();
  await page.keyboard.type('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
  await page.keyboard.press('Tab');
  await page.keyboard.type('MOPR w Jaworzcu');
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
async function printCard(page: Page): Promise<readonly string[]> {
  const parts = await page.locator('[data-part]').allTextContents();
  await page.keyboard.press('Control+P');
  await expect(page.getByText('karta wysłana do druku')).toBeVisible();
  return parts;
}

async function typeParts(page: Page, parts: readonly string[], change = (text: string): string => text): Promise<void> {
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

test('an office is set up with the keyboard alone, and opens again with the new password', async ({ emptyOffice }) => {
  const { page } = emptyOffice;
  await expectAccessible(page);
  await untilKey(page);
  await expectAccessible(page);
  const parts = await printCard(page);
  await expect(page.locator('[data-part]', { hasText: '••••••••' })).toHaveCount(2);
  // Case and the spaces people put between letters do not matter.
  await typeParts(page, parts, (part) => part.toLowerCase());
  await expect(page.getByText('Zgadza się')).toHaveCount(2);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expectProgram(page);
  await expect(page.getByText('MOPR w Jaworzcu').first()).toBeVisible();

  await emptyOffice.restart();
  await signIn(emptyOffice.page, { login: 'K.Wilk', password });
});

test('a part that differs from the card is refused beside its field, and nothing is on disk', async ({
  emptyOffice,
}) => {
  const { page } = emptyOffice;
  await untilKey(page);
  const parts = await printCard(page);
  await typeParts(page, parts, () => 'QQQQQQQQ');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/Wpisz 8 znaków dokładnie tak jak na karcie/).first()).toBeVisible();
  // Cut off here, the first run starts over.
  await emptyOffice.restart('crash');
  await expect(emptyOffice.page.getByLabel('Pełna nazwa ośrodka')).toBeVisible();
});

test('wrong input names each field, and going back keeps what was typed', async ({ emptyOffice }) => {
  const { page } = emptyOffice;
  await page.getByLabel('Pełna nazwa ośrodka').fill('X');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await expect(page.getByText('Wpisz od 3 do 200 znaków.')).toBeVisible();
  await page.getByLabel('Pełna nazwa ośrodka').fill('Ośrodek Pomocy Społecznej w Lipnikach');
  await page.getByLabel('Nazwa skrócona').fill('OPS Lipniki');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.getByLabel('Imię i nazwisko').fill('Katarzyna Wilk');
  await page.getByLabel('Nazwa użytkownika').fill('k wilk');
  await page.getByLabel(/^Hasło/).fill('krótkie');
  await expect(page.getByText(/za krótkie, brakuje 5 znaków/)).toBeVisible();
  await page.getByLabel('Powtórz hasło').fill('inne');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await expect(page.getByText(/Tylko litery, cyfry/)).toBeVisible();
  await page.getByRole('button', { name: 'Wstecz' }).click();
  await expect(page.getByLabel('Nazwa skrócona')).toHaveValue('OPS Lipniki');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await expect(page.getByLabel('Imię i nazwisko')).toHaveValue('Katarzyna Wilk');
});
