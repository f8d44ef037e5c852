import { describe, expect, it } from 'vitest';

import { assessmentPaper, assessmentsPaper } from '#shared/features/family-work/assessment-paper.ts';
import { personPaper } from '#shared/features/people/person-paper.ts';
import { genogramPaper } from '#shared/features/relations/genogram-paper.ts';
import { networkPaper } from '#shared/features/relations/network-paper.ts';
import type { RelationInput } from '#shared/features/relations/relations.schema.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { type Paper, paperLines } from '#shared/kernel/paper.ts';
import { type CoreClient, refusalOf, type TestCore } from '#tests/support/core.ts';
import { anAssessment, aPlan } from '#tests/support/family-work-calls.ts';
import { openOffice } from '#tests/support/opened-office.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { type SavedFile, signedIn, workerId } from '#tests/support/protected-office.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import { exported } from '#tests/support/streams.ts';

let test: TestCore;
let anna: CoreClient;
let files: readonly SavedFile[];

openOffice('for-each', (opened) => {
  ({ test, anna, files } = opened);
});

const TODAY = asLocalDate('2026-11-21');
const textOf = (paper: Paper): string =>
  paperLines(paper)
    .map(({ part, field, value }) => `${part}; ${field}: ${value ?? ''}`)
    .join('\n');

async function subjectsOf(action: string): Promise<readonly string[]> {
  return await test.core.runtime.offices.database.read(async (r) => {
    const rows = await r
      .selectFrom('audit_subjects')
      .innerJoin('audit_log', 'audit_log.seq', 'audit_subjects.seq')
      .select('audit_subjects.subject_id')
      .where('audit_log.action', '=', action)
      .execute();
    return rows.map(({ subject_id }) => subject_id);
  });
}

/** Somebody of Katarzyna's with a former wife, a mother, a sister, a protected father and a child of somebody else's. */
async function aRelatedPerson() {
  const katarzyna = await workerId(anna, 'Katarzyna');
  const register = async (surname: string, year: number, worker: typeof katarzyna | null = katarzyna) => {
    const birthDate = asLocalDate(`${year}-05-04`);
    return (await anna.people.register({ fields: aPerson({ surname, birthDate, workerId: worker }) })).id;
  };
  const person = await register('Środkowa', 1988);
  const [wife, mother, sister, mistake] = [
    await register('Dawny', 1985),
    await register('Starsza', 1960),
    await register('Siostrzana', 1991),
    await register('Pomylona', 1987),
  ];
  const [father, child] = [await register('Zatajony', 1958), await register('Obcy', 2012, null)];
  const relate = async (id: PersonId, otherId: PersonId, wishes: Partial<RelationInput>) =>
    await anna.relations.relate({ id, relation: aRelation(otherId, wishes) });
  const [from, to] = [asLocalDate('2010-06-12'), asLocalDate('2023-02-03')];
  await relate(person, wife, { role: 'spouse', from, to, endReason: 'divorce', basis: 'wyrok rozwodowy' });
  await relate(person, mother, { role: 'parent' });
  await relate(sister, mother, { role: 'parent' });
  await relate(person, father, { role: 'parent', basis: 'akt z nazwiskiem Zatajony' });
  await relate(person, child, { role: 'child', note: 'dziecko Obcy' });
  const { relationId, version } = await relate(person, mistake, { role: 'partner' });
  await anna.relations.withdraw({ id: person, relationId, version, reason: 'pomyłka' });
  const protection = { reason: 'próba ochrony', userIds: [await workerId(anna, 'Anna')] };
  await anna.people.protect({ id: father, version: (await anna.people.open({ id: father })).version, protection });
  return { person, wife, mother, sister, father, child, mistake };
}

