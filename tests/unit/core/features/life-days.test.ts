import { describe, expect, it } from 'vitest';

import { NO_DETAILS, type Death } from '#shared/features/people/person-details.schema.ts';
import type { PersonFields } from '#shared/features/people/people.schema.ts';
import type { RelationInput } from '#shared/features/relations/relations.schema.ts';
import { lifeText } from '#shared/features/people/life.rules.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type CoreClient, refusalOf, refusedFields, type TestCore } from '#tests/support/core.ts';
import { aNote } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';
import { signedIn, workerId } from '#tests/support/protected-office.ts';

let test: TestCore;
let anna: CoreClient;

openOffice('for-each', (opened) => {
  ({ test, anna } = opened);
});

const NONE = { to: null, endReason: null, basis: null, note: null } as const;
const died = (date: string): Death => ({ date: asLocalDate(date), year: null });

/** A woman with a husband, a child for whom she consents, a family and an address, all since 2019 and 2020. */
async function aLife() {
  const fields = aPerson({
    surname: 'Kruk',
    firstName: 'Ewa',
    birthDate: asLocalDate('1985-02-03'),
    address: anAddress({ from: asLocalDate('2020-03-01') }),
  });
  const woman = await anna.people.register({ fields });
  const husband = await anna.people.register({ fields: aPerson({ surname: 'Kruk', firstName: 'Jan', sex: 'male' }) });
  const consent = { personId: woman.id, institution: null, basis: 'parent', basisNote: null, to: null } as const;
  const childFields = aPerson({
    surname: 'Kruk',
    firstName: 'Ola',
    birthDate: asLocalDate('2015-06-07'),
    consenters: [{ ...consent, from: asLocalDate('2020-01-01') }],
  });
  const child = await anna.people.register({ fields: childFields });
  const relation = { ...NONE, from: asLocalDate('2019-05-04'), otherId: husband.id, role: 'spouse' } as const;
  await anna.relations.relate({ id: woman.id, relation });
  await anna.relations.relate({ id: child.id, relation: { ...NONE, from: null, otherId: woman.id, role: 'parent' } });
  const member = { role: 'mother', from: asLocalDate('2020-02-02') } as const;
  const family = await anna.families.register({
    fields: aFamily({ name: 'Krukowie' }),
    members: [aMember(woman.id, member)],
    workerId: null,
  });
  return { woman, husband, child, family, fields };
}

