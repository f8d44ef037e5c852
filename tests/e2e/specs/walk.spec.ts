import type { Page } from '@playwright/test';

import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel, type Sex } from '#shared/kernel/pesel.ts';
import { expect, test } from '../fixtures/office.ts';
import { printCard, typeParts, untilKey } from '../pages/first-run-page.ts';
import { chooseFound, expectCount, field, openPlace, shortcutForNew, typeInto } from '../pages/records-page.ts';
import { expectProgram, tabTo } from '../pages/session-page.ts';
import { drawPaper } from '../pages/paper.ts';

const PASSWORD = 'cztery wiatry nad stawem 9';
const FRESH = 'pięć gawronów na dachu 3';

const FAMILY: readonly {
  readonly surname: string;
  readonly name: string;
  readonly born: string;
  readonly sex: Sex;
  readonly role: string;
}[] = [
  { surname: 'Żółkiewska', name: 'Łucja', born: '1988-02-29', sex: 'female', role: 'matka' },
  { surname: 'Żółkiewski', name: 'Światosław', born: '1985-10-03', sex: 'male', role: 'ojciec' },
  { surname: 'Żółkiewska', name: 'Ćwierka', born: '2012-04-17', sex: 'female', role: 'córka' },
  { surname: 'Żółkiewski', name: 'Źrebak', born: '2019-12-31', sex: 'male', role: 'syn' },
];

async function register(page: Page, person: (typeof FAMILY)[number]): Promise<void> {
  await page.keyboard.press(shortcutForNew(page));
  await expect(field(page, 'Nazwisko')).toBeFocused();
  await page.keyboard.type(person.surname);
  await typeInto(page, 'Imię', person.name);
  await typeInto(page, 'PESEL', makePesel(asLocalDate(person.born), person.sex, 77));
  await tabTo(page, page.getByRole('checkbox', { name: 'Adres jest znany' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: `${person.surname} ${person.name}` })).toBeVisible();
  await openPlace(page, 'Osoby');
}

async function signInWithKeyboard(page: Page, login: string, password: string): Promise<void> {
  await tabTo(page, page.getByLabel('Użytkownik'));
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expectProgram(page);
}

test('an office from its first day to a lost password, without a mouse', async ({ emptyOffice, where }) => {
  test.setTimeout(180_000);
  let { page } = emptyOffice;
  await untilKey(page, PASSWORD);
  const card = await printCard(page);
  await typeParts(page, card);
  await page.keyboard.press('Enter');
  await expectProgram(page);

  await emptyOffice.restart();
  page = emptyOffice.page;
  await signInWithKeyboard(page, 'k.wilk', PASSWORD);

  // A family of four.
  await openPlace(page, 'Osoby');
  for (const person of FAMILY) await register(page, person);
  await expectCount(page, 4);
  await openPlace(page, 'Rodziny');
  await page.keyboard.press(shortcutForNew(page));
  await expect(field(page, 'Nazwa rodziny')).toBeFocused();
  await page.keyboard.type('Żółkiewscy');
  for (const { surname, name, role } of FAMILY) {
    await chooseFound(page, 'Dodaj osobę', name, new RegExp(name));
    const line = page.getByRole('listitem', { name: `${surname} ${name}` });
    await expect(line.getByRole('combobox', { name: 'Kim jest' })).toBeFocused();
    // A list takes keys, and only letters of every keyboard are keys in a test; a daughter is proposed anyway.
    if (role !== 'córka') await page.keyboard.type(role);
    await expect(line.locator('option:checked')).toHaveText(role);
  }
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('heading', { level: 1, name: 'Żółkiewscy' })).toBeVisible();

  // Found without diacritics, from wherever one is; the card is printed.
  await page.keyboard.press('Control+K');
  await page.keyboard.type('zolkiewska cwierka');
  await expect(page.getByRole('option', { name: /Żółkiewska Ćwierka/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Żółkiewska Ćwierka' })).toBeVisible();
  await page.keyboard.press('Control+P');
  await expect(page.getByRole('heading', { level: 1, name: 'Karta osoby' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Drukuj' })).toBeEnabled();
  await drawPaper(page);
  const paper = page.locator('.print-output .print-page');
  await expect(paper).toHaveCount(1);
  await expect(paper).toContainText('Żółkiewska');
  await expect(paper).toContainText('Żółkiewscy');
  // The desktop program opens the system's dialog here, which no test can answer.
  if (where === 'browser') {
    await page.evaluate(() => {
      window.print = () => document.documentElement.toggleAttribute('data-printed', true);
    });
    await page.keyboard.press('Control+P');
    await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  }

  // Locked nothing is seen, unlocked all is where it was.
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: 'Zablokowano' })).toBeVisible();
  const password = page.getByLabel('Hasło', { exact: true });
  await expect(password).toBeFocused();
  const seen = page.getByText('Żółkiewska').filter({ visible: true });
  await expect(seen).toHaveCount(0);
  // Nor does the paper that stands ready behind the lock come out of the printer.
  await page.emulateMedia({ media: 'print' });
  await expect(seen).toHaveCount(0);
  await page.emulateMedia({ media: 'screen' });
  await tabTo(page, password);
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Karta osoby' })).toBeVisible();

  // Nobody remembers the password: the key from the safe opens everything.
  await emptyOffice.restart('crash');
  page = emptyOffice.page;
  await tabTo(page, page.getByRole('button', { name: 'Mam klucz odzyskiwania' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Klucz z karty'));
  await page.keyboard.type(card.join(' ').toLowerCase());
  await tabTo(page, page.getByRole('button', { name: 'Sprawdź klucz' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Klucz pasuje do danych tego ośrodka.')).toBeVisible();
  await tabTo(page, page.getByLabel(/^Nowe hasło/));
  await page.keyboard.type(FRESH);
  await tabTo(page, page.getByLabel('Powtórz nowe hasło'));
  await page.keyboard.type(FRESH);
  await page.keyboard.press('Enter');
  await expectProgram(page);
  await openPlace(page, 'Rodziny');
  await expectCount(page, 1);
  await expect(page.getByRole('gridcell', { name: 'Żółkiewscy' })).toBeVisible();
});
