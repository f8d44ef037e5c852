import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';
import { aPerson } from '#tests/support/people.ts';
import { expectAccessible, expectAccessibleInEveryLook } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import {
  chooseFound,
  chooseFrom,
  expectCount,
  openPlace,
  shortcutForNew,
  toast,
  typeInto,
} from '../pages/records-page.ts';
import { signIn, tabTo } from '../pages/session-page.ts';

test('a place, a copy, a test restore, a restore and its undo, by keyboard alone @browser', async ({ prepare }) => {
  test.slow();
  const { office } = await prepare((client) => client.people.register({ fields: aPerson({ surname: 'Pierwsza' }) }));
  office.onlyInBrowser('in Electron the system asks for the folder');
  const { page } = office;
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  const press = async (name: string, within = page.getByRole('main')) => {
    await tabTo(page, within.getByRole('button', { name, exact: true }));
    await page.keyboard.press('Enter');
  };
  await signIn(page, chief);
  await openPlace(page, 'Kopie zapasowe');
  await expect(page.getByText('Nie ma jeszcze sprawdzonej kopii')).toBeVisible();
  await press('Dodaj miejsce na kopie');
  await expect(dialog).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await chooseFrom(page, 'Folder', 'D');
  await typeInto(page, 'Nazwa', 'Dysk w sejfie');
  await press('Dodaj miejsce', dialog);
  await expect(toast(page).getByText('Dodano miejsce na kopie: Dysk w sejfie.')).toBeVisible();

  await press('Zrób kopię teraz');
  await expect(toast(page).getByText('Kopia jest sprawdzona: Dysk w sejfie.')).toBeVisible();
  const rows = page.getByRole('grid', { name: 'Sprawdzone kopie' }).getByRole('rowgroup').last().getByRole('row');
  // The daily copy may have been made by itself as soon as there was a place: both hold the same.
  await press('Wypróbuj najnowszą kopię');
  await expect(toast(page).getByText('Próbne odtworzenie udane. W kopii: 1 osoba, 0 rodzin.')).toBeVisible();
  const tested = rows.filter({ hasText: /odtworzona na próbę \d\d\.\d\d\.\d{4}/ });
  await expect(tested).toHaveCount(1);
  await expectAccessibleInEveryLook(page);

  // Somebody is entered after the copy, and is gone after the restore.
  await openPlace(page, 'Osoby');
  await expectCount(page, 1);
  await page.keyboard.press(shortcutForNew(page));
  await typeInto(page, 'Nazwisko', 'Druga');
  await typeInto(page, 'Imię', 'Ewa');
  await typeInto(page, 'PESEL', makePesel(asLocalDate('1985-03-07'), 'female', 77));
  await typeInto(page, 'Numer domu', '8');
  await typeInto(page, 'Kod pocztowy', '39200');
  await typeInto(page, 'Miejscowość', 'Dębica');
  await chooseFound(page, 'Gmina', 'debic', /^Dębica \(miejska\)/);
  await typeInto(page, 'Mieszka od', '1.2.20');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: 'Druga Ewa' })).toBeVisible();
  await openPlace(page, 'Kopie zapasowe');
  await tabTo(page, rows.first());
  while (!(await tested.evaluate((row) => row === document.activeElement))) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await press('Odtwórz z tej kopii');
  await expect(page.getByRole('heading', { level: 1, name: 'Odtwarzanie z kopii' })).toBeVisible();
  await expect(page.getByText('Plik jest cały.')).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await press('Dalej');
  await expect(page.getByText(/Otworzy ją bez klucza odzyskiwania/)).toBeVisible();
  await expectAccessible(page);
  await press('Sprawdź całą kopię');
  const differences = page.getByRole('table', { name: 'Co się zmieni' });
  await expect(differences.getByRole('row', { name: 'Osoby 2 1 −1' })).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await press('Dalej');
  await expect(page.getByText(/Droga powrotna/)).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await press('Odtwórz i wyloguj');
  await expect(page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
  await expect(page.getByText(/Dane odtworzono .* z\skopii/)).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await signIn(page, chief);
  await expect(page.getByRole('main').getByText(/Dane odtworzono .* z\skopii/)).toBeVisible();
  await expect(page.getByRole('main').getByText(/Cofnąć to może administrator/)).toBeVisible();
  await openPlace(page, 'Osoby');
  await expectCount(page, 1);

  await openPlace(page, 'Kopie zapasowe');
  await press('Cofnij odtworzenie');
  await expect(dialog).toContainText('Wrócą dane sprzed odtworzenia');
  await expectAccessible(page);
  await press('Cofnij i wyloguj', dialog);
  await expect(page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
  await expect(page.getByText(/Odtworzenie cofnięto/)).toBeVisible();
  await signIn(page, chief);
  await openPlace(page, 'Osoby');
  await expectCount(page, 2);

  // Before a place leaves the list the program asks.
  await openPlace(page, 'Kopie zapasowe');
  await press('Miejsce Dysk w sejfie: co dalej');
  await page.getByRole('menuitem', { name: 'Usuń z listy' }).press('Enter');
  await expect(dialog).toContainText('Nie robić więcej kopii w miejscu Dysk w sejfie?');
  await expectAccessible(page);
});
