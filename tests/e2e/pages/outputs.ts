import { expect, type Locator, type Page } from '@playwright/test';

import { arriveAt } from './session-page.ts';

const RUNNING = /^Przygotowywanie pliku/u;
const ADDRESS = /\/rpc\/(\w+)\/(export\w+)/u;

/** What is offered is there at once: a long wait would only delay the news that it is not. */
const SOON = { timeout: 20_000 } as const;

export interface Offered {
  /** Paths of the prints that the screen leads to, as its addresses stand in the table of paths. */
  readonly prints: readonly string[];
  /** Procedures that its exports call. */
  readonly exports: readonly string[];
}

/**
 * Commands of that name on the screen, those of one text once: each line of a table may have its own.
 * @param followed texts of those that were followed on another tab of the screen; new ones are added
 */
async function commands(page: Page, name: RegExp, followed: Set<string>): Promise<readonly Locator[]> {
  const all = page.getByRole('main').getByRole('button', { name, disabled: false });
  const texts = await all.evaluateAll((found) => found.map((one) => one.ariaLabel ?? one.textContent));
  const fresh = [...new Set(texts)].filter((text) => !followed.has(text));
  for (const text of fresh) followed.add(text);
  return fresh.map((text) => all.nth(texts.indexOf(text)));
}

/** Follows every print and every export that the screen at that address offers. */
export async function offeredAt(
  page: Page,
  address: string,
  prints: readonly string[],
  followed = new Set<string>(),
): Promise<Offered> {
  const called: string[] = [];
  for (const command of await commands(page, /^Eksport/u, followed)) {
    await command.click(SOON);
    const kinds = page.getByRole('menuitem', { name: /\((xlsx|csv)\)$/u });
    await expect(kinds).toHaveCount(2);
    const [request] = await Promise.all([page.waitForRequest(ADDRESS, SOON), kinds.last().click(SOON)]);
    const [, feature = '', verb = ''] = ADDRESS.exec(request.url()) ?? [];
    called.push(`${feature}.${verb}`);
    // Whoever goes on before the file is there stops it.
    await expect(page.getByRole('button', { name: RUNNING })).toHaveCount(0);
  }
  const led: string[] = [];
  for (const command of await commands(page, /^Drukuj/u, followed)) {
    await command.click(SOON);
    await expect.poll(() => shownPath(page)).toMatch(/wydruk/u);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const path = await shownPath(page);
    led.push(prints.find((one) => new RegExp(`^${one.replaceAll(/\$\w+/gu, '[^/]+')}$`, 'u').test(path)) ?? path);
    await arriveAt(page, address);
    await expect(command).toBeVisible();
  }
  return { prints: led, exports: called };
}

const shownPath = async (page: Page): Promise<string> =>
  await page.evaluate(() => location.hash.slice(1).split('?')[0] ?? '');
