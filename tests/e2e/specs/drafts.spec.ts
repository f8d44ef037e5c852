import type { Page } from '@playwright/test';

import { anAddress, aPerson } from '#tests/support/people.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief, demoUser } from '../fixtures/offices.ts';
import { field, toast } from '../pages/records-page.ts';
import { expectProgram, goTo, signIn, signOut } from '../pages/session-page.ts';

const ANSWERS = 'Only at the preview host can an answer of the office be waited for';

/** Types, and waits until the office has answered that exactly this text is written down. */
async function typeAndKeep(page: Page, label: string, text: string): Promise<void> {
  const kept = page.waitForResponse(
    (answer) => answer.url().endsWith('/drafts/keep') && (answer.request().postData() ?? '').includes(text),
  );
  await field(page, label).pressSequentially(text);
  expect((await kept).ok()).toBe(true);
}

const offer = (page: Page) => page.getByRole('status').filter({ hasText: 'Niezapisany szkic' });

test('what was typed when the program was killed is offered after signing in @browser', async ({ office }) => {
  office.onlyInBrowser(ANSWERS);
  await signIn(office.page, chief);
  await goTo(office.page, '/osoby/nowa');
  await typeAndKeep(office.page, 'Nazwisko', 'Zapomniana');
  await typeAndKeep(office.page, 'Uwagi', 'w połowie zda');
  await office.restart('crash');

  const { page } = office;
  await signIn(page, chief);
  const waiting = page.getByRole('region', { name: 'Twoje niezapisane szkice' });
  await waiting.getByRole('link', { name: 'Nowa osoba' }).click();
  await expect(offer(page)).toContainText(': Zapomniana.');
  await expect(offer(page)).toContainText('Wpisane pola: Nazwisko, Uwagi.');
  await expect(field(page, 'Nazwisko')).toHaveValue('');
  await expectAccessible(page);
  await offer(page).getByRole('button', { name: 'Przywróć szkic' }).click();
  await expect(field(page, 'Nazwisko')).toHaveValue('Zapomniana');
  await expect(field(page, 'Uwagi')).toHaveValue('w połowie zda');
  await expect(offer(page)).toBeHidden();

  await field(page, 'Imię').fill('Ewa');
  // The form went on under a draft of its own; the old one is gone.
  await typeAndKeep(page, 'Drugie imię', 'Maria');
  expect(await office.saved((client) => client.drafts.waiting({}))).toHaveLength(1);
});

test('a draft keeps the name of a gmina that was copied and not chosen @browser', async ({ prepare }) => {
  const { office } = await prepare((client) =>
    client.people.register({ fields: aPerson({ surname: 'Pierwsza', firstName: 'Ewa', address: anAddress() }) }),
  );
  office.onlyInBrowser(ANSWERS);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/osoby/nowa');
  await page.getByRole('button', { name: 'Ten sam adres co inna osoba' }).click();
  await field(page, 'Czyj adres przepisać', 'combobox').fill('Pierw');
  await page.getByRole('option', { name: /Pierwsza Ewa/ }).click();
  const commune = field(page, 'Gmina', 'combobox');
  await expect(commune).toHaveValue(/^Dębica \(miejska\)/);
  await typeAndKeep(page, 'Nazwisko', 'Druga');
  await page.reload();
  await expectProgram(page);
  await goTo(page, '/osoby/nowa');
  await offer(page).getByRole('button', { name: 'Przywróć szkic' }).click();
  await expect(field(page, 'Nazwisko')).toHaveValue('Druga');
  await expect(commune).toHaveValue(/^Dębica \(miejska\)/);
});

test('a saved form leaves no draft, and another person’s form is offered nothing @browser', async ({ prepare }) => {
  const { office, made } = await prepare(async (client) => ({
    one: await client.people.register({ fields: aPerson({ surname: 'Pierwsza', firstName: 'Ewa' }) }),
    other: await client.people.register({ fields: aPerson({ surname: 'Druga', firstName: 'Ola' }) }),
  }));
  office.onlyInBrowser(ANSWERS);
  const { page } = office;
  const { one, other } = made;
  await signIn(page, chief);
  await goTo(page, `/osoby/${one.id}/edycja`);
  await typeAndKeep(page, 'Uwagi', 'tylko o pierwszej');
  await page.reload();
  await expectProgram(page);

  await goTo(page, `/osoby/${other.id}/edycja`);
  await expect(field(page, 'Nazwisko')).toHaveValue('Druga');
  await expect(offer(page)).toBeHidden();
  await goTo(page, `/osoby/${one.id}/edycja`);
  await offer(page).getByRole('button', { name: 'Przywróć szkic' }).click();
  await expect(field(page, 'Uwagi')).toHaveValue('tylko o pierwszej');
  const dropping = Promise.withResolvers<() => void>();
  await page.route('**/drafts/drop', async (route) => {
    await new Promise<void>((resolve) => dropping.resolve(resolve));
    await route.continue();
  });
  await page.keyboard.press('Control+S');
  const goOn = await dropping.promise;
  // „Zapisano” is said when the draft is gone: whoever ends the program then is offered none.
  await expect(page.getByRole('button', { name: 'Zapisz' })).toBeVisible();
  await expect(toast(page)).toBeHidden();
  goOn();
  await expect(toast(page).getByText('Zapisano zmiany: Pierwsza Ewa.')).toBeVisible();
  const [waiting, note] = await office.saved(async (client) => [
    await client.drafts.waiting({}),
    (await client.people.open({ id: one.id })).note,
  ]);
  expect(waiting).toEqual([]);
  expect(note).toBe('tylko o pierwszej');
});

