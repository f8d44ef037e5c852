import { anAddress, aPerson, aPhone } from '#tests/support/people.ts';
import { expectAccessibleInEveryLook } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { field, toast } from '../pages/records-page.ts';
import { goTo, signIn } from '../pages/session-page.ts';

test('two windows change the same person: the second is told who changed what, and nothing of either is lost @browser', async ({
  office,
}) => {
  const client = office.client();
  await client.session.signIn({ login: chief.login, password: chief.password });
  const { id } = await client.people.register({
    fields: aPerson({ surname: 'Zgodna', firstName: 'Irena', address: anAddress(), contacts: [aPhone()] }),
  });
  const first = office.page;
  const second = await office.anotherPage();
  for (const page of [first, second]) {
    await signIn(page, chief);
    await goTo(page, `/osoby/${id}/edycja`);
    await expect(field(page, 'Nazwisko')).toHaveValue('Zgodna');
  }

  // Both change the note, each something else besides.
  await field(first, 'Uwagi').fill('prosi o kontakt po 15');
  await field(first, 'Ulica').fill('Lipowa');
  await first.getByRole('radio', { name: 'Poprawka pomyłki' }).check();
  await first.keyboard.press('Control+S');
  await expect(toast(first).getByText('Zapisano zmiany: Zgodna Irena.')).toBeVisible();

  await field(second, 'Drugie imię').fill('Maria');
  await field(second, 'Uwagi').fill('nie odbiera telefonu');
  await second.keyboard.press('Control+S');
  const notice = second.getByRole('alert').filter({ hasText: 'zmiana tego samego wpisu' });
  // The save was sent from the foot of a long form: what stands in its way comes to the eye and to the keyboard.
  await expect(notice).toBeInViewport();
  expect(await notice.evaluate((band) => document.activeElement?.contains(band))).toBe(true);
  await expect(notice).toContainText(chief.displayName);
  await expect(notice).toContainText('Twoje zmiany nie przepadły.');
  await expect(notice).toContainText('Zmienione pola: Adres zamieszkania, Uwagi.');
  await expect(field(second, 'Uwagi')).toHaveValue('nie odbiera telefonu');
  await expect(field(second, 'Drugie imię')).toHaveValue('Maria');
  // Only what both changed has to be decided.
  await notice.getByRole('button', { name: 'Pokaż obie wersje' }).click();
  await expect(notice.getByRole('row')).toHaveCount(2);
  const both = notice.getByRole('row', { name: 'Uwagi' });
  await expect(both.getByRole('cell').nth(0)).toHaveText('nie odbiera telefonu');
  await expect(both.getByRole('cell').nth(1)).toHaveText('prosi o kontakt po 15');
  await expectAccessibleInEveryLook(second);

  // The one filled button now is the notice's.
  const keep = notice.getByRole('button', { name: 'Zachowaj moją' });
  await expect(keep).toHaveCSS('background-color', 'rgb(15, 103, 119)');
  await expect(second.getByRole('button', { name: 'Zapisz' })).not.toHaveCSS('background-color', 'rgb(15, 103, 119)');
  await keep.click();
  await expect(toast(second).getByText('Zapisano zmiany: Zgodna Irena.')).toBeVisible();
  const card = await client.people.open({ id });
  // One's own where both typed, the other's where only the other did.
  expect(card).toMatchObject({ note: 'nie odbiera telefonu', secondName: 'Maria' });
  expect(card.addresses[0]).toMatchObject({ street: 'Lipowa', to: null });
  // What gave way is still in the history.
  await second.getByRole('tab', { name: 'Historia' }).click();
  await expect(second.getByText('prosi o kontakt po 15').first()).toBeVisible();
});

test('taking the newer version puts it into the form, and saving goes on from there @browser', async ({ office }) => {
  const client = office.client();
  await client.session.signIn({ login: chief.login, password: chief.password });
  const fields = aPerson({ surname: 'Zgodna', firstName: 'Irena' });
  const person = await client.people.register({ fields });
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, `/osoby/${person.id}/edycja`);
  await field(page, 'Uwagi').fill('moje');
  await client.people.correct({ ...person, fields: { ...fields, note: 'cudze' } });
  await page.keyboard.press('Control+S');
  await page.getByRole('button', { name: 'Przyjmij nowszą' }).click();
  await expect(field(page, 'Uwagi')).toHaveValue('cudze');
  await field(page, 'Uwagi').fill('cudze i moje');
  await page.keyboard.press('Control+S');
  await expect(toast(page).getByText('Zapisano zmiany: Zgodna Irena.')).toBeVisible();
  expect((await client.people.open({ id: person.id })).note).toBe('cudze i moje');
});
