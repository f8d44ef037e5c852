import type { Locator, Page } from 'playwright';

/** One picture: where it is taken, who is signed in, and the steps that lead to what it shows. */
export type Picture = {
  /** From the folder docs. */
  readonly file: string;
  /** The demonstration, or a folder without an office. */
  readonly office: 'demo' | 'new';
  readonly login?: string;
  /** Waits for what it needs on the screen, never for time. Gives the part of the page to show, or null for all of it. */
  readonly take: (page: Page) => Promise<Locator | null>;
};

const WORKER = 'katarzyna.pracownik';
const MANAGER = 'anna.kierownik';
const ADMINISTRATOR = 'ewa.administrator';

const inGuide = (name: string): string => `przewodnik/obrazy/${name}.png`;

/** Opens a screen by its entry in the rail and waits until its rows are there. */
async function openList(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Nawigacja główna' }).getByRole('link', { name, exact: true }).click();
  await page.getByRole('grid').waitFor();
  await page.locator('[role=row][data-index="6"] [role=gridcell]').first().waitFor();
}

/** Opens the card of a row of the list. */
async function openCard(page: Page, index: number): Promise<void> {
  await page.locator(`[role=row][data-index="${index}"] [data-opens]`).click();
  await page.getByRole('tab', { name: 'Przegląd' }).waitFor();
}

/** Opens the card of the first member of a family: a grown-up with most fields filled in. */
async function openMember(page: Page): Promise<void> {
  await openList(page, 'Rodziny');
  await openCard(page, 2);
  const members = page.getByRole('region', { name: 'Członkowie', exact: true });
  await members.getByRole('link').first().click();
  await page.getByText('PESEL', { exact: true }).first().waitFor();
}

const sheet = (page: Page): Locator => page.locator('main');

/** The first run up to its last step. */
async function firstRunToKey(page: Page): Promise<void> {
  await page.getByLabel('Pełna nazwa ośrodka').fill('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
  await page.getByLabel('Nazwa skrócona').fill('MOPR w Jaworzcu');
  await page.getByLabel('Rodzaj ośrodka').selectOption('mopr');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.getByLabel('Imię i nazwisko').fill('Ewa Sikora');
  await page.getByLabel('Nazwa użytkownika').fill('e.sikora');
  await page.getByRole('textbox', { name: 'Hasło', exact: true }).fill('parapet jesion 47 rower');
  await page.getByRole('textbox', { name: 'Powtórz hasło' }).fill('parapet jesion 47 rower');
  await page.getByRole('button', { name: 'Dalej' }).click();
  await page.locator('[data-part]').first().waitFor();
}

/** Every picture of the guide and the one of README. */
export const pictures: readonly Picture[] = [
  {
    file: 'ostoja.png',
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      await openList(page, 'Osoby');
      return null;
    },
  },
  {
    file: inGuide('dziennik-lista'),
    office: 'demo',
    login: MANAGER,
    take: async (page) => {
      for (const index of [0, 3, 5]) {
        await openList(page, 'Osoby');
        await openCard(page, index);
      }
      await page.getByRole('tab', { name: 'Historia' }).click();
      await openList(page, 'Rodziny');
      await openCard(page, 1);
      await openList(page, 'Dziennik zdarzeń');
      return sheet(page);
    },
  },
  {
    file: inGuide('pierwsze-kroki-osrodek'),
    office: 'new',
    take: async (page) => {
      await page.getByLabel('Pełna nazwa ośrodka').fill('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
      await page.getByLabel('Nazwa skrócona').fill('MOPR w Jaworzcu');
      await page.getByLabel('Rodzaj ośrodka').selectOption('mopr');
      return null;
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
      await page.getByText('Otwarto okno druku').waitFor();
      return null;
    },
  },
  {
    file: inGuide('logowanie'),
    office: 'demo',
    take: async (page) => {
      await page.getByLabel('Użytkownik').fill(WORKER);
      return null;
    },
  },
  {
    file: inGuide('blokada'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await page.getByRole('button', { name: 'Zablokuj' }).click();
      await page.getByRole('button', { name: 'Odblokuj' }).waitFor();
      return null;
    },
  },
  {
    file: inGuide('pulpit'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await page.getByRole('heading', { name: 'Ostatnio otwierane' }).waitFor();
      return null;
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
      await page.getByRole('button', { name: 'Wiek', exact: true }).click();
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
      await page.getByRole('textbox', { name: /^Nazwisko/ }).fill('Sowińska');
      await page.getByRole('textbox', { name: /^Imię/ }).fill('Hanna');
      await page.getByRole('textbox', { name: 'PESEL' }).fill('12250400026');
      await page.getByRole('textbox', { name: /^Ulica/ }).fill('ul. Ogrodowa');
      return sheet(page);
    },
  },
  {
    file: inGuide('osoby-karta'),
    office: 'demo',
    login: WORKER,
    take: async (page) => {
      await openMember(page);
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
      await openMember(page);
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
      // The whole form fits on the picture.
      await page.setViewportSize({ width: 1366, height: 900 });
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
      await page.setViewportSize({ width: 1366, height: 1020 });
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
      return null;
    },
  },
];
