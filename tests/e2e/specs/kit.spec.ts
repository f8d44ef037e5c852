import { expect, type Page, test } from '@playwright/test';
import { contentSecurityPolicy } from '#core/policies/content-security-policy.ts';
import { expectAccessible, expectAccessibleInEveryLook, settled } from '../fixtures/accessibility.ts';
import { session as sessionTexts } from '#renderer/i18n/pl/session.ts';
import { FAILURE_CODES, type FailureCode } from '#shared/features/session/session.schema.ts';
import { openGallery, type Gallery } from '../fixtures/gallery.ts';
import { readSource } from '../fixtures/screens.ts';
import { watchPage } from '../fixtures/watch-page.ts';
import { problemsOf, problemsOfText } from '../pages/screen-checks.ts';

/** Of the ordinary window every look is looked at; the other widths change no colour. */
const SIZES = [
  { name: '100 %', width: 1366, height: 768, looks: 'every' },
  { name: '125 %', width: 1092, height: 614, looks: 'light' },
  { name: '200 %', width: 683, height: 384, looks: 'light' },
  { name: 'the narrowest window', width: 320, height: 640, looks: 'light' },
] as const;

type Story = {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
  /** What the act has opened. */
  readonly stands?: (page: Page) => Promise<void>;
};

const openDialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));

const STORIES: readonly Story[] = [
  { name: 'list', path: '/osoby' },
  { name: 'form', path: '/osoby/nowa' },
  {
    name: 'form with errors',
    path: '/osoby/nowa',
    act: async (page) => {
      await page.getByRole('button', { name: 'Zapisz' }).click();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'calendar',
    path: '/osoby/nowa',
    act: async (page) => {
      await page.getByRole('button', { name: 'Otwórz kalendarz: Data urodzenia' }).click();
      await expect(page.getByRole('grid')).toBeVisible();
    },
    stands: async (page) => expect(page.getByRole('grid')).toBeVisible(),
  },
  {
    name: 'options found by typing',
    path: '/osoby/nowa',
    act: async (page) => {
      await page.getByRole('combobox', { name: 'Gmina' }).fill('ja');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
    stands: async (page) => expect(page.getByRole('option').first()).toBeVisible(),
  },
  {
    name: 'dialog',
    path: '/osoby/nowa',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Imię' }).fill('Ewa');
      await page.getByRole('navigation', { name: 'Ścieżka' }).getByRole('link', { name: 'Osoby' }).click();
      await expect(openDialog(page)).toBeVisible();
    },
    stands: async (page) => expect(openDialog(page)).toBeVisible(),
  },
  {
    name: 'toast with a way back',
    path: '/osoby/nowa',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Imię' }).fill('Ewa');
      await page.getByRole('textbox', { name: 'Data urodzenia' }).fill('01.02.2020');
      await page.getByRole('textbox', { name: 'Kod pocztowy' }).fill('00-950');
      await page.keyboard.press('Control+S');
      await page.getByRole('button', { name: 'Cofnij' }).focus();
    },
    // It goes by itself, but not while it has the focus.
    stands: async (page) => expect(page.getByRole('button', { name: 'Cofnij' })).toBeFocused(),
  },
  {
    name: 'conflict, both versions',
    path: '/pulpit',
    act: async (page) => {
      await page.getByRole('button', { name: 'Pokaż obie wersje' }).click();
      await expect(page.getByRole('button', { name: 'Zachowaj moją' })).toBeFocused();
    },
    stands: async (page) => expect(page.getByRole('row', { name: 'Adres' })).toBeVisible(),
  },
  { name: 'record', path: '/rodziny' },
  { name: 'timeline of a stay', path: '/osoby/pobyt' },
  {
    name: 'timeline as a table',
    path: '/osoby/pobyt',
    act: async (page) => {
      for (const button of await page.getByRole('button', { name: 'Tabela' }).all()) await button.click();
      await expect(page.getByRole('table')).toHaveCount(3);
    },
    stands: async (page) => expect(page.getByRole('button', { name: 'Tabela', pressed: true })).toHaveCount(3),
  },
  {
    name: 'states',
    path: '/pulpit',
    act: async (page) => expect(page.getByText('Wczytywanie')).toBeAttached(),
  },
  {
    name: 'palette',
    path: '/pulpit',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      // Typed without a click: opening the palette puts the caret into its field.
      await expect(page.getByRole('combobox', { name: 'Szukaj i wykonaj' })).toBeFocused();
      await page.keyboard.type('rodz');
      await expect(page.getByRole('option', { name: 'Rodziny' })).toBeVisible();
    },
    stands: async (page) => expect(page.getByRole('option', { name: 'Rodziny' })).toBeVisible(),
  },
  {
    name: 'menu of the person',
    path: '/pulpit',
    act: async (page) => {
      await page.getByRole('button', { name: /Konto/ }).click();
      await expect(page.getByRole('menuitem', { name: 'Wyloguj się' })).toBeVisible();
    },
    stands: async (page) => expect(page.getByRole('menuitem', { name: 'Wyloguj się' })).toBeVisible(),
  },
];

