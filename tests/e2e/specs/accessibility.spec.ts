import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import type { GateState } from '#renderer/app/gate-screens.tsx';
import { expect, test, type Office } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import { readSource, visitsOf, type Source, type Visit } from '../fixtures/screens.ts';
import { printCard, typeParts } from '../pages/first-run-page.ts';
import { drawPaper, putPaperAway } from '../pages/paper.ts';
import { problemsOf, problemsOfText } from '../pages/screen-checks.ts';
import { arriveAt, goTo, signIn } from '../pages/session-page.ts';

const DEMO = 'Biuro pokazowe - dane zmyślone';

let source: Source;

test.beforeAll(async () => {
  source = await readSource();
});

/** Waits until the screen of a visit is drawn and its data have come. */
async function arrive(page: Page, { address, path }: Visit): Promise<void> {
  await arriveAt(page, address);
  await expect(page.getByText('Układanie stron')).toHaveCount(0);
  await expect(page.getByRole('alert'), path).toHaveCount(0);
  await expectDemoBand(page, path);
}

/** Nothing invented can be taken for real: the band stands on the screen, and on each page of a paper. */
async function expectDemoBand(page: Page, path: string): Promise<void> {
  await expect(page.getByRole('note').filter({ hasText: DEMO }), path).toBeVisible();
  const sheets = page.locator('[data-page] .print-page');
  await expect(sheets.filter({ hasText: DEMO }), path).toHaveCount(await sheets.count());
  if (!(await page.locator('[data-page]').first().isVisible())) return;
  await expect(sheets, path).not.toHaveCount(0);
  await drawPaper(page);
  const papers = page.locator('.print-output .print-page');
  await expect(papers, path).not.toHaveCount(0);
  await expect(papers.filter({ hasText: DEMO }), path).toHaveCount(await papers.count());
  await putPaperAway(page);
}

/** The screens are looked at in parts, so that the workers share them. */
const PARTS = [0, 1, 2, 3] as const;

for (const part of PARTS) {
  test(`every screen, part ${part + 1} of ${PARTS.length}: looks, narrow windows, texts, keyboard @browser`, async ({
    demoOffice,
  }) => {
    test.setTimeout(600_000);
    const manager = demoOffice.client();
    await manager.session.signIn(demoUser('anna.kierownik'));
    const visits = await visitsOf(source.routes, manager);
    expect(new Set(visits.map(({ path }) => path))).toEqual(new Set(source.routes.map(({ screen }) => screen.path)));
    const mine = visits.filter((_, index) => index % PARTS.length === part);
    expect(mine.length).toBeGreaterThan(0);
    const problems: string[] = [];
    for (const user of new Set(mine.map((visit) => visit.user))) {
      const page = await demoOffice.anotherPage();
      await signIn(page, demoUser(user));
      const theirs = demoOffice.client();
      await theirs.session.signIn(demoUser(user));
      const before = new Set((await theirs.drafts.waiting({})).map(({ id }) => id));
      for (const visit of mine.filter((one) => one.user === user)) {
        await arrive(page, visit);
        const found = await (visit.sameScreen ? problemsOfText : problemsOf)(page, source.textKeys);
        problems.push(...found.map((problem) => `${visit.address}: ${problem}`));
      }
      // Nothing was typed on any of them, so none may offer a draft the next time.
      await goTo(page, '/pulpit');
      const drafts = (await theirs.drafts.waiting({})).filter(({ id }) => !before.has(id));
      problems.push(...drafts.map(({ place }) => `${place.form}: a draft of what nobody typed`));
    }
    expect(problems).toEqual([]);
  });
}

/** How each state is reached in which another screen stands in the program's place. */
const GATES: Readonly<Record<GateState, (offices: { office: Office; emptyOffice: Office }) => Promise<Page>>> = {
  'first-run': async ({ emptyOffice }) => {
    await expect(emptyOffice.page.getByLabel('Pełna nazwa ośrodka')).toBeVisible();
    return emptyOffice.page;
  },
  'signed-out': async ({ office }) => {
    await expect(office.page.getByRole('button', { name: 'Zaloguj się' })).toBeVisible();
    return office.page;
  },
  locked: async ({ office }) => {
    await signIn(office.page, chief);
    await office.page.keyboard.press('Control+L');
    await expect(office.page.getByRole('heading', { name: 'Zablokowano' })).toBeVisible();
    return office.page;
  },
  'must-change-password': async ({ office }) => {
    const client = office.client();
    await client.session.signIn({ login: chief.login, password: chief.password });
    const user = { displayName: 'Nowa Osoba', login: 'nowa.osoba', roles: ['worker' as const] };
    await client.administration.addUser({ ...user, temporaryPassword: 'hasło na początek 1' });
    const page = await office.anotherPage();
    await page.getByLabel('Użytkownik').fill(user.login);
    await page.getByLabel('Hasło', { exact: true }).fill('hasło na początek 1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Ustaw własne hasło' })).toBeVisible();
    return page;
  },
  failed: async ({ office }) => {
    await office.whileStopped((folder) => {
      const newer = { generation: 1, schemaVersion: 999, programVersion: '9.9.9' };
      writeFileSync(join(folder, 'current.json'), JSON.stringify(newer));
    });
    await expect(office.page.getByRole('heading', { name: 'Dane zapisała nowsza wersja programu' })).toBeVisible();
    return office.page;
  },
};

