import { toInstant } from '#shared/kernel/instant.ts';
import { addDays, addMonths, addYears, today } from '#shared/kernel/local-date.ts';
import { aForm, aPlacing, enterInstitution } from '#tests/support/foster-care.ts';
import { aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { drawPaper } from '../pages/paper.ts';
import { chooseFrom, rowTexts, toast, typeInto } from '../pages/records-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

/** Somebody who turned 17 in care a month ago, placed by a court two years before. */
async function someoneOfSeventeen(client: PreviewClient) {
  const now = today(toInstant(Date.now()));
  const from = addYears(now, -2);
  const home = await enterInstitution(client, 'Placówka „Brama”', aForm('institution-socialising', { maxPlaces: 14 }));
  const { id: personId } = await client.people.register({
    fields: aPerson({
      surname: 'Wrzos',
      firstName: 'Kalina',
      sex: 'female',
      birthDate: addYears(addDays(addMonths(now, -1), -1), -17),
    }),
  });
  const court = { kind: 'court', body: 'Sąd Rejonowy', actOn: from, reference: null, from, note: null };
  await client.care.place({
    personId,
    version: null,
    caseNumber: null,
    fields: aPlacing(home, from),
    basis: court,
    funding: null,
  });
  return { personId };
}

test('somebody of seventeen is in the list unasked, and the way to independence is entered by keys', async ({
  prepare,
}) => {
  const { office, made } = await prepare(someoneOfSeventeen);
  const { page } = office;
  await signIn(page, chief);
  await goTo(page, '/piecza/usamodzielniani');
  expect(await rowTexts(page)).toEqual([expect.stringMatching(/Wrzos Kalina[^]*sprawa, opiekun, program/)]);
  await expectAccessible(page);
  await tabTo(page, page.getByRole('row', { name: /Wrzos/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Kalina Wrzos' })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Usamodzielnienie', selected: true })).toBeVisible();
  await expectAccessible(page);

  const press = async (name: string): Promise<void> => {
    await tabTo(page, page.getByRole('button', { name, exact: true }).first());
    await page.keyboard.press('Enter');
  };
  const save = async (): Promise<void> => {
    await page.keyboard.press('Control+S');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await press('Otwórz sprawę');
  await expectAccessible(page);
  await save();
  await expect(toast(page).getByText('Otwarto sprawę: Kalina Wrzos')).toBeVisible();

  await press('Wskaż opiekuna');
  await chooseFrom(page, 'Opiekun', 'pracownik');
  // Without the worker the dialog stays and says what to do.
  await page.keyboard.press('Control+S');
  await expect(
    page
      .getByRole('dialog')
      .getByText(/wybierz użytkownika z/i)
      .first(),
  ).toBeVisible();
  await chooseFrom(page, 'Pracownik', 'Halina');
  await chooseFrom(page, 'Kim jest opiekun', 'koordynator');
  await save();
  const guardians = page.getByRole('list', { name: 'Opiekun usamodzielnienia' });
  await expect(guardians).toContainText('Halina Brzezińska');
  await expect(guardians).toContainText('brak pisemnej zgody');

  await press('Wpisz zgodę');
  await save();
  await expect(guardians).toContainText('pisemna zgoda z');
  await press('Wpisz program');
  await save();
  await press('Dodaj cel lub zmianę');
  await chooseFrom(page, 'Obszar', 'wykształcenie');
  await typeInto(page, 'Treść', 'Ukończenie technikum');
  await save();
  await expect(page.getByRole('list', { name: 'Program usamodzielnienia' })).toContainText('Ukończenie technikum');
  await press('Wpisz zatwierdzenie');
  await typeInto(page, 'Kto zatwierdził', 'kierownik ośrodka');
  await save();
  await expect(page.getByText('Na dziś niczego nie brakuje.')).toBeVisible();

  await press('Wpisz wniosek o pomoc');
  await chooseFrom(page, 'Forma pomocy', 'pomoc na kontynuowanie');
  await save();
  await expect(page.getByRole('list', { name: 'Pomoc', exact: true })).toContainText('czeka na decyzję');

  await press('Zakończ sprawę');
  await chooseFrom(page, 'Powód zakończenia', 'rezygnacja');
  await save();
  await expect(page.getByText(/Sprawa zakończona/)).toBeVisible();
  await tabTo(page, toast(page).getByRole('button', { name: 'Cofnij' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Zakończ sprawę' })).toBeVisible();

  await goTo(page, `/piecza/usamodzielniani/${made.personId}/program/wydruk`);
  await expect(page.getByRole('heading', { level: 1, name: 'Program usamodzielnienia (IPU)' })).toBeVisible();
  await drawPaper(page);
  await expect(page.getByText('Ukończenie technikum').first()).toBeAttached();
});
