import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { AUDIT_COLUMNS } from '#shared/features/audit/audit.schema.ts';
import { FAMILY_COLUMNS } from '#shared/features/families/families.schema.ts';
import type { SavedFilterId } from '#shared/features/filters/filters.schema.ts';
import { PEOPLE_COLUMNS, peopleFilter } from '#shared/features/people/people.schema.ts';
import { recordId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { caseloadsCalls } from '#tests/support/caseloads-calls.ts';
import { type CoreClient, prepareDemoOffice, type PreparedOffice, type TestCore } from '#tests/support/core.ts';
import {
  addProtectedWork,
  familyWorkCalls,
  type ProtectedWork,
  WORK_SECRETS,
} from '#tests/support/family-work-calls.ts';
import { addTellingFilter, FILTER_SECRET, filterCalls } from '#tests/support/filter-calls.ts';
import { addProtectedCare, fosterCareCalls, type ProtectedCare } from '#tests/support/foster-care-calls.ts';
import { type UntoldIds, untoldIds } from '#tests/support/hidden-relations.ts';
import { leaksOf } from '#tests/support/leaks.ts';
import { aFamily, aMember, anAddress, aPerson } from '#tests/support/people.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { protectedRelationCalls } from '#tests/support/relations-calls.ts';
import {
  addProtectedRecords,
  composeSavingCore,
  HIDDEN_BIRTH_NAME,
  HIDDEN_CASE_NUMBER,
  HIDDEN_PESEL,
  HIDDEN_TERC,
  hiddenIds,
  type ProtectedRecords,
  type SavedFile,
  secretsOf,
  signedIn,
  workerId,
} from '#tests/support/protected-office.ts';
import { HIDDEN_PERSON, SEARCHES } from '#tests/support/protected-searches.ts';
import { exported, printed } from '#tests/support/streams.ts';
import { aDraft } from '#tests/support/valid-calls.ts';
import { WALKS_PAST_RECORDS } from '#tests/support/walks-past-records.ts';

let office: PreparedOffice;
let test: TestCore;
let files: SavedFile[];
let records: ProtectedRecords;
let work: ProtectedWork;
let care: ProtectedCare;
let keptFilter: SavedFilterId;
let secrets: Map<string, Set<string>>;
let untold: UntoldIds;

beforeAll(async () => {
  office = await prepareDemoOffice();
  ({ test, files } = await composeSavingCore(office));
  const anna = await signedIn(test, 'anna.kierownik');
  const others = [await signedIn(test, 'katarzyna.pracownik'), await signedIn(test, 'piotr.pracownik')];
  records = await addProtectedRecords(anna, others);
  work = await addProtectedWork(anna, records);
  care = await addProtectedCare(anna, records);
  keptFilter = await addTellingFilter(anna);
  secrets = await secretsOf(test, records);
  untold = await untoldIds(test, hiddenIds(records));
  for (const word of [...WORK_SECRETS, FILTER_SECRET]) secrets.set(`work.${word}`, new Set([word]));
});

afterAll(async () => {
  await test.close();
  office.remove();
});

const PEOPLE = peopleFilter.parse({ status: 'all' });
const FAMILIES = { search: '', status: 'all', kind: null, workerId: null } as const;
const AUDIT = { userId: null, kind: null, action: null, subject: null, from: null, to: null } as const;
const WINDOW = { offset: 0, limit: 500 } as const;
type Calls = Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>>;

const someId = () => recordId.parse(randomUUID());
const day = asLocalDate('2026-11-20');
const protection = () => ({ reason: 'Próba ochrony', userIds: [] as never[] });

const SUBJECTS = {
  person: () => ({ kind: 'person' as const, id: records.withPesel }),
  family: () => ({ kind: 'family' as const, id: records.family }),
};

/** Every procedure with a protected record in its way; several calls where there are several ways in. */
const CALLS: Calls = {
  'dashboard.overview': (c) => [() => c.dashboard.overview({})],
  'people.find': (c) => SEARCHES.map((text) => () => c.people.find({ text })),
  'people.findSimilar': (c) => [
    // The person hidden is named in full, with the number, under the former name and by a typing error.
    ...[
      HIDDEN_PERSON,
      { ...HIDDEN_PERSON, surname: 'Zmarkovska' },
      { ...HIDDEN_PERSON, surname: HIDDEN_BIRTH_NAME },
      { ...HIDDEN_PERSON, birthDate: null, pesel: null },
    ].map((typed) => () => c.people.findSimilar({ ...typed, formerNames: [HIDDEN_BIRTH_NAME] })),
  ],
  'people.formRules': (c) => [() => c.people.formRules({})],
  'people.presentAddress': (c) => [() => c.people.presentAddress({ id: records.withPesel })],
  'people.previewDeath': (c) =>
    [records.withPesel, records.shownPerson].map(
      (id) => () => c.people.previewDeath({ id, death: { date: asLocalDate('2025-03-04'), year: null } }),
    ),
  'people.list': (c) => [
    ...['name', 'birth-date', 'town'].map(
      (order) => () => c.people.list({ filter: { ...PEOPLE, order: order as 'name' }, window: WINDOW }),
    ),
    ...SEARCHES.map((search) => () => c.people.list({ filter: { ...PEOPLE, search }, window: WINDOW })),
    () => c.people.list({ filter: { ...PEOPLE, ageFrom: 54, ageTo: 56 }, window: WINDOW }),
    () => c.people.list({ filter: { ...PEOPLE, sex: 'female' }, window: WINDOW }),
    ...['1803011', HIDDEN_TERC].map((terc) => () => c.people.list({ filter: { ...PEOPLE, terc }, window: WINDOW })),
  ],
  'people.open': (c) => [
    () => c.people.open({ id: records.withPesel }),
    () => c.people.open({ id: records.withDocument }),
    () => c.people.open({ id: records.shownPerson }),
    () => c.people.open({ id: records.shownHanded.person }),
  ],
  'people.history': (c) => [
    () => c.people.history({ id: records.withPesel }),
    () => c.people.history({ id: records.shownPerson }),
    () => c.people.history({ id: records.shownHanded.person }),
  ],
  'people.register': (c) => [
    () => {
      const birthDate = asLocalDate('1971-03-17');
      return c.people.register({ fields: aPerson({ identity: { kind: 'pesel', pesel: HIDDEN_PESEL }, birthDate }) });
    },
  ],
  'people.correct': (c) => [() => c.people.correct({ id: records.withPesel, version: 1, fields: aPerson() })],
  'people.archive': (c) => [() => c.people.archive({ id: records.withPesel, version: 1, reason: 'Próba' })],
  'people.restore': (c) => [() => c.people.restore({ id: records.withPesel, version: 1 })],
  'people.protect': (c) => [
    async () => {
      const userIds = [await workerId(c, 'Piotr')];
      return await c.people.protect({ id: records.withPesel, version: 1, protection: { ...protection(), userIds } });
    },
  ],
  'people.unprotect': (c) => [() => c.people.unprotect({ id: records.withPesel, version: 1 })],
  'people.printHistory': (c) => [
    () => c.people.printHistory({ id: records.withPesel }),
    () => c.people.printHistory({ id: records.shownPerson }),
  ],
  'people.exportHistory': (c) => [
    () => exported(c.people.exportHistory({ id: records.withPesel, format: 'csv' })),
    () => exported(c.people.exportHistory({ id: records.shownPerson, format: 'csv' })),
  ],
  'people.printCard': (c) => [
    () => c.people.printCard({ id: records.withPesel }),
    () => c.people.printCard({ id: records.shownPerson }),
    () => c.people.printCard({ id: records.shownHanded.person }),
  ],
  'people.exportCard': (c) => [
    () => exported(c.people.exportCard({ id: records.withPesel, format: 'csv' })),
    () => exported(c.people.exportCard({ id: records.shownPerson, format: 'csv' })),
    () => exported(c.people.exportCard({ id: records.shownHanded.person, format: 'csv' })),
  ],
  'people.printList': (c) =>
    ['', ...SEARCHES].map((search) => () => printed(c.people.printList({ filter: { ...PEOPLE, search } }))),
  'people.exportList': (c) => [
    () => exported(c.people.exportList({ filter: PEOPLE, columns: [...PEOPLE_COLUMNS], format: 'csv' })),
    () =>
      exported(
        c.people.exportList({
          filter: { ...PEOPLE, search: 'Zmarkowska Zmarkada' },
          columns: ['name', 'address'],
          format: 'csv',
        }),
      ),
  ],
  ...protectedRelationCalls(() => records),
  ...fosterCareCalls(
    () => records,
    () => care,
  ),
  'families.list': (c) => [
    ...['name', 'case-number', 'kind'].map(
      (order) => () => c.families.list({ filter: { ...FAMILIES, order: order as 'name' }, window: WINDOW }),
    ),
    ...SEARCHES.map((search) => () => c.families.list({ filter: { ...FAMILIES, search }, window: WINDOW })),
    () => c.families.list({ filter: { ...FAMILIES, kind: 'care-difficulties' }, window: WINDOW }),
  ],
  'families.open': (c) => [
    () => c.families.open({ id: records.family }),
    () => c.families.open({ id: records.shownFamily }),
    () => c.families.open({ id: records.shownHanded.family }),
  ],
  'families.history': (c) => [
    () => c.families.history({ id: records.family }),
    () => c.families.history({ id: records.shownFamily }),
    () => c.families.history({ id: records.shownHanded.family }),
  ],
  'families.register': (c) => [
    () => c.families.register({ fields: aFamily({ caseNumber: HIDDEN_CASE_NUMBER }), members: [], workerId: null }),
    () => c.families.register({ fields: aFamily(), members: [aMember(records.withPesel)], workerId: null }),
  ],
  'families.correct': (c) => [() => c.families.correct({ id: records.family, version: 1, fields: aFamily() })],
  'families.join': (c) => [
    () => c.families.join({ id: records.family, version: 1, member: aMember(records.shownPerson) }),
    () =>
      c.families.join({ id: records.shownFamily, version: records.shownVersion, member: aMember(records.withPesel) }),
  ],
  'families.move': (c) => [() => c.families.move({ id: records.family, version: 1, address: anAddress() })],
  'families.leave': (c) => [
    () => c.families.leave({ id: records.family, version: 1, membershipId: someId(), to: day }),
  ],
  'families.rejoin': (c) => [() => c.families.rejoin({ id: records.family, version: 1, membershipId: someId() })],
  'families.correctMember': (c) => [
    () =>
      c.families.correctMember({
        id: records.family,
        version: 1,
        membershipId: someId(),
        fields: { role: 'other', from: day, to: null },
      }),
  ],
  'families.withdrawMember': (c) => [
    () => c.families.withdrawMember({ id: records.family, version: 1, membershipId: someId(), reason: 'Próba' }),
  ],
  'families.reinstateMember': (c) => [
    () => c.families.reinstateMember({ id: records.family, version: 1, membershipId: someId() }),
  ],
  'families.assign': (c) => [() => c.families.assign({ id: records.family, version: 1, workerId: null, from: day })],
  'families.archive': (c) => [() => c.families.archive({ id: records.family, version: 1, reason: 'Próba' })],
  'families.restore': (c) => [() => c.families.restore({ id: records.family, version: 1 })],
  'families.protect': (c) => [
    async () => {
      const userIds = [await workerId(c, 'Piotr')];
      return await c.families.protect({ id: records.family, version: 1, protection: { ...protection(), userIds } });
    },
  ],
  'families.unprotect': (c) => [() => c.families.unprotect({ id: records.family, version: 1 })],
  'families.printHistory': (c) => [
    () => c.families.printHistory({ id: records.family }),
    () => c.families.printHistory({ id: records.shownFamily }),
  ],
  'families.exportHistory': (c) => [
    () => exported(c.families.exportHistory({ id: records.family, format: 'csv' })),
    () => exported(c.families.exportHistory({ id: records.shownFamily, format: 'csv' })),
  ],
  'families.printCard': (c) => [
    () => c.families.printCard({ id: records.family }),
    () => c.families.printCard({ id: records.shownFamily }),
    () => c.families.printCard({ id: records.shownHanded.family }),
  ],
  'families.exportCard': (c) => [
    () => exported(c.families.exportCard({ id: records.family, format: 'csv' })),
    () => exported(c.families.exportCard({ id: records.shownFamily, format: 'csv' })),
    () => exported(c.families.exportCard({ id: records.shownHanded.family, format: 'csv' })),
  ],
  'families.printList': (c) =>
    ['', ...SEARCHES].map((search) => () => printed(c.families.printList({ filter: { ...FAMILIES, search } }))),
  'families.exportList': (c) => [
    () => exported(c.families.exportList({ filter: FAMILIES, columns: [...FAMILY_COLUMNS], format: 'csv' })),
  ],
  ...caseloadsCalls(() => records),
  ...familyWorkCalls({ records: () => records, work: () => work }),
  'communes.inUse': (c) => [() => c.communes.inUse({ chosen: null })],
  'communes.search': (c) => [() => c.communes.search({ text: 'zmarkowice' }), () => c.communes.search({ text: '' })],
  'audit.list': (c) => [
    () => c.audit.list({ filter: AUDIT, window: WINDOW }),
    () => c.audit.list({ filter: { ...AUDIT, subject: { kind: 'person', id: records.withPesel } }, window: WINDOW }),
  ],
  'audit.verify': (c) => [
    async () => {
      const events: unknown[] = [];
      for await (const event of await c.audit.verify({})) events.push(event);
      return events;
    },
  ],
  'audit.listChoices': (c) => [() => c.audit.listChoices({})],
  'audit.printList': (c) => [() => printed(c.audit.printList({ filter: AUDIT }))],
  'audit.exportList': (c) => [
    () => exported(c.audit.exportList({ filter: AUDIT, columns: [...AUDIT_COLUMNS], format: 'csv' })),
  ],
  'administration.listUsers': (c) => [() => c.administration.listUsers({})],
  'administration.printUsers': (c) => [() => c.administration.printUsers({})],
  'administration.exportUsers': (c) => [() => exported(c.administration.exportUsers({ format: 'csv' }))],
  'administration.addUser': (c) => [
    () => {
      const user = { displayName: 'Nowa Osoba', login: `nowa-${randomUUID()}`, roles: ['viewer' as const] };
      return c.administration.addUser({ ...user, temporaryPassword: 'hasło na jeden dzień' });
    },
  ],
  'administration.resetPassword': (c) => [
    async () => {
      const userId = await workerId(c, 'Marta');
      return await c.administration.resetPassword({ userId, temporaryPassword: 'hasło na jeden dzień' });
    },
  ],
  'administration.listWorkers': (c) => [() => c.administration.listWorkers({})],
  ...WALKS_PAST_RECORDS,
  ...filterCalls(() => keptFilter),
  'drafts.keep': (c) => [
    () => c.drafts.keep(aDraft({ place: { form: 'people.edit', subject: SUBJECTS.person(), context: '' } })),
    () => c.drafts.keep(aDraft({ place: { form: 'families.join', subject: SUBJECTS.family(), context: '' } })),
  ],
  'drafts.offered': (c) => [
    () => c.drafts.offered({ place: { form: 'people.edit', subject: SUBJECTS.person(), context: '' } }),
    () => c.drafts.offered({ place: { form: 'families.join', subject: SUBJECTS.family(), context: '' } }),
  ],
  'drafts.waiting': (c) => [() => c.drafts.waiting({})],
  'drafts.drop': (c) => [() => c.drafts.drop({ id: aDraft().id })],
  'printing.print': (c) => [() => c.printing.print({})],
  'printing.savePdf': (c) => [() => c.printing.savePdf({ fileName: 'karta' })],
};

/** All that came back: the answer or the refusal, and the text of every file saved meanwhile. */
async function answerOf(call: () => Promise<unknown>): Promise<{ text: string; refused: string | null }> {
  const before = files.length;
  let answer: unknown;
  let refused: string | null = null;
  try {
    answer = await call();
  } catch (error) {
    const { code, data, message } = error as { code?: string; data?: unknown; message?: string };
    refused = code ?? 'unknown';
    answer = { code, data, message };
  }
  const saved = files.slice(before).map(({ name, bytes }) => `${name}\n${new TextDecoder().decode(bytes)}`);
  return { text: [JSON.stringify(answer), ...saved].join('\n'), refused };
}

const leaksIn = (output: string): string[] => leaksOf(output, secrets);

/** Ids in an answer that tell of a relation between two protected people: nothing but ids and kinds are known of it. */
function untoldIn(output: string, procedure: string): readonly string[] {
  // Elsewhere a protected person of no shown relation or family is a line of its own, „rekord chroniony”.
  const people = procedure.startsWith('relations.') ? untold.people : [];
  return [...untold.relations, ...people].filter((id) => output.includes(id));
}

/** Days on which things began in families also stand in the lines of members, without a name: those are theirs. */
const DAYS_OF_MEMBERSHIP = 'family_kinds.from_date: 2019-05-13';

const procedures = listProcedures().flatMap(({ name, feature }) => (feature === 'session' ? [] : [name]));

describe('a protected record', () => {
  it('has a marker in every text column', () => {
    expect(secrets.size).toBeGreaterThan(15);
    const empty = [...secrets].filter(([, values]) => values.size === 0).map(([column]) => column);
    expect(empty).toEqual([]);
  });

  it('stands in the way of every procedure', () => {
    expect(Object.keys(CALLS).toSorted()).toEqual(procedures.toSorted());
  });

  it('is found by the same check where it is shown', async () => {
    const anna = await signedIn(test, 'anna.kierownik');
    const { text } = await answerOf(() => anna.people.open({ id: records.withPesel }));
    expect(leaksIn(text).length).toBeGreaterThan(8);
    const list = await answerOf(() =>
      exported(anna.people.exportList({ filter: PEOPLE, columns: [...PEOPLE_COLUMNS], format: 'csv' })),
    );
    expect(leaksIn(list.text).length).toBeGreaterThan(3);
    for (const call of [() => anna.communes.search({ text: '' }), () => anna.communes.inUse({ chosen: null })]) {
      expect(leaksIn((await answerOf(call)).text)).toContain(`person_addresses.terc: ${HIDDEN_TERC}`);
    }
    const log = await answerOf(() => anna.caseloads.log({}));
    expect(leaksIn(log.text)).toEqual(
      expect.arrayContaining([
        'handovers.reason: Zmarkowane przekazanie',
        'handovers.reason: Zmarkowane oddanie osoby',
        'caseload_exceptions.reason: Zmarkowany nadmiar przekazanych',
      ]),
    );
    const genogram = await answerOf(() => anna.relations.genogram({ id: records.shownFamily }));
    expect(leaksIn(genogram.text)).toContain('relations.dates: 2001-07-08');
    // One more was taken back and stands in no genogram.
    expect(untoldIn(genogram.text, 'relations.genogram')).toHaveLength(4 + records.relatives.length);
    const filters = await answerOf(() => anna.filters.all({}));
    expect(leaksIn(filters.text)).toContain(`work.${FILTER_SECRET}: ${FILTER_SECRET}`);
  });

  for (const login of ['katarzyna.pracownik', 'piotr.pracownik', 'zofia.podglad', 'ewa.administrator'] as const) {
    for (const procedure of procedures) {
      it(`is told by nothing in ${procedure} to ${login}`, async () => {
        const client = await signedIn(test, login);
        const calls = CALLS[procedure]?.(client) ?? [];
        expect(calls.length).toBeGreaterThan(0);
        for (const call of calls) {
          const { text, refused } = await answerOf(call);
          expect(refused).not.toBe('INTERNAL');
          expect(leaksIn(text).filter((leak) => leak !== DAYS_OF_MEMBERSHIP)).toEqual([]);
          expect(untoldIn(text, procedure)).toEqual([]);
        }
      });
    }
  }

  it('is in no line of the log', () => {
    expect(leaksIn(test.log.join('\n'))).toEqual([]);
  });
});
