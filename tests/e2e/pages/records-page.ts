import { expect, type Locator, type Page } from '@playwright/test';

import { tabTo } from './session-page.ts';

/** „Nowa …” of a list: Chromium keeps Ctrl+N of a browser window for itself, so the program listens to Alt there. */
export function shortcutForNew(page: Page): string {
  return page.url().startsWith('http') ? 'Alt+N' : 'Control+N';
}

/** Follows an entry of the rail with Tab and Enter. */
export async function openPlace(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('navigation', { name: 'Nawigacja główna' }).getByRole('link', { name }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** A field of a form by its label; the mark of required fields is no part of the name. */
export function field(page: Page | Locator, label: string, role: 'textbox' | 'combobox' = 'textbox'): Locator {
  return page.getByRole(role, { name: label, exact: true });
}

/** Types into a field reached with Tab, in place of what stands there. */
export async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, field(page, label));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Chooses from Windows' own drop-down by typing the beginning of an option. */
export async function chooseFrom(page: Page, label: string, option: string): Promise<void> {
  const list = field(page, label, 'combobox');
  await tabTo(page, list);
  await page.keyboard.type(option);
  await expect(list.locator('option:checked')).toHaveText(new RegExp(`^${option}`));
}

/** Chooses from a field that searches while one types: text, arrow down, Enter. */
export async function chooseFound(page: Page, label: string, text: string, option: RegExp): Promise<void> {
  await tabTo(page, field(page, label, 'combobox'));
  await page.keyboard.type(text);
  const wanted = page.getByRole('option', { name: option }).first();
  // Marked once found for the text as it stands: until then the lines may still change under the keys.
  await expect(wanted.locator('[data-taken-by]')).toBeAttached();
  for (let step = 0; step < 10; step += 1) {
    await page.keyboard.press('ArrowDown');
    const active = await page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant') ?? '');
    if (active === (await wanted.getAttribute('id'))) break;
  }
  await page.keyboard.press('Enter');
}

/** The rows of the list on the screen; waits until the list is there and up to date. */
export async function rowTexts(page: Page): Promise<readonly string[]> {
  const grid = page.getByRole('grid');
  await expect(grid).toHaveAttribute('aria-busy', 'false');
  return await grid.getByRole('rowgroup').last().getByRole('row').allInnerTexts();
}

/** Waits until the list says this many rows. */
export async function expectCount(page: Page, count: number): Promise<void> {
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count + 1));
}

/** The only toast there is. */
export function toast(page: Page): Locator {
  return page.getByRole('region', { name: 'Powiadomienia' });
}

/** Opens „Więcej poleceń” of a card and chooses an entry. */
export async function chooseMore(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Więcej poleceń' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** The sentence beside a field; hints may follow it, and short words stand before a non-breaking space. */
export async function expectSentence(field: Locator, sentence: RegExp, what = ''): Promise<void> {
  const pattern = new RegExp(sentence.source.replaceAll(' ', String.raw`\s`));
  await expect(field, what).toHaveAccessibleDescription(pattern);
}