test('a draft over a record that was changed meanwhile goes through both versions @browser', async ({ office }) => {
  const client = office.client();
  await client.session.signIn({ login: chief.login, password: chief.password });
  const fields = aPerson({ surname: 'Zmienna', firstName: 'Ewa' });
  const person = await client.people.register({ fields });
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/osoby/${person.id}/edycja`);
  await typeAndKeep(page, 'Uwagi', 'moje');
  await client.people.correct({ ...person, fields: { ...fields, note: 'cudze', secondName: 'Anna' } });
  await page.reload();
  await expectProgram(page);
  await goTo(page, `/osoby/${person.id}/edycja`);
  await expect(offer(page)).toContainText('Wpis zmieniono po tym szkicu.');
  await offer(page).getByRole('button', { name: 'Przywróć szkic' }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'zmiana tego samego wpisu' });
  await expect(notice).toContainText(chief.displayName);
  await notice.getByRole('button', { name: 'Pokaż obie wersje' }).click();
  await expect(notice.getByRole('row', { name: 'Uwagi' }).getByRole('cell').nth(1)).toHaveText('cudze');
  await notice.getByRole('button', { name: 'Zachowaj moją' }).click();
  await expect(toast(page).getByText('Zapisano zmiany: Zmienna Ewa.')).toBeVisible();
  expect(await client.people.open({ id: person.id })).toMatchObject({ note: 'moje', secondName: 'Anna' });
  await expect.poll(() => client.drafts.waiting({})).toEqual([]);
});

test('locking in the middle of a sentence writes it down first; nobody else is offered it', async ({ demoOffice }) => {
  const { page } = demoOffice;
  const anna = demoUser('anna.kierownik');
  await signIn(page, anna);
  await goTo(page, '/rodziny/nowa');
  await field(page, 'Uwagi').pressSequentially('w pół słow');
  await page.keyboard.press('Control+L');
  await expect(page.getByRole('heading', { name: 'Zablokowano' })).toBeVisible();
  await demoOffice.restart('crash');

  await signIn(demoOffice.page, demoUser('katarzyna.pracownik'));
  await expect(demoOffice.page.getByRole('region', { name: 'Ostatnio otwierane' })).toBeVisible();
  await expect(demoOffice.page.getByText('Twoje niezapisane szkice')).toBeHidden();
  await goTo(demoOffice.page, '/rodziny/nowa');
  await expect(field(demoOffice.page, 'Uwagi')).toHaveValue('');
  await expect(offer(demoOffice.page)).toBeHidden();

  const own = demoOffice.page;
  await signOut(own);
  await signIn(own, anna);
  await goTo(own, '/rodziny/nowa');
  await offer(own).getByRole('button', { name: 'Przywróć szkic' }).click();
  await expect(field(own, 'Uwagi')).toHaveValue('w pół słow');
});

test('two windows over one form are two drafts, each offered by its own time; a thrown away one comes back with Cofnij @browser', async ({
  office,
}) => {
  const first = office.page;
  const second = await office.anotherPage();
  for (const [page, name] of [
    [first, 'Jedna'],
    [second, 'Druga'],
  ] as const) {
    await signIn(page, chief);
    await goTo(page, '/osoby/nowa');
    await expect(field(page, 'Nazwisko')).toBeVisible();
    await typeAndKeep(page, 'Nazwisko', name);
  }
  const third = await office.anotherPage();
  await signIn(third, chief);
  await goTo(third, '/osoby/nowa');
  const offers = third.getByRole('button', { name: 'Przywróć szkic' });
  await expect(offers).toHaveCount(2);
  await third.getByRole('button', { name: 'Odrzuć' }).first().click();
  await expect(offers).toHaveCount(1);
  await toast(third).getByRole('button', { name: 'Cofnij' }).click();
  await expect(toast(third).getByText('Szkic znów czeka na przywrócenie.')).toBeVisible();
  await expect(offers).toHaveCount(2);
  await offers.first().click();
  await expect(offers).toHaveCount(1);
  await expect(field(third, 'Nazwisko')).toHaveValue('Jedna');
});
