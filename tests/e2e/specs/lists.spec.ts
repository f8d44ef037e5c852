import { readFileSync } from 'node:fs';

import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import { expectCount, openPlace, toast } from '../pages/records-page.ts';
import { goTo, signIn } from '../pages/session-page.ts';
import { aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';

const FOUR = [
  { surname: 'Adamska', firstName: 'Ewa', sex: 'female' },
  { surname: 'Bielski', firstName: 'Jan', sex: 'male' },
  { surname: 'Czarna', firstName: 'Iga', sex: 'female' },
  { surname: 'Dudek', firstName: 'Leon', sex: 'male' },
] as const;

async function fourPeople(client: PreviewClient): Promise<void> {
  for (const person of FOUR) await client.people.register({ fields: aPerson(person) });
}

test('selected rows stay selected under another filter, and only they are printed and exported @browser', async ({
  prepare,
}) => {
  const { office } = await prepare(fourPeople);
  office.onlyInBrowser('The desktop program asks the system where a file goes');
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Osoby');
  await expectCount(page, 4);
  const cell = (name: string) => page.getByRole('row', { name });
  await cell('Adamska').click({ position: { x: 300, y: 10 } });
  await cell('Bielski').click({ modifiers: ['ControlOrMeta'], position: { x: 300, y: 10 } });
  const bar = page.getByRole('region', { name: 'Zaznaczone wiersze' }).or(page.locator('[data-foot="high"]'));
  await expect(bar).toContainText('Zaznaczono 2 osoby');
  await expect(bar).not.toContainText('poza filtrem');
  await page.getByRole('button', { name: 'Płeć' }).click();
  await page.getByRole('menuitemradio', { name: 'kobieta' }).click();
  await expectCount(page, 2);
  await expect(bar).toContainText('Zaznaczono 2 osoby');
  await expect(bar).toContainText('w tym 1 poza filtrem');
  await expectAccessible(page);

  await bar.getByRole('button', { name: 'Eksportuj zaznaczone' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /csv/ }).click();
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines.join()).toContain('Bielski');

  // The key prints what is selected, as the bar's own button does, and Esc leads back to the selection.
  await page.keyboard.press('Control+P');
  await expect(page.locator('[data-page="1"]')).toContainText('zaznaczone: 2');
  await page.keyboard.press('Escape');
  await expect(bar).toContainText('Zaznaczono 2 osoby');
  await bar.getByRole('button', { name: /^Drukuj zaznaczone/ }).click();
  const paper = page.locator('[data-page="1"]');
  await expect(paper).toContainText('zaznaczone: 2');
  await expect(paper).toContainText('Adamska');
  await expect(paper).toContainText('Bielski');
  await expect(paper).not.toContainText('Czarna');
  // Nothing but a stand-in of the selection stands in the address.
  expect(page.url().length).toBeLessThan(160);
  await page.getByRole('link', { name: 'Osoby' }).last().click();
  await expect(bar).toContainText('Zaznaczono 2 osoby');
  await expectCount(page, 2);
});

test('a filter is kept under a name, found by Ctrl+K, renamed and deleted with undo', async ({ prepare }) => {
  const { office } = await prepare(fourPeople);
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Osoby');
  await page.getByRole('button', { name: 'Płeć' }).click();
  await page.getByRole('menuitemradio', { name: 'kobieta' }).click();
  await expectCount(page, 2);
  const menu = page.getByRole('button', { name: /^Zapisane filtry/ });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Zapisz ten filtr' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Zapisz' }).click();
  await expect(dialog.getByText('wpisz nazwę').first()).toBeVisible();
  await dialog.getByRole('textbox').fill('  Same kobiety ');
  await expectAccessible(page);
  await dialog.getByRole('textbox').press('Enter');
  await expect(toast(page)).toContainText('Zapisano filtr: Same kobiety.');
  await expect(menu).toHaveAccessibleName('Zapisane filtry: Same kobiety');

  await page.getByRole('button', { name: 'Wyczyść filtry' }).click();
  await expectCount(page, 4);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Zapisz ten filtr' }).click();
  await dialog.getByRole('textbox').fill('same KOBIETY');
  await dialog.getByRole('textbox').press('Enter');
  await expect(dialog.getByText('Wpisz inną nazwę filtru').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await openPlace(page, 'Pulpit');
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: 'Szukaj i wykonaj' }).fill('same kob');
  await page.getByRole('option', { name: 'Osoby: Same kobiety' }).click();
  await expectCount(page, 2);

  await menu.click();
  await page.getByRole('menuitem', { name: 'Zmień nazwę albo usuń' }).click();
  await dialog.getByRole('button', { name: 'Zmień nazwę: Same kobiety' }).click();
  await dialog.getByRole('textbox').fill('Kobiety');
  await expectAccessible(page);
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('button', { name: 'Usuń: Kobiety' }).click();
  await expect(toast(page)).toContainText('Usunięto filtr: Kobiety.');
  await expect(menu).toHaveAccessibleName('Zapisane filtry');
  await page.keyboard.press('Control+Z');
  await expect(menu).toHaveAccessibleName('Zapisane filtry: Kobiety');
});

test('a filter that names a worker who is gone says so', async ({ demoOffice }) => {
  const { page } = demoOffice;
  await signIn(page, demoUser('anna.kierownik'));
  await goTo(page, '/osoby?workerId=018f0000-0000-7000-8000-000000000000');
  await expect(page.getByText('Filtr wskazuje coś, czego już nie ma na liście wyboru: Pracownik')).toBeVisible();
  await page.getByRole('button', { name: /Usuń filtr: .*nie ma na liście/ }).click();
  await expect(page.getByText('Filtr wskazuje coś')).toHaveCount(0);
});
