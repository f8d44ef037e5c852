import { expect, type Page } from '@playwright/test';

import type { Credentials } from '../fixtures/offices.ts';

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

/** Goes to a screen the way a link would. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = `#${to}`;
  }, path);
}

/** Moves the focus with Tab until the wanted element has it; fails when it is not reached. */
export async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>, most = 60): Promise<void> {
  for (let step = 0; step < most; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}