/** The parts every screen is made of, looked at on their own in every look and width the program promises. */
let gallery: Gallery;

test.beforeAll(async () => {
  gallery = await openGallery('kit-gallery', { 'content-security-policy': contentSecurityPolicy() });
});

test.afterAll(() => gallery.close());

async function open(page: Page, story: Story): Promise<void> {
  await page.goto(`${gallery.address}#${story.path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await story.act?.(page);
}

for (const { name, width, height, looks } of SIZES) {
  test(`every part is accessible, keeps the policy and fits the width: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
    const watch = watchPage(page);
    for (const story of STORIES) {
      await test.step(story.name, async () => {
        await page.goto('about:blank');
        await open(page, story);
        await (looks === 'every' ? expectAccessibleInEveryLook : expectAccessible)(page);
        // What was opened has stayed open while it was looked at.
        await story.stands?.(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
        expect(overflow, 'no sideways scroll').toBeLessThanOrEqual(0);
      });
    }
    watch.expectNothing();
  });
}

test('a list of thousands draws what is seen and reaches its end by keyboard', async ({ page }) => {
  await open(page, { name: 'list', path: '/osoby' });
  const grid = page.getByRole('grid', { name: 'Osoby' });
  await expect(grid).toHaveAttribute('aria-rowcount', '5001');
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await grid.getByRole('row').nth(1).focus();
  const hold = (held: boolean) =>
    page.evaluate((on) => document.documentElement.toggleAttribute('data-hold', on), held);
  await hold(true);
  await page.keyboard.press('End');
  await expect(page.locator('[role="row"]:focus')).toHaveAttribute('aria-rowindex', '5001');
  await expect(page.locator('[role="row"]:focus')).toContainText('Wczytywanie');
  // A key pressed while the row is on its way is not lost.
  await page.keyboard.press('Space');
  await hold(false);
  await expect(page.locator('[role="row"]:focus')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await expect(page.locator('[role="row"]:focus')).toHaveAttribute('aria-rowindex', '2');
});

test('a date is typed the way clerks type it, and chosen by keyboard alone', async ({ page }) => {
  await open(page, { name: 'form', path: '/osoby/nowa' });
  const field = page.getByRole('textbox', { name: 'Data urodzenia' });
  await field.fill('1.2.26');
  await field.blur();
  await expect(field).toHaveValue('01.02.2026');
  await page.getByRole('button', { name: 'Otwórz kalendarz: Data urodzenia' }).press('Enter');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.locator('[role="grid"] :focus')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('02.02.2026');
});

test('a refused form leads to its first wrong field once, and never takes the focus back', async ({ page }) => {
  await open(page, { name: 'form', path: '/osoby/nowa' });
  const surname = page.getByRole('textbox', { name: 'Nazwisko' });
  const firstName = page.getByRole('textbox', { name: 'Imię' });
  const town = page.getByRole('textbox', { name: 'Miejscowość' });
  await surname.fill('');
  await page.getByRole('textbox', { name: 'Kod pocztowy' }).fill('00-950');
  await page.getByRole('textbox', { name: 'Data urodzenia' }).fill('01.02.2020');
  // Somebody moves on as soon as the focus has come, before anything put off runs.
  await firstName.evaluate((next) =>
    document.addEventListener('focusin', () => queueMicrotask(() => (next as HTMLElement).focus()), { once: true }),
  );
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').first()).toContainText('Nazwisko, Imię');
  // Whatever was put off before this has run when it answers.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await expect(firstName).toBeFocused();

  // „Miejscowość” comes last and stands above „Kod pocztowy”.
  await surname.fill('Odrzucona');
  await firstName.fill('Ewa');
  await page.getByRole('checkbox', { name: 'Z miejscowością' }).check();
  await town.fill('');
  await page.getByRole('textbox', { name: 'Kod pocztowy' }).fill('00');
  await page.keyboard.press('Control+S');
  await expect(town).toBeFocused();

  // What the office refuses leads the same way, whatever order it names the fields in.
  await page.getByRole('textbox', { name: 'Kod pocztowy' }).fill('00-950');
  await town.fill('Lipniki');
  await page.keyboard.press('Control+S');
  await expect(page.getByRole('alert').first()).toContainText('Nazwisko');
  await expect(surname).toBeFocused();
});

test('a timeline holds what every screen has to, and draws a name whole or not at all', async ({ page }) => {
  const story = { name: 'timeline', path: '/osoby/pobyt' };
  await open(page, story);
  const { textKeys } = await readSource();
  expect(await problemsOf(page, textKeys)).toEqual([]);
  for (const width of [1366, 900, 683]) {
    await page.setViewportSize({ width, height: 768 });
    await page.goto('about:blank');
    await open(page, story);
    await settled(page);
    const names = await page.locator('[data-entry] > span > span:has(> span)').evaluateAll((words) =>
      words.map((line) => {
        const name = line.children[1];
        if (name === undefined) throw new Error('a bar without its name');
        const [seen, text] = [line.getBoundingClientRect(), name.getBoundingClientRect()];
        return { hidden: text.top >= seen.bottom - 1, whole: text.left >= seen.left && text.right <= seen.right };
      }),
    );
    expect(names.filter(({ hidden, whole }) => hidden && !whole).length, `${width} wide`).toBeGreaterThan(0);
    expect(names.filter(({ hidden }) => !hidden).length, `${width} wide`).toBeGreaterThan(5);
    expect(
      names.filter(({ hidden, whole }) => !hidden && !whole),
      `${width} wide`,
    ).toEqual([]);
  }
});

test('a timeline scrolls inside itself, from today on, and brings what has the focus beside its labels', async ({
  page,
}) => {
  await page.setViewportSize({ width: 683, height: 768 });
  await open(page, { name: 'timeline', path: '/osoby/pobyt' });
  const drawing = page.getByRole('group', { name: /^Oś czasu od 18\.09\.2023/ });
  await expect.poll(() => drawing.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await drawing.locator('[tabindex="0"]').focus();
  const focused = page.locator('[data-entry]:focus');
  await expect(focused).toHaveAccessibleName(/^Maria i Adam Gilowie/);
  await page.keyboard.press('Control+Home');
  await expect(focused).toHaveAccessibleName(/^Pogotowie/);
  await expect(page.getByRole('tooltip')).toContainText('18.09.2023');
  const label = await drawing.getByText('Miejsce pobytu').boundingBox();
  // The column of labels does not stand before it.
  await expect
    .poll(async () => (await focused.boundingBox())?.x)
    .toBeGreaterThanOrEqual((label?.x ?? 0) + (label?.width ?? Infinity) - 1);
  await page.keyboard.press('Tab');
  await expect(focused).toHaveCount(0);
});

/** What each failure offers; the first has the focus. */
const RESTORE = 'Odtwórz z\u00a0kopii zapasowej';
const OFFERED: Readonly<Record<FailureCode, readonly string[]>> = {
  DATABASE_DAMAGED: ['Zamknij program', RESTORE],
  KEYS_DAMAGED: ['Mam klucz odzyskiwania', 'Spróbuj ponownie', RESTORE],
  NEWER_VERSION: ['Zamknij program'],
  SECOND_INSTANCE: ['Spróbuj ponownie'],
  FOLDER_NOT_WRITABLE: ['Spróbuj ponownie'],
  FOLDER_ON_NETWORK: ['Spróbuj ponownie'],
  GENERATIONS_BROKEN: ['Spróbuj ponownie', RESTORE],
  DISK_FULL: ['Spróbuj ponownie'],
  INTERNAL: ['Spróbuj ponownie'],
};

const openFailure = (page: Page, code: FailureCode, host: string) =>
  page.goto(`${gallery.address}?failed=${code}&${host}`);

test('every failure says what happened and what to do, and offers it, in every look', async ({ page }) => {
  test.setTimeout(300_000);
  const { textKeys } = await readSource();
  expect(FAILURE_CODES.length).toBeGreaterThan(0);
  const problems: string[] = [];
  // Failures that offer the same are the same screen with another text.
  const looked = new Set<string>();
  for (const code of FAILURE_CODES) {
    await openFailure(page, code, 'desktop');
    const { title, todo } = sessionTexts.failure[code];
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const said = page.getByRole('alert');
    await expect(said).toContainText(todo);
    await expect(said).toContainText('Program niczego nie usunął.');
    expect(await said.locator('p').count()).toBe(code === 'INTERNAL' ? 4 : 3);
    expect(await page.getByRole('main').getByRole('button').allInnerTexts()).toEqual(OFFERED[code]);
    const proved = page.getByRole('region', { name: sessionTexts.failure.proved.title });
    await expect(proved.getByText('Pendrive w sejfie (nośnik USB)')).toHaveCount(
      OFFERED[code].includes(RESTORE) ? 1 : 0,
    );
    await expect(page.getByRole('button', { name: OFFERED[code][0] ?? '' })).toBeFocused();
    const shape = `${await said.locator('p').count()} ${OFFERED[code].join()}`;
    const found = await (looked.has(shape) ? problemsOfText : problemsOf)(page, textKeys);
    looked.add(shape);
    problems.push(...found.map((problem) => `${code}: ${problem}`));
  }
  expect(problems).toEqual([]);
  await openFailure(page, 'NEWER_VERSION', 'desktop');
  await expect(page.getByText('wersja 9.9.9')).toBeVisible();
  await openFailure(page, 'INTERNAL', 'desktop');
  await expect(page.getByText('7K2-Q4')).toBeVisible();
});

test('in a browser the session is ended, and the user told to close the tab', async ({ page }) => {
  await openFailure(page, 'DATABASE_DAMAGED', 'preview');
  await page.getByRole('button', { name: 'Zakończ sesję' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Zamknij tę kartę' })).toBeVisible();
  await expectAccessible(page);
});
