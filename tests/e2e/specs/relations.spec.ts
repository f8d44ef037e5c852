import type { Page } from '@playwright/test';

import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { chooseFound, chooseFrom, field, toast, typeInto } from '../pages/records-page.ts';
import { confirmRelation, relate, rowOf, shapeOf, showDay } from '../pages/relations-page.ts';
import { goTo, signIn, tabTo } from '../pages/session-page.ts';

const PEOPLE = [
  ['anna', 'Wróblewska', 'Anna', 'female', '1988-02-11'],
  ['pawel', 'Wróblewski', 'Paweł', 'male', '1984-06-30'],
  ['marek', 'Sroka', 'Marek', 'male', '1985-01-20'],
  ['oliwia', 'Wróblewska', 'Oliwia', 'female', '2012-05-04'],
  ['hanna', 'Sroka', 'Hanna', 'female', '2024-10-01'],
] as const satisfies readonly (readonly [string, string, string, Sex, string])[];

/** When the half-sister's father cared for the elder girl. */
const CARED = [
  ['2024-02-01', '2024-06-30'],
  ['2024-09-01', '2025-01-31'],
] as const;

const line = (page: Page, name: string) => rowOf(page, 'Relacje', name);

async function openPerson(page: Page, id: PersonId, name: string): Promise<void> {
  await goTo(page, `/osoby/${id}`);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** A family from which the father has gone, with another man in it; nobody is related yet but by care that has ended. */
async function aFamilyOfFive(client: PreviewClient) {
  const ids = new Map<string, PersonId>();
  for (const [key, surname, firstName, sex, born] of PEOPLE) {
    const fields = aPerson({ surname, firstName, sex, birthDate: asLocalDate(born) });
    ids.set(key, (await client.people.register({ fields })).id);
  }
  const idOf = (key: (typeof PEOPLE)[number][0]): PersonId => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`nobody is ${key}`);
    return id;
  };
  const member = (key: (typeof PEOPLE)[number][0], role: 'mother' | 'father' | 'partner' | 'child', from: string) =>
    aMember(idOf(key), { role, from: asLocalDate(from) });
  const family = await client.families.register({
    fields: aFamily({ name: 'Wróblewscy', kindFrom: asLocalDate('2019-01-10') }),
    members: [
      member('anna', 'mother', '2019-01-10'),
      member('pawel', 'father', '2019-01-10'),
      member('oliwia', 'child', '2019-01-10'),
      member('marek', 'partner', '2024-05-01'),
      member('hanna', 'child', '2024-10-01'),
    ],
    workerId: null,
  });
  const stay = (await client.families.open({ id: family.id })).members.find(
    ({ personId }) => personId === idOf('pawel'),
  );
  if (stay === undefined) throw new Error('he is not in the family');
  await client.families.leave({ ...family, membershipId: stay.id, to: asLocalDate('2023-02-03') });
  // Care by the stepfather that has ended, in two periods.
  for (const [from, to] of CARED) {
    const days = { from: asLocalDate(from), to: asLocalDate(to), endReason: 'decision' } as const;
    const relation = aRelation(idOf('marek'), { role: 'foster-carer', ...days });
    await client.relations.relate({ id: idOf('oliwia'), relation });
  }
  return { familyId: family.id, idOf };
}

