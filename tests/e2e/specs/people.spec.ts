import { PERSON_FIELDS } from '#shared/features/people/people.rules.ts';
import { NO_DETAILS } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';
import { anAddress, aPerson, aPhone } from '#tests/support/people.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import {
  chooseFound,
  chooseMore,
  expectCount,
  expectSentence,
  field,
  openPlace,
  rowTexts,
  shortcutForNew,
  toast,
  typeInto,
} from '../pages/records-page.ts';
import { goTo, signIn, signOut } from '../pages/session-page.ts';

const BORN = asLocalDate('2014-05-07');

test('a person is registered with the keyboard alone, PESEL fills date of birth and sex', async ({ office }) => {
  const { page } = office;
  await signIn(page, chief);
  await openPlace(page, 'Osoby');
  await expect(page.getByText('Nie ma jeszcze żadnej osoby')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press(shortcutForNew(page));
  await expect(field(page, 'Nazwisko')).toBeFocused();
  await page.keyboard.type('Źdźbło-Łukaszewicz');
  await typeInto(page, 'Imię', 'Żaneta');
  await typeInto(page, 'PESEL', makePesel(BORN, 'female', 21));
  await expect(field(page, 'Data urodzenia')).toHaveValue('07.05.2014');
  await expect(page.getByRole('radio', { name: 'kobieta' })).toBeChecked();
  await typeInto(page, 'Ulica', 'Ogrodowa');
  await typeInto(page, 'Numer domu', '8');
  await typeInto(page, 'Kod pocztowy', '39200');
  await typeInto(page, 'Miejscowość', 'Dębica');
  await chooseFound(page, 'Gmina', 'debic', /^Dębica \(miejska\)/);
  await typeInto(page, 'Mieszka od', '1.2.20');
  await typeInto(page, 'Telefon', '600 100 200');
  await page.keyboard.press('Control+S');

  await expect(page.getByRole('heading', { level: 1, name: 'Źdźbło-Łukaszewicz Żaneta' })).toBeVisible();
  await expect(toast(page).getByText('Wpisano osobę: Źdźbło-Łukaszewicz Żaneta.')).toBeVisible();
  await expect(page.getByText('Ogrodowa 8, Dębica').first()).toBeVisible();
  await expect(page.getByText('+48 600 100 200')).toBeVisible();
  await expect(page.getByRole('group', { name: 'Klawisze' })).toContainText('edytuj');

  // What the toast says does not cover the bar under the paper.
  const said = toast(page).getByRole('group');
  await said.hover();
  await page.keyboard.press('Control+P');
  const zoom = await page.getByRole('group', { name: 'Podgląd wydruku' }).boundingBox();
  const over = await said.boundingBox();
  expect(zoom).not.toBeNull();
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual(zoom?.y ?? 0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Źdźbło-Łukaszewicz Żaneta' })).toBeVisible();
  await expectAccessible(page);
});

/** The part of a person in which each field that is typed wrong lies. */
const PART_OF = {
  Nazwisko: 'surname',
  Imię: 'firstName',
  'Drugie imię': 'secondName',
  PESEL: 'identity',
  'Data urodzenia': 'birthDate',
  'Numer domu': 'address',
  'Kod pocztowy': 'address',
  Miejscowość: 'address',
  'Mieszka od': 'address',
  Telefon: 'contacts',
  'E-mail': 'contacts',
  Uwagi: 'note',
} as const satisfies Readonly<Record<string, (typeof PERSON_FIELDS)[number]>>;

/** What is typed wrong, in which field, and the sentence beside it. Reached with a valid rest of the form. */
const WRONG: readonly (readonly [label: keyof typeof PART_OF, typed: string, sentence: RegExp])[] = [
  ['Nazwisko', '', /^Podaj nazwisko\./],
  ['Nazwisko', 'Nowak7', /^Podaj nazwisko, tylko litery, myślnik, apostrof i.spację\./],
  ['Nazwisko', 'a'.repeat(81), /^Podaj nazwisko, najwyżej 80 znaków\./],
  ['Imię', '', /^Podaj imię\./],
  ['Drugie imię', '<b>', /^Podaj drugie imię .*tylko litery, myślnik, apostrof i.spację\./],
  ['PESEL', '1234', /numer PESEL z.11.cyfr\./],
  ['PESEL', '44051401358', /^Sprawdź numer PESEL z.dokumentem, nie zgadza się cyfra kontrolna/],
  ['PESEL', '00000000000', /nie jest datą urodzenia/],
  ['Data urodzenia', '31.02.2010', /^Podaj datę urodzenia: istniejący dzień/],
  ['Data urodzenia', '08.05.2014', /^Z numeru PESEL wynika 07\.05\.2014\./],
  ['Numer domu', '', /^Podaj numer domu\./],
  ['Kod pocztowy', '3-92', /^Podaj kod pocztowy z.pięciu cyfr w.postaci 39-300\./],
  ['Miejscowość', '', /^Podaj nazwę miejscowości\./],
  ['Mieszka od', '01.01.2001', /nie wcześniejszą niż data urodzenia \(07\.05\.2014\)\./],
  ['Mieszka od', '01.01.2199', /^Podaj datę, od której osoba tam mieszka, nie późniejszą niż/],
  ['Miejscowość', '123', /^Wpisz nazwę miejscowości literami\./],
  ['Mieszka od', '1.1.2999', /^Podaj datę, od której osoba tam mieszka, rok 2999 jest za późny\./],
  ['Mieszka od', 'wczoraj albo dziś', /^Podaj datę, od której osoba tam mieszka: istniejący dzień/],
  ['Telefon', '12', /^Podaj numer telefonu z.9.cyfr, a.zagraniczny/],
  ['E-mail', 'jan.nowak@', /^Podaj adres e-mail bez polskich liter i.spacji/],
  ['Uwagi', 'u'.repeat(2001), /^Wpisz uwagi, najwyżej 2000 znaków\./],
];

test('each kind of bad input is told beside its field, and nothing is saved', async ({ prepare }) => {
  const { office } = await prepare((client) =>
    client.people.register({ fields: aPerson({ surname: 'Stara', firstName: 'Jedna' }) }),
  );
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/osoby');
  const before = await rowTexts(page);
  expect(before).toHaveLength(1);

  await goTo(page, '/osoby/nowa');
  await page.keyboard.press('Control+S');
  const summary = page.getByRole('alert').filter({ hasText: 'Do poprawienia' });
  await expect(summary).toContainText(/Do poprawienia jest \d+ pól\./);
  const links = await summary.getByRole('button').allInnerTexts();
  // Every field the office cannot do without is named, and each link leads to its field.
  expect(links).toEqual([
    'Nazwisko',
    'Imię',
    'PESEL',
    'Data urodzenia',
    'Płeć',
    'Numer domu',
    'Kod pocztowy',
    'Miejscowość',
    'Gmina',
    'Mieszka od',
  ]);
  await expectAccessible(page);
  await summary.getByRole('button', { name: 'Miejscowość' }).press('Enter');
  await expect(field(page, 'Miejscowość')).toBeFocused();

  const right: Readonly<Record<string, string>> = {
    Nazwisko: 'Dobra',
    Imię: 'Maria',
    'Drugie imię': '',
    PESEL: makePesel(BORN, 'female', 22),
    'Data urodzenia': '07.05.2014',
    'Numer domu': '8',
    'Kod pocztowy': '39-200',
    Miejscowość: 'Dębica',
    'Mieszka od': '01.02.2020',
    Telefon: '600 100 200',
    'E-mail': 'maria@example.org',
    Uwagi: 'bez uwag',
  };
  await page.getByRole('button', { name: 'Dodaj e-mail' }).click();
  for (const [label, text] of Object.entries(right)) await field(page, label).fill(text);
  await expect(summary).toHaveText(/^Do poprawienia jest 1 pole\.\s*Gmina$/);
  await chooseFound(page, 'Gmina', 'debic', /^Dębica \(miejska\)/);
  await expect(summary).toBeHidden();
  for (const [label, typed, sentence] of WRONG) {
    await field(page, label).fill(typed);
    await page.keyboard.press('Control+S');
    await expectSentence(field(page, label), sentence, `${label}: ${typed.slice(0, 20)}`);
    await field(page, label).fill(right[label] ?? '');
    if (label === 'PESEL') await field(page, 'Data urodzenia').fill(right['Data urodzenia'] ?? '');
  }
  // A PESEL that contradicts the day typed by hand does not overwrite it; the one who knows chooses.
  const born = field(page, 'Data urodzenia');
  await born.fill('08.05.2014');
  await field(page, 'PESEL').fill(makePesel(BORN, 'female', 23));
  await expect(born).toHaveValue('08.05.2014');
  await expectSentence(born, /^Z numeru PESEL wynika 07\.05\.2014\./);
  await page.getByRole('button', { name: 'Wpisz 07.05.2014' }).click();
  await expect(born).toHaveValue('07.05.2014');
  await expect(born).toBeFocused();
  // What the number before had filled in follows the number.
  await field(page, 'PESEL').fill(makePesel(asLocalDate('2014-05-09'), 'female', 23));
  await expect(born).toHaveValue('09.05.2014');
  await field(page, 'PESEL').fill(makePesel(BORN, 'female', 22));
  await expect(born).toHaveValue('07.05.2014');
  // The other branch: no PESEL, and then a document is asked for.
  await page.getByRole('radio', { name: 'nie ma' }).check();
  await page.keyboard.press('Control+S');
  await expectSentence(field(page, 'Powód braku PESEL', 'combobox'), /^Wybierz powód braku PESEL z.listy\./);
  // Twelve years after birth nobody is a newborn: that is said, and asks for nothing.
  const reason = field(page, 'Powód braku PESEL', 'combobox');
  await reason.selectOption({ label: 'noworodek, numer jeszcze nie nadany' });
  await expectSentence(reason, /Numer PESEL powinien być nadany przed 21\.06\.2014/);
  await reason.selectOption({ label: 'cudzoziemiec bez numeru PESEL' });
  await expect(page.getByText('powinien być nadany')).toHaveCount(0);
  await page.keyboard.press('Control+S');
  await expectSentence(field(page, 'Rodzaj dokumentu', 'combobox'), /^Wybierz z.listy rodzaj dokumentu/);
  await expectSentence(field(page, 'Numer dokumentu'), /^Podaj numer z dokumentu\./);

  // Every part of a person has been wrong once, or cannot be typed wrong: sex and worker are chosen.
  const tried = new Set<string>(WRONG.map(([label]) => PART_OF[label]));
  // The folded details have tests of their own.
  const here = PERSON_FIELDS.filter((name) => !(name in NO_DETAILS));
  expect(here.filter((name) => !tried.has(name))).toEqual(['sex', 'workerId']);
  // Leaving asks first, and stays when told so.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Zmiany nie są zapisane' })).toBeVisible();
  await page.getByRole('button', { name: 'Zostań na stronie' }).click();
  await expect(field(page, 'Nazwisko')).toHaveValue('Dobra');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Wyjdź, szkic zostanie' }).click();
  expect(await rowTexts(page)).toEqual(before);
  const everybody = { filter: { status: 'all' }, window: { offset: 0, limit: 10 } } as const;
  expect((await office.saved((client) => client.people.list(everybody))).rows).toHaveLength(1);
});

test('a PESEL that is taken is told beside its field, from wherever the form was saved', async ({ prepare }) => {
  const pesel = makePesel(BORN, 'female', 24);
  const identity = { kind: 'pesel', pesel } as const;
  const { office, made } = await prepare(async (client) => {
    await client.people.register({
      fields: aPerson({ surname: 'Pierwsza', firstName: 'Ewa', birthDate: BORN, identity }),
    });
    return client.people.register({ fields: aPerson({ surname: 'Druga', firstName: 'Ola', contacts: [aPhone()] }) });
  });
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/osoby/${made.id}/edycja`);
  await field(page, 'PESEL').fill(pesel);
  await expect(field(page, 'Data urodzenia')).toHaveValue('07.05.2014');
  await field(page, 'Uwagi').fill('na samym dole');
  await page.keyboard.press('Control+S');
  await expect(field(page, 'PESEL')).toBeFocused();
  await expect(field(page, 'PESEL')).toBeInViewport({ ratio: 1 });
  await expectSentence(field(page, 'PESEL'), /^Ten PESEL ma już Pierwsza Ewa\./);
  await expect(page.getByRole('link', { name: 'Otwórz kartę tej osoby' })).toBeVisible();
  await expectAccessible(page);
  await field(page, 'PESEL').fill(makePesel(BORN, 'female', 25));
  await expect(page.getByRole('link', { name: 'Otwórz kartę tej osoby' })).toBeHidden();
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText('Zapisano zmiany: Druga Ola.')).toBeVisible();
});

test('a move keeps the former address, the archive gives back at once and later', async ({ prepare }) => {
  const fields = aPerson({ surname: 'Wędrowna', firstName: 'Ola', address: anAddress(), contacts: [aPhone()] });
  const { office, made } = await prepare((client) => client.people.register({ fields }));
  const { page } = office;
  const { id } = made;
  await signIn(page, chief);
  await goTo(page, `/osoby/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Wędrowna Ola' })).toBeVisible();
  await page.keyboard.press('F2');
  await typeInto(page, 'Ulica', 'Leśna');
  await typeInto(page, 'Numer domu', '17');
  await typeInto(page, 'Mieszka od', '01022024');
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText('Zapisano zmiany: Wędrowna Ola.')).toBeVisible();
  const addresses = page.getByRole('listitem').filter({ hasText: '39-202' });
  await expect(addresses.nth(0)).toContainText('Leśna 17/3, 39-202 Jaworzec');
  await expect(addresses.nth(0)).toContainText('od 01.02.2024');
  await expect(addresses.nth(1)).toContainText('Ogrodowa 8/3, 39-202 Jaworzec');
  await expect(addresses.nth(1)).toContainText('31.01.2024');
  await page.getByRole('tab', { name: 'Historia' }).click();
  await expect(page.getByRole('tabpanel').or(page.locator('main')).first()).toContainText('Adres zamieszkania');
  await expectAccessible(page);
  await page.getByRole('tab', { name: 'Przegląd' }).click();

  const archive = async (reason: string): Promise<void> => {
    await chooseMore(page, 'Przenieś do archiwum');
    await expect(field(page, 'Powód')).toBeVisible();
    await page.getByRole('button', { name: 'Przenieś do archiwum' }).click();
    await expectSentence(field(page, 'Powód'), /^Podaj powód archiwizacji\./);
    await field(page, 'Powód').fill(reason);
    await page.getByRole('button', { name: 'Przenieś do archiwum' }).click();
    await expect(page.getByText(`: ${reason}`)).toBeVisible();
  };
  await archive('wyjazd do innej gminy');
  await toast(page).getByRole('button', { name: 'Cofnij' }).click();
  await expect(toast(page).getByText('Przywrócono z archiwum: Wędrowna Ola.')).toBeVisible();
  await expect(page.getByText('w archiwum', { exact: true })).toBeHidden();
  await archive('wyjazd za granicę');
  await openPlace(page, 'Osoby');
  await expect(page.getByText('Nie ma jeszcze żadnej osoby')).toBeVisible();
  await goTo(page, `/osoby/${id}`);
  await page.getByRole('button', { name: 'Przywróć z archiwum' }).click();
  await expect(toast(page).getByText('Przywrócono z archiwum: Wędrowna Ola.')).toBeVisible();
  await expect(page.getByText('wyjazd za granicę')).toBeHidden();
  await openPlace(page, 'Osoby');
  await expectCount(page, 1);
});

test('a person szczególnie chroniona is „rekord chroniony” for everybody else', async ({ prepareDemo }) => {
  const fields = aPerson({ surname: 'Ukryta', firstName: 'Nina', address: anAddress({ street: 'Tajna' }) });
  const { office, made } = await prepareDemo(async (manager) => {
    const { id } = await manager.people.register({ fields });
    const window = { offset: 0, limit: 5 };
    return { id, found: (await manager.people.list({ filter: { search: 'ukryta nina' }, window })).rows.length };
  });
  const { page } = office;
  const { id, found } = made;
  expect(found).toBe(1);

  await signIn(page, demoUser('anna.kierownik'));
  await expect(page.getByText('Biuro pokazowe - dane zmyślone')).toBeVisible();
  await goTo(page, `/osoby/${id}`);
  await chooseMore(page, 'Oznacz jako szczególnie chronioną');
  await field(page, 'Powód ochrony').fill('groźby ze strony byłego męża');
  // Whoever protects a record is on the list from the beginning; nobody at all is refused.
  await page.getByRole('checkbox', { name: 'Anna Hebda' }).uncheck();
  await page.getByRole('button', { name: 'Oznacz jako chronioną' }).click();
  await expect(
    page.getByText('Kto może otworzyć: wskaż, kto może otworzyć kartę, co najmniej jedną osobę.'),
  ).toBeVisible();
  await page.getByRole('checkbox', { name: 'Anna Hebda' }).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Oznacz jako chronioną' }).click();
  await expect(page.getByText('Otworzyć mogą: Anna Hebda.')).toBeVisible();

  await signOut(page);
  await signIn(page, demoUser('piotr.pracownik'));
  await goTo(page, `/osoby/${id}`);
  await expect(page.getByText('Tę kartę otworzą tylko wskazane osoby. O dostęp zapytaj: Anna Hebda.')).toBeVisible();
  await expectAccessible(page);
  // No search by what is hidden finds the record; a list without a search shows that there is one.
  await goTo(page, '/osoby?search=ukryta');
  await expect(page.getByText(/^Nikt z/)).toBeVisible();
  await goTo(page, '/osoby');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('grid').getByRole('row').nth(1).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('gridcell', { name: 'rekord chroniony' }).first()).toBeVisible();
  await expect(page.getByText('Ukryta')).toBeHidden();
});
