import { readFileSync } from 'node:fs';

import type { Download, Page } from '@playwright/test';
import Papa from 'papaparse';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { aPerson } from '#tests/support/people.ts';
import { sheetRows } from '#tests/support/workbook.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import { drawPaper } from '../pages/paper.ts';
import { expectCount, openPlace, rowTexts } from '../pages/records-page.ts';
import { expectProgram, goTo, signIn, tabTo } from '../pages/session-page.ts';

test('search finds without diacritics and forgives one typing error', async ({ prepare }) => {
  const { office } = await prepare(async (client) => {
    for (const surname of ['Źdźbło-Łukaszewicz', 'Żbik', 'Zdunek', 'Łukasik']) {
      await client.people.register({ fields: aPerson({ surname, firstName: 'Ewa' }) });
    }
  });
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Osoby');
  await expectCount(page, 4);
  // Polish order: Ł after L, Ź after Z, Ż last.
  const order = (await rowTexts(page)).map((text) => text.split(/\s/)[0]);
  expect(order).toEqual(['Łukasik', 'Zdunek', 'Źdźbło-Łukaszewicz', 'Żbik']);
  for (const typed of ['zdzblo', 'ŹDŹBŁO', 'lukaszewicz ewa', 'zdzbol', 'zdzblo lukaszewcz', 'źdzbło-łukaszewicz']) {
    await page.keyboard.press('Control+F');
    await page.keyboard.type(typed);
    await expectCount(page, 1);
    await expect(page.getByRole('gridcell', { name: 'Źdźbło-Łukaszewicz Ewa' })).toBeVisible();
    await page.keyboard.press('Control+F');
    await page.keyboard.press('Delete');
    await expectCount(page, 4);
  }
  await page.keyboard.press('Control+F');
  await page.keyboard.type('nikogo takiego');
  await expect(page.getByText('Nikt z 4 osób nie pasuje')).toBeVisible();
  await expect(page.getByText('Włączone filtry: szukane „nikogo takiego”, Stan: czynne.')).toBeVisible();
  await expectAccessible(page);
  await tabTo(page, page.getByRole('status').getByRole('button', { name: 'Wyczyść filtry' }));
  await page.keyboard.press('Enter');
  await expectCount(page, 4);
});