test('a divorce and a half-sister are written down with the keyboard, the genogram is read on three days', async ({
  prepare,
}) => {
  test.slow();
  const { office, made } = await prepare(aFamilyOfFive);
  const { familyId, idOf } = made;
  const { page } = office;
  await signIn(page, chief);
  await openPerson(page, idOf('anna'), 'Wróblewska Anna');
  await expect(page.getByText('Nie wpisano jeszcze nikogo bliskiego.')).toBeVisible();
  await relate(page, 'Wróblewski Paweł', 'm');
  await typeInto(page, 'Od', '12.6.2010');
  await expectAccessible(page);
  await typeInto(page, 'Do', '3.2.2023');
  await chooseFrom(page, 'Powód zakończenia', 'rozw');
  await confirmRelation(page, 'Dodano: Wróblewski Paweł – były mąż.');
  await expect(line(page, 'Wróblewski Paweł')).toContainText('03.02.2023, rozwód');
  await relate(page, 'Wróblewska Oliwia', 'c');
  await confirmRelation(page, 'Dodano: Wróblewska Oliwia – córka.');
  await relate(page, 'Sroka Hanna', 'c');
  await confirmRelation(page, 'Dodano: Sroka Hanna – córka.');
  await relate(page, 'Sroka Marek', 'partner');
  await typeInto(page, 'Od', '15.1.2024');
  await confirmRelation(page, 'Dodano: Sroka Marek – partner.');
  await expectAccessible(page);

  // He was written down as the wrong thing: the kind itself is corrected, and taken back.
  await tabTo(page, page.getByRole('button', { name: 'Polecenia: Sroka Marek' }));
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Popraw relację' }).press('Enter');
  await expect(field(page, 'Kim jest ta osoba', 'combobox').locator('option:checked')).toHaveText('partner');
  await expect(field(page, 'Od')).toHaveValue('15.01.2024');
  await chooseFrom(page, 'Kim jest ta osoba', 'm');
  await expect(field(page, 'Od')).toHaveValue('15.01.2024');
  await expectAccessible(page);
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Zapisz' }));
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Poprawiono relację: Sroka Marek.')).toBeVisible();
  await expect(line(page, 'Sroka Marek')).toContainText('mąż');
  await tabTo(page, toast(page).getByRole('button', { name: 'Cofnij' }).last());
  await page.keyboard.press('Enter');
  await expect(toast(page).getByText('Przywrócono poprzedni zapis relacji: Sroka Marek.')).toBeVisible();
  await expect(line(page, 'Sroka Marek')).toContainText('partner');

  await openPerson(page, idOf('oliwia'), 'Wróblewska Oliwia');
  await expect(line(page, 'Wróblewska Anna')).toContainText('matka');
  await relate(page, 'Wróblewski Paweł', 'ojciec');
  await confirmRelation(page, 'Dodano: Wróblewski Paweł – ojciec.');
  await expect(line(page, 'Sroka Hanna')).toContainText('siostra, być może przyrodnia');
  await openPerson(page, idOf('hanna'), 'Sroka Hanna');
  await relate(page, 'Sroka Marek', 'ojciec');
  await confirmRelation(page, 'Dodano: Sroka Marek – ojciec.');
  await expect(line(page, 'Wróblewska Oliwia')).toContainText('siostra przyrodnia');
  await expect(line(page, 'Wróblewska Oliwia')).toContainText('wynika: Wróblewska Anna');

  // A father entered by mistake a second time is refused in words.
  await relate(page, 'Wróblewski Paweł', 'ojciec');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Dodaj relację' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/dziecko ma już dwoje rodziców biologicznych/i).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await goTo(page, `/rodziny/${familyId}?tab=genogram`);
  const drawing = page.getByRole('group', { name: /^Genogram rodziny Wróblewscy/ });
  const shape = (name: string) => shapeOf(page, 'Wróblewscy', name);
  await expect(shape('Anna Wróblewska')).toBeVisible();
  await showDay(page, '1.6.2022');
  await expect(shape('Oliwia Wróblewska, córka, 10 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(shape('Paweł Wróblewski, ojciec, 37 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(shape('Hanna Sroka')).toHaveCount(0);
  await expect(shape('Marek Sroka')).toHaveCount(0);
  await expectAccessible(page);
  await showDay(page, '1.3.2024');
  await expect(drawing.getByText('rozwód 2023')).toBeVisible();
  await expect(shape('Paweł Wróblewski, ojciec, 39 lat')).toBeVisible();
  await expect(shape('Marek Sroka')).toBeVisible();
  await expect(shape('Hanna Sroka')).toHaveCount(0);
  await showDay(page, '1.11.2025');
  await expect(shape('Hanna Sroka')).toBeVisible();
  await expect(shape('Marek Sroka, partner, 40 lat, we wspólnym gospodarstwie')).toBeVisible();
  await expect(rowOf(page, 'Genogram jako tabela', 'Sroka Hanna')).toContainText(
    'siostra przyrodnia: Wróblewska Oliwia',
  );
  for (const days of ['01.02.2024–30.06.2024', '01.09.2024–31.01.2025']) {
    await expect(drawing.getByText(days)).toBeVisible();
    await expect(rowOf(page, 'Genogram jako tabela', 'Wróblewska Oliwia')).toContainText(`Sroka Marek (${days})`);
  }
  await expect(page.getByRole('list', { name: 'Objaśnienia' })).toContainText('opieka, która ustała, z datami');
  await expectAccessible(page);

  await tabTo(page, shape('Oliwia Wróblewska'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Wróblewska Oliwia' })).toBeVisible();
  await tabTo(page, page.getByRole('tab', { name: 'Przegląd' }));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Sieć rodzinna' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Osoby w sieci', 'Sroka Marek')).toContainText(/partner|ojciec|opiekun zastępczy/);
  await expect(page.getByRole('table', { name: 'Rodziny w sieci' })).toContainText('Wróblewscy');
  await expectAccessible(page);
});

/** Text inside the open dialog that a reader hears: the toasts lie under it. */
const saidInside = (page: Page) => page.getByRole('dialog').getByRole('status');

test('two relations, then two members are added in a row with the keyboard, the dialog says each', async ({
  prepare,
}) => {
  const { office, made } = await prepare(async (client) => {
    const family = await aFamilyOfFive(client);
    for (const [surname, firstName] of [
      ['Lipiec', 'Adam'],
      ['Lipiec', 'Ewa'],
    ] as const) {
      await client.people.register({ fields: aPerson({ surname, firstName, birthDate: asLocalDate('1990-03-04') }) });
    }
    return family;
  });
  const { page } = office;
  const dialog = page.getByRole('dialog');
  const addAnother = async (label: string, said: string): Promise<void> => {
    await tabTo(page, dialog.getByRole('button', { name: label }));
    await page.keyboard.press('Enter');
    await expect(saidInside(page)).toHaveText(said);
    await expect(toast(page).getByText(said)).toHaveCount(0);
  };
  await signIn(page, chief);
  await openPerson(page, made.idOf('anna'), 'Wróblewska Anna');
  await relate(page, 'Wróblewski Paweł', 'm');
  await typeInto(page, 'Od', '12.6.2010');
  await typeInto(page, 'Podstawa', 'akt małżeństwa');
  await addAnother('Zapisz i dodaj następną', 'Dodano: Wróblewski Paweł – mąż.');
  await expect(field(dialog, 'Osoba', 'combobox')).toBeFocused();
  await expect(field(dialog, 'Osoba', 'combobox')).toHaveValue('');
  await expect(field(dialog, 'Kim jest ta osoba', 'combobox').locator('option:checked')).toHaveText('Wybierz');
  await expect(field(dialog, 'Podstawa')).toHaveValue('');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await expectAccessible(page);
  await chooseFound(page, 'Osoba', 'Sroka Hanna', /Sroka Hanna/);
  await chooseFrom(page, 'Kim jest ta osoba', 'c');
  await confirmRelation(page, 'Dodano: Sroka Hanna – córka.');
  await expect(line(page, 'Wróblewski Paweł')).toContainText('akt małżeństwa');
  await expect(line(page, 'Sroka Hanna')).toContainText('córka');

  await goTo(page, `/rodziny/${made.familyId}`);
  await tabTo(page, page.getByRole('button', { name: 'Dodaj osobę' }));
  await page.keyboard.press('Enter');
  await chooseFound(page, 'Osoba', 'Lipiec Adam', /Lipiec Adam/);
  await chooseFrom(page, 'Kim jest', 'partner');
  await addAnother('Dodaj i wybierz następną', 'Dodano do rodziny Wróblewscy: Lipiec Adam.');
  await expect(field(dialog, 'Osoba', 'combobox')).toBeFocused();
  await expect(field(dialog, 'Osoba', 'combobox')).toHaveValue('');
  await expect(field(dialog, 'Kim jest', 'combobox').locator('option:checked')).toHaveText('Wybierz');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await chooseFound(page, 'Osoba', 'Lipiec Ewa', /Lipiec Ewa/);
  await chooseFrom(page, 'Kim jest', 'babcia');
  await tabTo(page, dialog.getByRole('button', { name: 'Dodaj do rodziny' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(toast(page).getByText('Dodano do rodziny Wróblewscy: Lipiec Ewa.')).toBeVisible();
  for (const name of ['Adam', 'Ewa']) {
    await expect(page.getByRole('button', { name: new RegExp(`^Zakończ pobyt.*Lipiec ${name}`) })).toBeVisible();
  }
});
