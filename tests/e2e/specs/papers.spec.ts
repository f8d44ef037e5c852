import type { Page } from '@playwright/test';

import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';
import { aPlan } from '#tests/support/family-work-calls.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { chief } from '../fixtures/offices.ts';
import { goTo, signIn } from '../pages/session-page.ts';

/** A family with a divorce and two children, a plan that was worked by, and its two half-year assessments. */
async function anAssessedFamily(client: PreviewClient) {
  const from = asLocalDate('2025-01-10');
  const add = async (firstName: string, sex: Sex, born: string): Promise<PersonId> => {
    const surname = sex === 'female' ? 'Wróblewska' : 'Wróblewski';
    return (
      await client.people.register({ fields: aPerson({ surname, firstName, sex, birthDate: asLocalDate(born) }) })
    ).id;
  };
  const mother = await add('Anna', 'female', '1988-02-11');
  const father = await add('Paweł', 'male', '1984-06-30');
  const children = [await add('Oliwia', 'female', '2012-05-04'), await add('Bartosz', 'male', '2016-08-19')];
  const { id: familyId } = await client.families.register({
    fields: aFamily({ name: 'Wróblewscy', kind: 'care-difficulties', kindFrom: from }),
    members: [mother, ...children].map((id) => aMember(id, { from, role: id === mother ? 'mother' : 'child' })),
    workerId: null,
  });
  const [married, parted] = [asLocalDate('2010-06-12'), asLocalDate('2023-02-03')];
  const marriage = aRelation(father, { from: married, to: parted, endReason: 'divorce' });
  await client.relations.relate({ id: mother, relation: marriage });
  for (const child of children) {
    for (const parent of [mother, father]) {
      await client.relations.relate({ id: child, relation: aRelation(parent, { role: 'parent' }) });
    }
  }
  await client.plans.write({ familyId, basedOn: null, fields: aPlan({ from: asLocalDate('2025-02-01') }) });
  for (const on of ['2025-07-10', '2026-01-09']) {
    const conclusions = `Rodzina współpracuje z asystentem, zapisano ${on}.\nOliwia chodzi do szkoły regularnie.`;
    const fields = { on: asLocalDate(on), result: 'better', recommendation: 'continue', conclusions } as const;
    await client.plans.assess({ familyId, fields });
  }
  return { familyId, mother, child: children[0] ?? mother };
}

const preview = (page: Page) => page.locator('[data-page="1"]');

test('an assessment, a network and the relations of a card go to paper from where they are shown', async ({
  prepare,
}) => {
  const { office, made } = await prepare(anAssessedFamily);
  const { familyId, mother, child } = made;
  const { page } = office;
  await signIn(page, chief);

  await goTo(page, `/rodziny/${familyId}?tab=plans`);
  await page.getByRole('button', { name: 'Drukuj ocenę z 10.07.2025' }).click();
  await expect(preview(page)).toContainText('Okresowa ocena sytuacji rodziny: Wróblewscy');
  await expect(preview(page)).toContainText('10.01.2025–10.07.2025, od początku pracy z rodziną');
  await expect(preview(page)).toContainText('Anna Wróblewska');
  await expect(preview(page)).toContainText('do 10.01.2026');
  await expect(preview(page)).toContainText('data i podpis kierownika');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Wróblewscy' }).click();
  await page.getByRole('button', { name: 'Drukuj ocenę z 09.01.2026' }).click();
  await expect(preview(page)).toContainText('10.07.2025: poprawa');

  await goTo(page, `/osoby/${mother}?tab=network`);
  await expect(page.getByRole('button', { name: 'Eksportuj sieć' })).toBeVisible();
  await page.getByRole('button', { name: 'Drukuj sieć' }).click();
  await expect(preview(page)).toContainText('Sieć rodzinna, stan na');
  await expect(preview(page)).toContainText('były mąż');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Wróblewska Anna' }).click();
  await expect(page.getByRole('tab', { name: 'Sieć rodzinna', selected: true })).toBeVisible();
  await goTo(page, `/rodziny/${familyId}?tab=network`);
  await page.getByRole('button', { name: 'Drukuj sieć' }).click();
  await expect(preview(page)).toContainText('Rodzina: Wróblewscy');

  await goTo(page, `/osoby/${child}/wydruk`);
  await expect(preview(page)).toContainText('Relacje');
  for (const said of ['matka', 'ojciec', 'brat', 'od urodzenia']) await expect(preview(page)).toContainText(said);
});