describe('the relations on the card of a person', () => {
  it('are on paper those of the screen: ended with dates, derived, and masked where the screen masks them', async () => {
    const { person, wife, mother, sister, father, child, mistake } = await aRelatedPerson();
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const screen = await katarzyna.relations.ofPerson({ id: person });
    const printed = await katarzyna.people.printCard({ id: person });
    expect(printed.relations).toEqual(screen.lines.filter(({ entered }) => entered?.withdrawn == null));
    const text = textOf(personPaper(printed, TODAY));
    const ended = ['była żona', '12.06.2010–03.02.2023, rozwód', 'wyrok rozwodowy'];
    const others = ['Siostrzana', 'wynika: Starsza', 'rekord chroniony', 'osoba spoza prowadzonych spraw'];
    for (const said of [...ended, ...others]) expect(text).toContain(said);
    expect(text).not.toMatch(/Zatajony|Obcy|Pomylona/u);
    const named = await subjectsOf('people.printCard');
    expect(named).toEqual(expect.arrayContaining([person, wife, mother, sister]));
    for (const hidden of [father, child, mistake]) expect(named).not.toContain(hidden);
    // Who may see everybody reads every name.
    expect(textOf(personPaper(await anna.people.printCard({ id: person }), TODAY))).toMatch(/Zatajony[^]*Obcy/u);
  });
});

describe('the family network', () => {
  it('is on paper that of the screen, of a person and of a family', async () => {
    const { person, father, child } = await aRelatedPerson();
    const workerOf = await workerId(anna, 'Katarzyna');
    const family = await anna.families.register({
      fields: aFamily({ name: 'Środkowi' }),
      members: [aMember(person)],
      workerId: workerOf,
    });
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const ofPerson = await katarzyna.relations.printPersonNetwork({ id: person });
    expect(ofPerson.network).toEqual(await katarzyna.relations.personNetwork({ id: person }));
    const ofFamily = await katarzyna.relations.printFamilyNetwork({ id: family.id });
    expect(ofFamily.network).toEqual(await katarzyna.relations.familyNetwork({ id: family.id }));
    expect([ofPerson.name, ofFamily.name]).toEqual([expect.stringContaining('Środkowa'), 'Środkowi']);
    for (const printed of [ofPerson, ofFamily]) {
      const text = textOf(networkPaper(printed, TODAY));
      expect(text).toContain('Siostrzana');
      expect(text).toContain('Rodzina: Środkowi');
      expect(text).not.toMatch(/Zatajony|Obcy/u);
    }
    for (const action of ['relations.printPersonNetwork', 'relations.printFamilyNetwork']) {
      const named = await subjectsOf(action);
      expect(named).toContain(person);
      for (const hidden of [father, child]) expect(named).not.toContain(hidden);
    }
  });
});

describe('the genogram', () => {
  it('is in its file the table of the chosen day, logged with those it names', async () => {
    const { person, father, child } = await aRelatedPerson();
    const { id } = await anna.families.register({
      fields: aFamily({ name: 'Środkowi' }),
      members: [aMember(person, { from: asLocalDate('2020-01-10') })],
      workerId: await workerId(anna, 'Katarzyna'),
    });
    const katarzyna = await signedIn(test, 'katarzyna.pracownik');
    const before = asLocalDate('2021-06-01');
    for (const format of ['xlsx', 'csv'] as const) {
      await exported(katarzyna.relations.exportGenogram({ id, day: before, format }));
      expect(files.at(-1)?.name).toBe(`Genogram 2026-11-21.${format}`);
    }
    const lines = new TextDecoder().decode(files.at(-1)?.bytes);
    expect(lines).toMatch(/Genogram, stan na 01\.06\.2021[^]*Relacje[^]*Dawny/u);
    expect(lines).not.toMatch(/Zatajony|Obcy/u);
    const read = await katarzyna.relations.printGenogram({ id });
    const [then, now] = [textOf(genogramPaper(read, before)), textOf(genogramPaper(read, TODAY))];
    // The marriage of that day ended later.
    expect(then).toMatch(/stan na 01\.06\.2021[^]*Dawny/u);
    expect(then).not.toContain('2010–');
    expect(now).toMatch(/Dawny[^]*12\.06\.2010–03\.02\.2023/u);
    expect(textOf(genogramPaper(read, asLocalDate('1900-01-01')))).toContain('nikt nie należał');
    for (const text of [then, now]) expect(text).not.toMatch(/Zatajony|Obcy/u);
    const named = await subjectsOf('relations.exportGenogram');
    expect(named).toEqual(expect.arrayContaining([id, person]));
    for (const hidden of [father, child]) expect(named).not.toContain(hidden);
  });
});