test('a narrow window has a choice of order in place of the heads', async ({ prepare }) => {
  const people = [
    { surname: 'Adamska', firstName: 'Ewa', birthDate: asLocalDate('1990-01-01') },
    { surname: 'Bielska', firstName: 'Ewa', birthDate: asLocalDate('2012-01-01') },
    { surname: 'Czarna', firstName: 'Ewa', birthDate: asLocalDate('2001-01-01') },
  ];
  const { office } = await prepare(async (client) => {
    for (const person of people) await client.people.register({ fields: aPerson(person) });
  });
  const { page } = office;
  await signIn(page, chief);
  await page.setViewportSize({ width: 683, height: 600 });
  await goTo(page, '/osoby');
  await expectCount(page, 3);
  await page.getByRole('button', { name: 'Kolejność: nazwisko, od A do Ż' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitemradio', { name: 'wiek, od najmłodszych' }).click();
  await expect(page.getByRole('button', { name: 'Kolejność: wiek, od najmłodszych' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Bielska Ewa' })).toBeVisible();
  const order = (await rowTexts(page)).map((text) => text.split(/\s/)[0]);
  expect(order).toEqual(['Bielska', 'Czarna', 'Adamska']);
  await page.setViewportSize({ width: 1366, height: 768 });
  // The foot says the order where the heads are back; the choice with the same words may still be leaving.
  const keys = page.getByRole('group', { name: 'Klawisze' });
  await expect(keys.getByText('Kolejność: wiek, od najmłodszych')).toBeVisible();
  // At 200 % what can be done with the selected row is in sight, and the row too.
  await page.setViewportSize({ width: 683, height: 384 });
  await page.getByRole('row', { name: /Bielska Ewa/ }).press('Space');
  const foot = page.getByRole('region', { name: 'Zaznaczone wiersze' });
  await expect(foot.getByRole('button', { name: 'Odznacz', exact: true })).toBeInViewport({ ratio: 1 });
  for (const button of await foot.getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('gridcell', { name: 'Bielska Ewa' })).toBeInViewport();
});

/** The file behind a download, and its name. */
async function fileOf(download: Download): Promise<{ name: string; bytes: Buffer }> {
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('a long name stands whole in its column, or loses its second part whole', async ({ prepare }) => {
  const { office } = await prepare(async (client) => {
    const long = { surname: 'Chmielewska-Laskowska', firstName: 'Natalia', secondName: 'Maria' };
    await client.people.register({ fields: aPerson(long) });
  });
  const { page } = office;
  await signIn(page, chief);
  const clipped = () =>
    page
      .getByRole('gridcell', { name: /Chmielewska/ })
      .locator('span')
      .evaluateAll(
        (parts) => parts.filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0).length,
      );
  await page.setViewportSize({ width: 1366, height: 768 });
  await goTo(page, '/osoby');
  await expectCount(page, 1);
  await expect(page.getByText('Maria')).toBeInViewport({ ratio: 1 });
  await expect.poll(clipped).toBe(0);
  await page.setViewportSize({ width: 1200, height: 768 });
  await expect(page.getByText('Natalia')).toBeInViewport({ ratio: 1 });
  await expect.poll(clipped).toBe(0);
});

async function exported(page: Page, format: string) {
  await page.getByRole('button', { name: 'Eksport' }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  return await fileOf(await started);
}

test('print and export hold exactly what the list shows, and the way back keeps its place @browser', async ({
  prepareDemo,
}) => {
  const { office, made: rows } = await prepareDemo(async (manager) => {
    const filter = { ageTo: 17, order: 'birth-date' } as const;
    return (await manager.people.list({ filter, window: { offset: 0, limit: 500 } })).rows;
  });
  office.onlyInBrowser('The desktop program asks the system where a file goes');
  const { page } = office;
  await signIn(page, demoUser('anna.kierownik'));
  await goTo(page, '/osoby');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('button', { name: 'Wiek', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'dzieci do 17 lat' }).press('Enter');
  await page.getByRole('columnheader', { name: 'Data ur. i wiek' }).getByRole('button').click();
  await expect(page.getByText('Kolejność: wiek, od najstarszych')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stan: czynne' })).toBeVisible();
  await page.getByRole('button', { name: 'Kolumny' }).click();
  for (const column of ['Pracownik', 'Stan']) await page.getByRole('menuitemcheckbox', { name: column }).click();
  await page.keyboard.press('Escape');

  const names = rows.map((row) =>
    row.shown ? [row.surname, row.firstName, row.secondName ?? ''].join(' ').trim() : 'rekord chroniony',
  );
  expect(names.length).toBeGreaterThan(40);
  await expectCount(page, names.length);

  const csv = await exported(page, 'csv');
  expect(csv.name).toMatch(/^Osoby.*\.csv$/);
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const parsed = Papa.parse<string[]>(csv.bytes.toString('utf8').slice(1), { skipEmptyLines: true });
  expect(parsed.meta.delimiter).toBe(';');
  const [head = [], ...lines] = parsed.data;
  expect(head).toEqual(['Nazwisko i imię', 'Data urodzenia', 'Wiek', 'Rodzina', 'Adres', 'Stan']);
  expect(lines.map(([name]) => name)).toEqual(names);
  for (const [, born = ''] of lines) expect(born).toMatch(/^(\d{2}\.\d{2}\.\d{4}|)$/);

  const xlsx = await exported(page, 'xlsx');
  expect(xlsx.name).toMatch(/^Osoby.*\.xlsx$/);
  const sheet = sheetRows(xlsx.bytes);
  expect(sheet[0]).toEqual(head);
  expect(sheet.slice(1).map(([name]) => name)).toEqual(names);

  await page.keyboard.press('Control+P');
  await expect(page.getByRole('heading', { level: 1, name: 'Wykaz osób' })).toBeVisible();
  const paper = page.locator('.print-output');
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await drawPaper(page);
  await expect(paper.locator('.print-page').first()).toContainText('Biuro pokazowe - dane zmyślone');
  await expect(paper.locator('tbody tr')).toHaveCount(names.length);
  expect(await paper.locator('table').first().locator('th').allTextContents()).toEqual(['Lp.', ...head]);
  await expect(paper.locator('.print-subtitle').first()).toHaveText('dzieci do 17 lat, Stan: czynne');
  const printed = await paper.locator('tbody').allTextContents();
  for (const row of rows) if (row.shown) expect(printed.join(' ')).toContain(row.surname);
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await expectAccessible(page);
  await page.goBack();

  // Far down the list, into a card and back: the same filter, order and row.
  await expectCount(page, names.length);
  await page.getByRole('grid').getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  const last = page.locator(`[role="row"][data-index="${names.length - 1}"]`);
  await expect(last).toBeFocused();
  await expect(last).toContainText(/\d{2}\.\d{2}\.\d{4}/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /\S+ \S+/ })).toBeVisible();
  await page.keyboard.press('Control+P');
  await expect(page.getByRole('heading', { level: 1, name: 'Karta osoby' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await drawPaper(page);
  await expect(paper.locator('.print-page')).toContainText('Biuro pokazowe - dane zmyślone');
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await expectAccessible(page);
  await page.goBack();
  await page.goBack();
  await expectCount(page, names.length);
  await expect(page.getByText('Kolejność: wiek, od najstarszych')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Usuń filtr: Wiek: dzieci do 17 lat' })).toBeVisible();
  await expect(last).toBeInViewport();

  // The way up the breadcrumb leads to the same place.
  await expect(last).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /\S+ \S+/ })).toBeVisible();
  await page.getByRole('navigation', { name: 'Ścieżka' }).getByRole('link', { name: 'Osoby' }).click();
  await expectCount(page, names.length);
  await expect(page.getByText('Kolejność: wiek, od najstarszych')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Usuń filtr: Wiek: dzieci do 17 lat' })).toBeVisible();
  await expect(last).toBeInViewport();
  await expectProgram(page);
});