test('every screen in the place of the program: looks, narrow windows, texts, keyboard @browser', async ({
  office,
  emptyOffice,
}) => {
  test.setTimeout(600_000);
  const problems: string[] = [];
  expect(new Set(Object.keys(GATES))).toEqual(new Set(source.gates));
  // What stops the program comes last.
  const order: readonly GateState[] = ['first-run', 'signed-out', 'must-change-password', 'locked', 'failed'];
  for (const gate of order) {
    const page = await GATES[gate]({ office, emptyOffice });
    problems.push(...(await problemsOf(page, source.textKeys)).map((problem) => `${gate}: ${problem}`));
  }
  expect(order).toHaveLength(source.gates.length);
  expect(problems).toEqual([]);
});

test('every step of the first run: looks, narrow windows, texts, keyboard', async ({ emptyOffice }) => {
  test.setTimeout(600_000);
  const { page } = emptyOffice;
  const problems: string[] = [];
  const seen = new Set<string | null>();
  const look = async (state: string): Promise<void> => {
    seen.add(await page.locator('[aria-current="step"]').getAttribute('data-step'));
    problems.push(...(await problemsOf(page, source.textKeys)).map((problem) => `${state}: ${problem}`));
  };
  const next = page.getByRole('button', { name: 'Dalej' });
  await expect(page.getByLabel('Pełna nazwa ośrodka')).toBeVisible();
  await look('office');
  await page.getByLabel('Pełna nazwa ośrodka').fill('Miejski Ośrodek Pomocy Rodzinie w Jaworzcu');
  await page.getByLabel('Nazwa skrócona').fill('MOPR w Jaworzcu');
  await page.getByLabel('Rodzaj ośrodka').selectOption('mopr');
  await next.click();
  await page.getByLabel('Imię i nazwisko').fill('Katarzyna Wilk');
  await look('administrator');
  await page.getByLabel('Nazwa użytkownika').fill('k.wilk');
  await page.getByLabel(/^Hasło/).fill('zielony parapet 77 krzeseł');
  await page.getByLabel('Powtórz hasło').fill('zielony parapet 77 krzeseł');
  await next.click();
  await expect(page.locator('[data-part="1"]')).toHaveText('AGE-SECRET-KEY-1');
  await look('key');
  const parts = await printCard(page);
  await expect(page.locator('[data-part]', { hasText: '••••••••' })).toHaveCount(2);
  await look('key, printed');
  await typeParts(page, parts, () => 'QQQQQQQQ');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/nie zgadza się z\skartą/).first()).toBeVisible();
  await look('key, refused');
  for (const field of await page.getByLabel(/^Część \d/).all()) await field.fill('');
  await typeParts(page, parts);
  await expect(page.getByText('Zgadza się')).toHaveCount(2);
  await look('key, typed');
  expect(seen).toEqual(new Set(source.firstRunSteps));
  expect(problems).toEqual([]);
});

test('every step of the recovery: looks, narrow windows, texts, keyboard', async ({ office }) => {
  test.setTimeout(600_000);
  const { page } = office;
  const problems: string[] = [];
  const look = async (state: string): Promise<void> => {
    problems.push(...(await problemsOf(page, source.textKeys)).map((problem) => `${state}: ${problem}`));
  };
  await page.getByRole('button', { name: 'Nie pamiętam hasła' }).click();
  await expect(page.getByText('Nie pamiętasz hasła?')).toBeVisible();
  await look('forgotten');
  await page.getByRole('button', { name: 'Mam klucz odzyskiwania' }).click();
  await expect(page.getByLabel('Klucz z karty')).toBeVisible();
  await look('key');
  await page.getByLabel('Klucz z karty').fill('AGE-SECRET-KEY-1');
  await page.getByRole('button', { name: 'Sprawdź klucz' }).click();
  await expect(page.locator('[aria-invalid="true"]')).toHaveCount(1);
  await look('key, refused');
  await page.getByLabel('Klucz z karty').fill(office.recoveryKey ?? '');
  await page.getByRole('button', { name: 'Sprawdź klucz' }).click();
  await expect(page.getByText('Klucz pasuje do danych tego ośrodka.')).toBeVisible();
  await look('password');
  await page.getByLabel(/^Nowe hasło/).fill('trzy sowy na płocie 5');
  await page.getByLabel('Powtórz nowe hasło').fill('inne');
  await page.getByRole('button', { name: 'Ustaw hasło i zaloguj' }).click();
  await expect(page.locator('[aria-invalid="true"]')).not.toHaveCount(0);
  await look('password, refused');
  expect(problems).toEqual([]);
});
