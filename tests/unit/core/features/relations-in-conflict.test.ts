import { describe, expect, it } from 'vitest';

import type { Death } from '#shared/features/people/person-details.schema.ts';
import { lineRole } from '#shared/features/relations/relation-lines.ts';
import type { RelationRole } from '#shared/features/relations/relation-roles.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { type CoreClient, refusalOf, refusedFields } from '#tests/support/core.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aPerson } from '#tests/support/people.ts';

let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ anna } = opened);
});

const NONE = { from: null, to: null, endReason: null, basis: null, note: null } as const;

const born = async (year: number, sex: 'female' | 'male' = 'female', death: Death | null = null) => {
  const fields = aPerson({ surname: 'Relacja', sex, birthDate: asLocalDate(`${year}-05-04`), death });
  return await anna.people.register({ fields });
};
const relate = async (id: PersonId, otherId: PersonId, role: RelationRole, more: Partial<typeof NONE> = {}) =>
  await anna.relations.relate({ id, relation: { ...NONE, ...more, otherId, role } });
const roles = async (id: PersonId, otherId: PersonId) =>
  (await anna.relations.ofPerson({ id })).lines
    .filter(({ other }) => other.id === otherId)
    .map((line) => lineRole(line));

describe('half-sisters', () => {
  it('are called so on both cards, although the other parents are strangers to each other', async () => {
    const [mother, father, other] = [await born(1980), await born(1979, 'male'), await born(1981, 'male')];
    const [one, two] = [await born(2005), await born(2010)];
    for (const parent of [mother, father]) await relate(one.id, parent.id, 'parent');
    for (const parent of [mother, other]) await relate(two.id, parent.id, 'parent');
    expect(await roles(one.id, two.id)).toEqual(['siostra przyrodnia']);
    expect(await roles(two.id, one.id)).toEqual(['siostra przyrodnia']);
  });
});

describe('a relation that contradicts another one of the same two', () => {
  it('is refused beside the person, and when it comes back or is made of another one', async () => {
    const [mother, child] = [await born(1980), await born(2010)];
    await relate(child.id, mother.id, 'parent');
    const kin =
      'relation.otherId | Osoba: te osoby są już zapisane jako inni krewni. Popraw albo wycofaj tamtą relację, jeśli to ona jest błędna.';
    for (const role of ['sibling', 'half-sibling', 'grandparent', 'cousin'] as const) {
      expect(await refusedFields(relate(child.id, mother.id, role)), role).toEqual([kin]);
    }
    const [marriage] = await refusedFields(relate(child.id, mother.id, 'spouse'));
    expect(marriage).toContain('relation.otherId | Osoba: wskaż inną osobę albo relację; krewni w linii prostej');

    const aunt = await born(1975);
    const made = await relate(child.id, aunt.id, 'aunt-uncle');
    const target = { id: child.id, relationId: made.relationId };
    const taken = await anna.relations.withdraw({ ...target, version: made.version, reason: 'próba' });
    const cousin = await relate(child.id, aunt.id, 'cousin');
    const refused = { code: 'RULE_BROKEN', data: { rule: 'relation other kinship' } };
    expect(await refusalOf(anna.relations.reinstate({ ...target, version: taken.version }))).toMatchObject(refused);

    const friend = await relate(child.id, aunt.id, 'other', { note: 'chrzestna' as never });
    const turned = { id: child.id, relationId: friend.relationId, version: friend.version, fields: NONE };
    expect(await refusalOf(anna.relations.correct({ ...turned, role: 'aunt-uncle' }))).toMatchObject(refused);
    await anna.relations.withdraw({ id: child.id, relationId: cousin.relationId, version: 1, reason: 'próba' });
    await anna.relations.correct({ ...turned, role: 'aunt-uncle' });
  });
});

describe('a death', () => {
  it('is the latest end of a marriage, and an end by death is not taken back while the death stands', async () => {
    const death = { date: asLocalDate('2015-06-07'), year: null };
    const [wife, husband] = [await born(1960), await born(1958, 'male', death)];
    const from = asLocalDate('1985-01-01') as never;
    const made = await relate(wife.id, husband.id, 'spouse', { from });
    const target = { id: wife.id, relationId: made.relationId };
    const [line] = (await anna.relations.ofPerson({ id: wife.id })).lines;
    expect(line).toMatchObject({ to: '2015-06-07', endReason: 'death', over: true });
    const refused = { code: 'RULE_BROKEN', data: { rule: 'relation ended by death' } };
    expect(await refusalOf(anna.relations.reopen({ ...target, version: made.version }))).toMatchObject(refused);
    const late = { ...NONE, from, to: asLocalDate('2016-01-01'), endReason: 'divorce' as const };
    expect(
      await refusedFields(anna.relations.correct({ ...target, version: made.version, fields: late, role: null })),
    ).toEqual(['fields.to | Relacja do: podaj koniec relacji nie późniejszy niż śmierć jednej z osób (07.06.2015).']);
    const divorced = { ...late, to: asLocalDate('2010-01-01') };
    const after = await anna.relations.correct({ ...target, version: made.version, fields: divorced, role: null });
    // The divorce was a mistake: the marriage goes on until the death.
    await anna.relations.reopen({ ...target, version: after.version });
    expect((await anna.relations.ofPerson({ id: wife.id })).lines).toMatchObject([
      { to: '2015-06-07', endReason: 'death' },
    ]);
  });
});

describe('an end that was written down ahead', () => {
  it('makes nobody a former one before it comes', async () => {
    const [wife, husband] = [await born(1960), await born(1958, 'male')];
    const from = asLocalDate('1985-01-01') as never;
    const ends = (to: string) => ({ from, to: asLocalDate(to) as never, endReason: 'divorce' as never });
    await relate(wife.id, husband.id, 'spouse', ends('2026-12-10'));
    expect(await roles(wife.id, husband.id)).toEqual(['mąż']);
    const [other, partner] = [await born(1960), await born(1958, 'male')];
    await relate(other.id, partner.id, 'spouse', ends('2026-11-01'));
    expect(await roles(other.id, partner.id)).toEqual(['były mąż']);
  });
});