describe('a death', () => {
  it('is refused before what begins after it, and the sentence names it', async () => {
    const { woman, fields } = await aLife();
    const correct = async (death: Death) =>
      await refusedFields(anna.people.correct({ ...woman, fields: { ...fields, death } }));
    expect(await correct(died('2019-12-31'))).toEqual([
      'fields.death.date | Data śmierci: podaj datę śmierci, po której nic się nie zaczyna, albo popraw najpierw to, co jest później (pobyt w rodzinie Krukowie od\u00a002.02.2020; adres od\u00a001.03.2020; zgoda za dziecko (Kruk Ola) od\u00a001.01.2020).',
    ]);
    expect((await correct({ date: null, year: 2018 })).map((one) => one.split(' | ')[0])).toEqual([
      'fields.death.year',
    ]);
    expect((await correct(died('2019-12-31')))[0]).not.toContain('małżeństwo');
  });

  it('ends stays, relations and consents on its day when that was agreed, and each is corrected on its own', async () => {
    const { woman, husband, child, family, fields } = await aLife();
    const death = died('2024-03-12');
    const told = await anna.people.previewDeath({ id: woman.id, death });
    expect(told.day).toBe('2024-03-12');
    expect(told.ends.map(lifeText)).toEqual([
      'pobyt w rodzinie Krukowie od\u00a002.02.2020',
      'małżeństwo (Kruk Jan) od\u00a004.05.2019',
      'zgoda za dziecko (Kruk Ola) od\u00a001.01.2020',
    ]);
    const before = await anna.people.open({ id: child.id });
    await anna.people.correct({ ...woman, fields: { ...fields, death }, endWithDeath: true });
    expect((await anna.families.open({ id: family.id })).members).toMatchObject([{ to: '2024-03-12' }]);
    const { lines } = await anna.relations.ofPerson({ id: husband.id });
    expect(lines).toMatchObject([{ role: 'spouse', to: '2024-03-12', endReason: 'death' }]);
    const after = await anna.people.open({ id: child.id });
    expect(after.consenters).toMatchObject([{ to: '2024-03-12' }]);
    expect(after.version).toBe(before.version + 1);
    expect((await anna.people.open({ id: woman.id })).addresses).toMatchObject([{ to: null }]);
    expect((await anna.people.previewDeath({ id: woman.id, death })).ends).toEqual([]);
    const line = lines[0]?.entered;
    if (line == null) throw new Error('no relation');
    const end = { id: husband.id, relationId: line.id, version: line.version };
    const refused = { code: 'RULE_BROKEN', data: { rule: 'relation ended by death' } };
    expect(await refusalOf(anna.relations.reopen(end))).toMatchObject(refused);
    // Once the death is taken back, so may be what ended with it.
    const { version } = await anna.people.open({ id: woman.id });
    await anna.people.correct({ id: woman.id, version, fields });
    await anna.relations.reopen(end);
    expect((await anna.relations.ofPerson({ id: husband.id })).lines).toMatchObject([{ to: null }]);
  });

  it('ends nothing when that was not agreed', async () => {
    const { woman, family, fields } = await aLife();
    await anna.people.correct({ ...woman, fields: { ...fields, death: died('2024-03-12') } });
    expect((await anna.families.open({ id: family.id })).members).toMatchObject([{ to: null }]);
  });

  it('known by its year ends on the last day of the year, and never after today', async () => {
    const { woman } = await aLife();
    const dayOf = async (year: number) =>
      (await anna.people.previewDeath({ id: woman.id, death: { date: null, year } })).day;
    expect([await dayOf(2024), await dayOf(2026)]).toEqual(['2024-12-31', '2026-11-21']);
  });

  it('tells of notes after it, and names and ends no family that the one who asks may not change', async () => {
    const { woman, family } = await aLife();
    const note = aNote({ on: asLocalDate('2025-01-10'), personIds: [woman.id] });
    await anna.notes.write({ record: { kind: 'family', id: family.id }, fields: note, nextStep: null });
    const death = died('2024-03-12');
    expect((await anna.people.previewDeath({ id: woman.id, death })).untidy.map(lifeText)).toEqual([
      'udział w notatce z\u00a010.01.2025',
    ]);
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const katarzynaId = await workerId(anna, 'Katarzyna');
    const own = aPerson({ workerId: katarzynaId });
    const person = await anna.people.register({ fields: own });
    const open = await anna.families.open({ id: family.id });
    const joined = await anna.families.join({ id: family.id, version: open.version, member: aMember(person.id) });
    await anna.families.protect({
      ...joined,
      protection: { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] },
    });
    const told = await katarzyna.people.previewDeath({ id: person.id, death: died('2026-11-20') });
    expect([told.ends, told.untidy.map((one) => ('name' in one ? one.name : ''))]).toEqual([[], [null]]);
  });

  it('ends a marriage that is entered after it, unless an end was typed', async () => {
    const fields = aPerson({ death: died('2019-03-04'), ...{ birthDate: asLocalDate('1950-01-01') } });
    const dead = await anna.people.register({ fields });
    const relation = { ...NONE, from: asLocalDate('1990-05-04'), otherId: dead.id } as const;
    const endOf = async (wishes: Pick<RelationInput, 'role'> & Partial<RelationInput>) => {
      const other = await anna.people.register({ fields: aPerson({ birthDate: asLocalDate('1955-01-01') }) });
      await anna.relations.relate({ id: other.id, relation: { ...relation, ...wishes } });
      const [line] = (await anna.relations.ofPerson({ id: other.id })).lines;
      return [line?.to, line?.endReason];
    };
    expect(await endOf({ role: 'spouse' })).toEqual(['2019-03-04', 'death']);
    expect(await endOf({ role: 'spouse', to: asLocalDate('2001-01-02'), endReason: 'divorce' })).toEqual([
      '2001-01-02',
      'divorce',
    ]);
    expect(await endOf({ role: 'step-child' })).toEqual([null, null]);
  });

  it('before a marriage stops that marriage', async () => {
    const fields = aPerson({ death: died('2010-03-04'), ...{ birthDate: asLocalDate('1960-01-01') } });
    const dead = await anna.people.register({ fields });
    const other = await anna.people.register({ fields: aPerson() });
    const relation = { ...NONE, from: asLocalDate('2020-05-04'), otherId: dead.id, role: 'spouse' } as const;
    expect(await refusedFields(anna.relations.relate({ id: other.id, relation }))).toEqual([
      'relation.from | Relacja od: podaj początek relacji nie późniejszy niż śmierć jednej z osób (04.03.2010).',
    ]);
  });
});

describe('a corrected birth date', () => {
  it('is refused after what is stored of the person, which the sentence names', async () => {
    const { woman, fields } = await aLife();
    const wrong: PersonFields = {
      ...fields,
      ...NO_DETAILS,
      address: null,
      identity: { kind: 'no-pesel', reason: 'unknown', documentKind: null, documentNumber: null },
      birthDate: asLocalDate('2020-02-20'),
    };
    const [said, ...more] = await refusedFields(anna.people.correct({ ...woman, fields: wrong }));
    expect(more).toEqual([]);
    expect(said).toBe(
      'fields.birthDate | Data urodzenia: podaj datę urodzenia, przed którą nic nie jest zapisane, albo popraw najpierw to, co jest wcześniej (pobyt w rodzinie Krukowie od\u00a002.02.2020; małżeństwo (Kruk Jan) od\u00a004.05.2019; zgoda za dziecko (Kruk Ola) od\u00a001.01.2020).',
    );
    await anna.people.correct({ ...woman, fields: { ...wrong, birthDate: asLocalDate('1990-01-01') } });
  });
});
