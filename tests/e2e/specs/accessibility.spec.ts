import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import type { GateState } from '#renderer/app/gate-screens.tsx';
import { expect, test, type Office } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import { readSource, visitsOf, type Source, type Visit } from '../fixtures/screens.ts';
import { drawPaper, putPaperAway } from '../pages/paper.ts';
import { problemsOf, problemsOfText } from '../pages/screen-checks.ts';
import { goTo, signIn } from '../pages/session-page.ts';

const DEMO = 'Biuro pokazowe - dane zmyślone';

let source: Source;

test.beforeAll(async () => {
  source = await readSource();
});

/** Waits until the screen of a visit is drawn and its data have come. */
async function arrive(page: Page, { address, path }: Visit): Promise<void> {
  await goTo(page, address);
  await expect.poll(() => page.evaluate(() => location.hash.slice(1)), address).toBe(address);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title, path).toBeVisible();
  await expect(title).not.toHaveText(/Nie ma takiego ekranu|Ten ekran nie jest dostępny/);
  await expect(page.locator('[aria-busy="true"]'), path).toHaveCount(0);
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
      for (const visit of mine.filter((one) => one.user === user)) {
        await arrive(page, visit);
        const found = await (visit.sameScreen ? problemsOfText : problemsOf)(page, source.textKeys);
        problems.push(...found.map((problem) => `${visit.address}: ${problem}`));
      }
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
    if (gate !== 'signed-out') continue;
    await page.getByRole('button', { name: 'Mam klucz odzyskiwania' }).click();
    await expect(page.getByLabel('Klucz z karty')).toBeVisible();
    problems.push(...(await problemsOf(page, source.textKeys)).map((problem) => `recovery: ${problem}`));
    await page.getByRole('button', { name: 'Wróć', exact: true }).click();
  }
  expect(order).toHaveLength(source.gates.length);
  expect(problems).toEqual([]);
});
