import { expect, type Page } from '@playwright/test';

import { settled } from '../fixtures/accessibility.ts';
import type { Credentials } from '../fixtures/offices.ts';
import { calledBy } from '../fixtures/watch-page.ts';

/** Types the credentials and waits until the program itself is on the screen. */
export async function signIn(page: Page, who: Credentials): Promise<void> {
  await page.getByLabel('Użytkownik').fill(who.login);
  await page.getByLabel('Hasło', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Zaloguj się' }).click();
  await expectProgram(page);
}

/** Signs out through the person's menu; the sign-in stands in the program's place afterwards. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Konto/ }).click();
  await page.getByRole('menuitem', { name: 'Wyloguj się' }).click();
  await expect(page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
}

/** The program, with its navigation, and not one of the screens that stand in its place. */
export async function expectProgram(page: Page): Promise<void> {
  await expect(page.getByRole('navigation').getByText('Pulpit').first()).toBeVisible({ timeout: 60_000 });
}

/** Goes to a screen the way a link would, and waits until it stands in place of the one before. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);
  await expect(page.getByRole('main')).toHaveAttribute('data-shown', path);
}

/** Goes to a screen and waits until nothing that it asked for is on its way: what is there then stays. */
export async function arriveAt(page: Page, path: string): Promise<void> {
  await goTo(page, path);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title, path).toBeVisible();
  await expect(title).not.toHaveText(/Nie ma takiego ekranu|Ten ekran nie jest dostępny/);
  await quiet(page);
  await expect(page.locator('[aria-busy="true"]'), path).toHaveCount(0);
}

/** Waits until every call of the page has its answer and the answers are drawn. */
export async function quiet(page: Page): Promise<void> {
  const waiting = async (): Promise<readonly string[]> => {
    if (calledBy(page).length === 0) await settled(page);
    return calledBy(page);
  };
  await expect.poll(waiting).toEqual([]);
}

/** Moves the focus with Tab until the wanted element has it; fails when it is not reached. */
export async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}
