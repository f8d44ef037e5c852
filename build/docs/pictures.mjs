/**
 * Every picture of the guide: which office it is taken in, who is signed in, and the steps that lead to what it shows.
 * Steps wait for what they need on the screen, never for time.
 *
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').Locator} Locator
 * @typedef {object} Picture
 * @property {string} file from the folder docs
 * @property {'demo' | 'new'} office the demonstration, or a folder without an office
 * @property {string} [login]
 * @property {(page: Page) => Promise<Locator | undefined>} take gives the part of the page to show, or the whole of it
 */

const WORKER = 'katarzyna.pracownik';
const MANAGER = 'anna.kierownik';
const ADMINISTRATOR = 'ewa.administrator';

/**
 * @param {string} name
 * @returns {string}
 */
const inGuide = (name) => `przewodnik/obrazy/${name}.png`;

/**
 * Opens a screen by its entry in the rail and waits until its rows are there.
 *
 * @param {Page} page
 * @param {string} name
 */
async function openList(page, name) {
  await page.getByRole('navigation', { name: 'Nawigacja główna' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('grid').waitFor();
  await page.locator('[role=row][data-index="6"] [role=gridcell]').first().waitFor();
}

/**
 * Opens the card of a row of the list.
 *
 * @param {Page} page
 * @param {number} index
 */
async function openCard(page, index) {
  await page.locator(`[role=row][data-index="${index}"] [data-opens]`).click();
  await page.getByRole('tab', { name: 'Przegląd' }).waitFor();
}

/** @param {Page} page */
const sheet = (page) => page.locator('main');

/**
 * The first run up to its last step.
 *
 * @param {Page} page
 */
async function firstRunToKey(page) {
  await page.getByLabel('Pełna nazwa ośrodka').fill('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
  await page.getByLabel('Nazwa skrócona').fill('MOPR w Jaworzcu');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.getByLabel('Imię i nazwisko').fill('Ewa Sikora');
  await page.getByLabel('Nazwa użytkownika').fill('e.sikora');
  await page.getByRole('textbox', { name: 'Hasło', exact: true }).fill('parapet jesion 47 rower');
  await page.getByRole('textbox', { name: 'Powtórz hasło' }).fill('parapet jesion 47 rower');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.locator('[data-part]').first().waitFor();
}

/** @type {readonly Picture[]} */
export const pictures = [
  {
    file: 'ostoja.png',
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await openList(page, 'Osoby');
      await openCard(page, 1);
      await page.getByText('Prowadzący').first().waitFor();
      return undefined;
    },
  },
  {
    file: inGuide('pierwsze-kroki-osrodek'),
    office: 'new',
    take: async (page) => {
      await page.getByLabel('Pełna nazwa ośrodka').fill('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
      await page.getByLabel('Nazwa skrócona').fill('MOPR w Jaworzcu');
      return undefined;
    },
  },
  {
    file: inGuide('pierwsze-kroki-klucz'),
    office: 'new',
    take: async (page) => {
      // The browser's own print window would wait for somebody.
      await page.evaluate('globalThis.print = () => undefined');
      await firstRunToKey(page);
      await page.getByRole('button', { name: 'Drukuj kartę klucza' }).click();
      await page.getByText('karta wysłana do druku').waitFor();
      return undefined;
    },
  },
  {
    file: inGuide('logowanie'),
    office: 'demo',
    take: async (page) => {
      await page.getByLabel('Użytkownik').fill(WORKER);
      return undefined;
    },
  },
  {
    file: inGuide('blokada'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await page.getByRole('button', { name: 'Zablokuj' }).click();
      await page.getByRole('button', { name: 'Odblokuj' }).waitFor();
      return undefined;
    },
  },
  {
    file: inGuide('pulpit'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await page.getByRole('heading', { name: 'Ostatnio otwierane' }).waitFor();
      return undefined;
    },
  },
  {
    file: inGuide('szukaj'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await page.keyboard.press('Control+K');
      await page.getByRole('combobox', { name: 'Szukaj i wykonaj' }).fill('wo');
      await page.getByRole('option').nth(3).waitFor();
      return page.getByRole('dialog');
    },
  },
  {
    file: inGuide('osoby-lista'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await openList(page, 'Osoby');
      await page.getByRole('button', { name: 'Wiek' }).click();
      await page.getByRole('menuitemradio').first().click();
      await page.getByRole('button', { name: /^Usuń filtr/ }).waitFor();
      await page.locator('[role=grid][aria-busy=false]').waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('osoby-nowa'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await openList(page, 'Osoby');
      await page.getByRole('button', { name: /^Nowa osoba/ }).click();
      await page.getByLabel('Nazwisko').fill('Sowińska');
      await page.getByLabel('Imię', { exact: true }).fill('Hanna');
      await page.getByRole('textbox', { name: 'PESEL' }).fill('12250412345');
      await page.getByRole('button', { name: /^Zapisz/ }).click();
      await page.getByRole('alert').waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('osoby-karta'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await openList(page, 'Osoby');
      await openCard(page, 2);
      await page.getByText('Prowadzący').first().waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('rodziny-lista'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await openList(page, 'Rodziny');
      return sheet(page);
    },
  },
  {
    file: inGuide('rodziny-karta'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await openList(page, 'Rodziny');
      await openCard(page, 2);
      await page.getByRole('heading', { name: 'Członkowie' }).first().waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('wydruki-podglad'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await openList(page, 'Osoby');
      await openCard(page, 2);
      await page.getByRole('button', { name: /^Drukuj kartę/ }).click();
      await page.locator('.print-page').first().waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('eksport-menu'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await openList(page, 'Osoby');
      await page.getByRole('button', { name: 'Eksport' }).click();
      await page.getByRole('menuitem').first().waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('dziennik-lista'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await openList(page, 'Dziennik zdarzeń');
      return sheet(page);
    },
  },
  {
    file: inGuide('dziennik-sprawdzony'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await openList(page, 'Dziennik zdarzeń');
      await page.getByRole('button', { name: 'Sprawdź dziennik' }).click();
      await page.getByText('Dziennik jest w porządku').waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('administracja-uzytkownicy'),
    office: 'demo',
    login: ADMINISTRATOR,
    take: async (page) => {
      await openList(page, 'Administracja');
      await page.getByRole('row', { name: /Iwona Lech/ }).click();
      await page.getByRole('region', { name: 'Zaznaczone wiersze' }).waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('administracja-nowe-konto'),
    office: 'demo',
    login: ADMINISTRATOR,
    take: async (page) => {
      await openList(page, 'Administracja');
      await page.getByRole('button', { name: /^Nowy użytkownik/ }).click();
      await page.getByLabel('Imię i nazwisko').fill('Joanna Wrona');
      await page.getByLabel('Nazwa użytkownika').fill('j.wrona');
      await page.getByRole('checkbox', { name: /^pracownik/ }).check();
      await page.getByRole('button', { name: 'Wygeneruj' }).click();
      await page.getByText('Siła hasła').waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('administracja-role'),
    office: 'demo',
    login: ADMINISTRATOR,
    take: async (page) => {
      await openList(page, 'Administracja');
      await page.getByRole('tab', { name: 'Role i uprawnienia' }).click();
      await page.getByRole('table').waitFor();
      return sheet(page);
    },
  },
  {
    file: inGuide('klucz-odzyskiwanie'),
    office: 'demo',
    take: async (page) => {
      await page.getByRole('button', { name: 'Mam klucz odzyskiwania' }).click();
      await page.getByLabel('Klucz z karty').waitFor();
      return undefined;
    },
  },
];