describe('the paper of an assessment', () => {
  const [BEFORE, ON] = [asLocalDate('2026-05-20'), asLocalDate('2026-11-20')];

  it('tells family, plan and outcomes of its day, and the period since the one before or since work began', async () => {
    const from = asLocalDate('2025-01-10');
    const mother = (await anna.people.register({ fields: aPerson({ surname: 'Obecna' }) })).id;
    const left = (await anna.people.register({ fields: aPerson({ surname: 'Odeszła' }) })).id;
    const { id: familyId, version } = await anna.families.register({
      fields: aFamily({ kind: 'care-difficulties', kindFrom: from }),
      members: [aMember(mother, { from }), aMember(left, { from, role: 'other' })],
      workerId: null,
    });
    const { members } = await anna.families.open({ id: familyId });
    const membershipId = members.find(({ personId }) => personId === left)?.id;
    if (membershipId === undefined) throw new Error('nobody to leave');
    await anna.families.leave({ id: familyId, version, membershipId, to: asLocalDate('2026-09-30') });
    await anna.plans.write({ familyId, basedOn: null, fields: aPlan({ from: BEFORE }) });
    const goalId = (await anna.plans.open({ familyId })).plans[0]?.goals[0]?.id;
    if (goalId === undefined) throw new Error('no plan');
    await anna.plans.recordOutcome({ goalId, fields: { result: 'partly', on: asLocalDate('2026-10-01'), text: null } });
    const assess = async (on: typeof ON) =>
      (await anna.plans.assess({ familyId, fields: { ...anAssessment(), on } })).id;
    const [first, second] = [await assess(BEFORE), await assess(ON)];
    const print = (assessmentId: typeof first | null) => anna.plans.printAssessment({ familyId, assessmentId });

    const early = await print(first);
    expect(early).toMatchObject({ since: from, previous: null, plan: { goals: [{ outcome: null }] } });
    expect(early.family.members).toHaveLength(2);
    const late = await print(null);
    expect(late).toMatchObject({
      assessment: { id: second, nextDueOn: '2027-05-20' },
      since: BEFORE,
      previous: { on: BEFORE, result: 'better' },
      plan: { goals: [{ outcome: { result: 'partly' } }] },
      family: { kind: 'care-difficulties' },
    });
    expect(late.family.members.map((one) => one?.name)).toEqual([expect.stringContaining('Obecna')]);
    expect(await subjectsOf('plans.printAssessment')).toEqual(expect.arrayContaining([familyId, mother]));
  });

  it('is of one that holds, or of a withdrawn one asked for by its id; that of another family and none are refused', async () => {
    const register = async () =>
      (await anna.families.register({ fields: aFamily({ caseNumber: null }), members: [], workerId: null })).id;
    const [familyId, other] = [await register(), await register()];
    const { id } = await anna.plans.assess({ familyId, fields: anAssessment() });
    const refused = { code: 'NOT_FOUND', data: { kind: 'assessment' } };
    expect(await refusalOf(anna.plans.printAssessment({ familyId: other, assessmentId: id }))).toMatchObject(refused);
    await anna.plans.withdrawAssessment({ id, reason: 'zły dzień' });
    expect(await refusalOf(anna.plans.printAssessment({ familyId, assessmentId: null }))).toMatchObject(refused);
    const withdrawn = await anna.plans.printAssessment({ familyId, assessmentId: id });
    expect(withdrawn.assessment.withdrawn).toMatchObject({ reason: 'zły dzień' });
    expect(textOf(assessmentPaper(withdrawn))).toMatch(/Ocena wycofana; Wycofano: .*: zły dzień/u);
    const all = await anna.plans.printAssessments({ familyId });
    expect(textOf(assessmentsPaper(all))).toMatch(/Wycofano: .*: zły dzień/u);
  });
});
