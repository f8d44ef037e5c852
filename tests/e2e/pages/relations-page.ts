import type { Locator, Page } from '@playwright/test';

import { expect } from '../fixtures/office.ts';
import { chooseFound, chooseFrom, field, toast } from './records-page.ts';
import { tabTo } from './session-page.ts';

/** Opens the form of a relation, chooses who and, by its first letters without diacritics, what they are. */
export async function relate(page: Page, name: string, role: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Dodaj relację' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await chooseFound(page, 'Osoba', name, new RegExp(name));
  await chooseFrom(page, 'Kim jest ta osoba', role);
}

/** Ends the form of a relation and waits for what the program says of it. */
export async function confirmRelation(page: Page, said: string): Promise<void> {
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Dodaj relację' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText(said)).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The row about somebody; others may name them too. */
export function rowOf(page: Page, table: string, name: string): Locator {
  return page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}

/** Has the genogram drawn for a day, typed as clerks type it. */
export async function showDay(page: Page, day: string): Promise<void> {
  await tabTo(page, field(page, 'Stan na'));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(day);
  await page.keyboard.press('Tab');
}

/** What the drawing of a family's genogram says of somebody. */
export function shapeOf(page: Page, family: string, name: string): Locator {
  return page.getByRole('group', { name: new RegExp(`^Genogram rodziny ${family}`) }).getByRole('link', { name });
}
