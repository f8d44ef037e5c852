import { sql } from 'kysely';

import type { FileToSave } from '#core/ports/index.ts';
import type { DemoLogin } from '#db/demo/users.ts';
import type { FamilyId, PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';

import { composeTestCore, signInAs, type CoreClient, type PreparedOffice, type TestCore } from './core.ts';
import { addHiddenRelations, registerMarked, relationsAmong } from './hidden-relations.ts';
import { aFamily, aMember, anAddress, anEmail, aPerson, aPhone } from './people.ts';
import { recordTables, textColumns, valuesAbout } from './record-tables.ts';
import { aRelation } from './relations-calls.ts';

const TODAY = asLocalDate('2026-11-21');

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A core whose saved files a test can look into. */
export async function composeSavingCore(office: PreparedOffice): Promise<{ test: TestCore; files: SavedFile[] }> {
  const files: SavedFile[] = [];
  const dialogs = {
    save: async (_window: string, file: FileToSave) => {
      await file.release();
      files.push(file);
      return { kind: 'saved' as const, fileName: file.name };
    },
  };
  return { test: await composeTestCore({ dir: office.copy(), ports: { dialogs } }), files };
}

export async function signedIn(test: TestCore, login: DemoLogin): Promise<CoreClient> {
  const client = test.client();
  await signInAs(client, login);
  return client;
}

/** The id of a demonstration user who may be given people, by the beginning of the name. */
export async function workerId(client: CoreClient, name: string) {
  const workers = await client.administration.listWorkers({});
  const found = workers.find(({ displayName }) => displayName.startsWith(name));
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found.id;
}

export const HIDDEN_PESEL = makePesel(asLocalDate('1971-03-17'), 'female', 4711);
export const HIDDEN_BIRTH_NAME = 'Zmarkorodowa';
export const HIDDEN_CASE_NUMBER = 'TAJNA.77.1971';
/** Żyrzyn: nobody else lives there, and without a word to search by it is among the last in Polish order. */
export const HIDDEN_TERC = '0614112';

export interface ProtectedRecords {
  readonly withPesel: PersonId;
  readonly withDocument: PersonId;
  readonly family: FamilyId;
  /** A family that everybody may see, with protected people among its members. */
  readonly shownFamily: FamilyId;
  readonly shownVersion: number;
  readonly shownPerson: PersonId;
  /** Somebody protected is the mother of the shown person. */
  readonly relation: RecordId;
  /** Protected too, and in the archive. */
  readonly archivedPerson: PersonId;
  readonly archivedFamily: FamilyId;
  /** Protected too, and related to protected people alone. */
  readonly relatives: readonly PersonId[];
  /** Protected as well, and handed over together with the two below. */
  readonly handedFamily: FamilyId;
  readonly handedPerson: PersonId;
  /** Everybody may see them; they were handed over at once with protected records, above the limit of the new worker. */
  readonly shownHanded: { readonly family: FamilyId; readonly person: PersonId };
}

/** The records that nobody but Anna may be told anything of. */
export const hiddenIds = (records: ProtectedRecords): readonly string[] => [
  records.withPesel,
  records.withDocument,
  records.family,
  records.archivedPerson,
  records.archivedFamily,
  records.handedFamily,
  records.handedPerson,
  ...records.relatives,
];

/** Gives a worker families until one more is above the limit of the law. */
async function fillCaseload(client: CoreClient, worker: UserId): Promise<void> {
  const fresh = { kind: 'care-difficulties', kindFrom: TODAY } as const;
  const isFull = async () => (await client.caseloads.checkLimit({ workerId: worker, from: TODAY, fresh })).over;
  while (!(await isFull())) {
    const fields = aFamily({ name: 'Liczni', caseNumber: null });
    await client.families.register({ fields, members: [], workerId: worker });
  }
}

/** A person and a family in the archive, protected for Anna alone; the family came above the limit of its worker. */
async function addArchivedRecords(anna: CoreClient, protection: { reason: string; userIds: UserId[] }) {
  const marta = await workerId(anna, 'Marta');
  const reason = 'Zmarkowane odłożenie';
  const person = await registerMarked(anna, { surname: 'Zmarkoarchiwalna', number: 'ZMARK98762', born: '1973-05-19' });
  const kept = await anna.people.protect({ ...person, protection });
  await anna.people.archive({ ...kept, reason });
  await fillCaseload(anna, marta);
  const family = await anna.families.register({
    fields: aFamily({ name: 'Zmarkoarchiwalni', caseNumber: null, kindFrom: asLocalDate('2019-05-13') }),
    members: [],
    workerId: marta,
    limitReason: 'Zmarkowany nadmiar rodzin',
  });
  const keptFamily = await anna.families.protect({ ...family, protection });
  await anna.families.archive({ ...keptFamily, reason });
  return { archivedPerson: person.id, archivedFamily: family.id };
}

/** What a family or a person is handed over for may speak of whatever goes along: a protected one and a shown one do, twice. */
async function addHandedRecords(anna: CoreClient, protection: { reason: string; userIds: UserId[] }) {
  const joanna = await workerId(anna, 'Joanna');
  await fillCaseload(anna, joanna);
  const family = async (name: string) => {
    const fields = aFamily({ name, caseNumber: null, kindFrom: asLocalDate('2019-05-13') });
    return await anna.families.register({ fields, members: [], workerId: null });
  };
  const [hiddenFamily, shownFamily] = [await family('Zmarkoprzekazani'), await family('Jawnie Przekazani')];
  const marked = { surname: 'Zmarkoprzekazana', number: 'ZMARK98763', born: '1974-06-20' };
  const hiddenPerson = await registerMarked(anna, marked);
  const shownPerson = await anna.people.register({ fields: aPerson({ surname: 'Jawnie Przekazana' }) });
  const input = { fromId: null, toId: joanna, from: TODAY };
  await anna.caseloads.handOver({
    ...input,
    reason: 'Zmarkowane przekazanie',
    families: [hiddenFamily.id, shownFamily.id],
    people: [],
    limitReason: 'Zmarkowany nadmiar przekazanych',
  });
  const people = [hiddenPerson.id, shownPerson.id];
  await anna.caseloads.handOver({ ...input, reason: 'Zmarkowane oddanie osoby', families: [], people });
  await anna.families.protect({ id: hiddenFamily.id, version: hiddenFamily.version + 1, protection });
  await anna.people.protect({ id: hiddenPerson.id, version: hiddenPerson.version + 1, protection });
  return {
    handedFamily: hiddenFamily.id,
    handedPerson: hiddenPerson.id,
    shownHanded: { family: shownFamily.id, person: shownPerson.id },
  };
}

/**
 * Two people and a family protected for Anna alone, with words in every text column that stand nowhere else. All are in
 * the caseload of Katarzyna, who may not open them.
 * @param others open all three before they are protected
 */
export async function addProtectedRecords(
  anna: CoreClient,
  others: readonly CoreClient[] = [],
): Promise<ProtectedRecords> {
  const katarzyna = await workerId(anna, 'Katarzyna');
  const annaId = await workerId(anna, 'Anna');
  const note = 'Zmarkowana uwaga tajna';
  const address = anAddress({
    street: 'Zmarkowana',
    building: 'ZMARK 71',
    flat: 'ZMARK 72',
    postalCode: '98-761' as ReturnType<typeof anAddress>['postalCode'],
    town: 'Zmarkowice Tajne',
    terc: HIDDEN_TERC,
    from: asLocalDate('2003-02-11'),
  });
  const familyPlace = {
    ...address,
    street: 'Zmarkoplac',
    building: 'ZMARK 81',
    flat: 'ZMARK 82',
    town: 'Zmarkowice Rodzinne',
    from: asLocalDate('2019-07-23'),
  };
  const contacts = [
    aPhone('+48987698761', 'zmarkowany dopisek'),
    anEmail('zmarkowana@tajne.example.org', 'zmarkowany list'),
  ];
  const names = { surname: 'Zmarkowska', firstName: 'Zmarkada', secondName: 'Zmarkina' };
  const common = { ...names, address, contacts, note, workerId: katarzyna };
  const birthDate = asLocalDate('1971-03-17');
  const identity = { kind: 'pesel', pesel: HIDDEN_PESEL } as const;
  const formerNames = [{ kind: 'birth', surname: HIDDEN_BIRTH_NAME, from: null, to: null }] as const;
  const from = asLocalDate('2019-05-13');
  const ofPerson = aPerson({
    ...common,
    identity,
    birthDate,
    formerNames: [...formerNames],
    citizenships: [{ kind: 'third-country', country: 'Zmarkolandia', from, to: null }],
    certificates: [{ kind: 'moderate', number: 'ZMARK/77/2019', from, to: null }],
    schools: [{ school: 'Zmarkowana szkoła', class: 'zmark 4', from, to: null }],
    needs: [{ kind: 'diet', note: 'Zmarkowana dieta' }],
    consenters: [
      {
        personId: null,
        institution: 'Zmarkowany sąd',
        basis: 'other',
        basisNote: 'Zmarkowane postanowienie',
        from: asLocalDate('1980-05-13'),
        to: null,
      },
    ],
  });
  const alive = await anna.people.register({ fields: ofPerson });
  const passport = {
    kind: 'no-pesel',
    reason: 'foreigner',
    documentKind: 'passport',
    documentNumber: 'ZMARK98761',
  } as const;
  const withDocument = await anna.people.register({
    fields: aPerson({ ...common, firstName: 'Zmarkalia', identity: passport, birthDate: asLocalDate('1972-04-18') }),
  });
  const shown = await anna.people.register({
    fields: aPerson({
      surname: 'Jawna',
      workerId: katarzyna,
      consenters: [
        {
          personId: alive.id,
          institution: null,
          basis: 'parent',
          basisNote: null,
          from: asLocalDate('1995-05-13'),
          to: null,
        },
      ],
    }),
  });
  const registered = await anna.families.register({
    fields: aFamily({ name: 'Zmarkowscy', caseNumber: HIDDEN_CASE_NUMBER, note, kindFrom: from }),
    members: [aMember(shown.id, { from }), aMember(alive.id, { role: 'other', from })],
    workerId: katarzyna,
  });
  const family = await anna.families.move({ ...registered, address: familyPlace });
  const shownFamily = await anna.families.register({
    fields: aFamily({ name: 'Jawni', kindFrom: from }),
    members: [
      aMember(shown.id, { from }),
      aMember(alive.id, { role: 'sibling', from }),
      aMember(withDocument.id, { role: 'child', from }),
    ],
    workerId: katarzyna,
  });
  // Known only after the stays were written down, which nobody has ended since: no line of a member tells the day.
  const death = { date: asLocalDate('2023-09-17'), year: null };
  const withPesel = await anna.people.correct({ ...alive, fields: { ...ofPerson, death } });
  // Entered by mistake and taken back: the reason speaks of somebody protected, in a family that everybody may see.
  const { members } = await anna.families.open({ id: shownFamily.id });
  const membershipId = members.find(({ personId }) => personId === withDocument.id)?.id;
  if (membershipId === undefined) throw new Error('the family has no such member');
  const entry = { ...shownFamily, membershipId, reason: 'Zmarkowany omyłkowy wpis' };
  const withdrawn = await anna.families.withdrawMember(entry);
  const again = aMember(withDocument.id, { role: 'other', from });
  const { version: shownVersion } = await anna.families.join({ ...withdrawn, member: again });
  const words = { basis: 'Zmarkowana podstawa', note: 'Zmarkowana pogłoska' };
  const { relationId: relation } = await anna.relations.relate({
    id: shown.id,
    relation: aRelation(withPesel.id, { role: 'parent', ...words }),
  });
  await anna.relations.relate({ id: shown.id, relation: aRelation(withDocument.id, { role: 'partner', ...words }) });
  const mistaken = await anna.relations.relate({ id: withPesel.id, relation: aRelation(withDocument.id, words) });
  await anna.relations.withdraw({
    id: withPesel.id,
    relationId: mistaken.relationId,
    version: mistaken.version,
    reason: 'Zmarkowana pomyłka',
  });
  // Opened before the protection: the start page still knows the id of what it may no longer name.
  for (const other of others) {
    for (const { id } of [withPesel, withDocument]) await other.people.open({ id });
    await other.families.open({ id: family.id });
  }
  const protection = { reason: 'Zmarkowany powód', userIds: [annaId] };
  for (const { id, version } of [withPesel, withDocument]) await anna.people.protect({ id, version, protection });
  await anna.families.protect({ id: family.id, version: family.version, protection });
  return {
    ...(await addArchivedRecords(anna, protection)),
    ...(await addHandedRecords(anna, protection)),
    relatives: await addHiddenRelations(anna, [withPesel.id, withDocument.id], protection),
    withPesel: withPesel.id,
    withDocument: withDocument.id,
    family: family.id,
    shownFamily: shownFamily.id,
    shownVersion,
    shownPerson: shown.id,
    relation,
  };
}

/** Columns that may be told of a protected record: its id, and words of our own that say nothing about it. */
const HARMLESS =
  /^(id|person_id|family_id|user_id|kind|first_id|second_id|end_reason|role|sex|no_pesel_reason|document_kind|created_at|created_by|changed_at|changed_by|archived_.*|archive_reason|restored_on|to_date|sort_key|town_key|set_by|set_at|lifted_.*)$/;

const TABLES = [
  ['people', 'id'],
  ['person_addresses', 'person_id'],
  ['person_contacts', 'person_id'],
  ['relations', 'first_id'],
  ['relations', 'second_id'],
  ['families', 'id'],
  ['family_kinds', 'family_id'],
  ['family_addresses', 'family_id'],
  ['protections', 'person_id'],
  ['protections', 'family_id'],
] as const;

/** Their words stand in other columns, one by one. */
const MADE_OF_OTHERS = /^(sort_key|town_key|search_text)$/;

/** Whether a value was put there to be looked for: no demonstration and no other test has the like. */
export function isMark(value: string): boolean {
  return /zmark|tajn|98-761|48987698761/i.test(value) || value === HIDDEN_PESEL || value === HIDDEN_TERC;
}

/** Every text stored about the protected records, by its column; columns come from the schema itself. */
export async function secretsOf(test: TestCore, records: ProtectedRecords): Promise<Map<string, Set<string>>> {
  const ids = hiddenIds(records);
  return await test.core.runtime.offices.database.read(async (r) => {
    const secrets = new Map<string, Set<string>>();
    for (const [table, owner] of TABLES) {
      const { rows: columns } = await sql<{ name: string; type: string }>`
        SELECT name, type FROM pragma_table_xinfo(${table})`.execute(r);
      for (const { name, type } of columns) {
        // When a relation began and ended stands on the card of the other one, without a name; see below for those on none.
        const isTold = table === 'relations' && name.endsWith('_date');
        if (type !== 'TEXT' || isTold || HARMLESS.test(name)) continue;
        const key = `${table}.${name}`;
        const values = secrets.get(key) ?? new Set<string>();
        const { rows } = await sql<{ value: string | null }>`
          SELECT ${sql.ref(name)} AS value FROM ${sql.table(table)}
          WHERE ${sql.ref(owner)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(r);
        for (const { value } of rows) if (value !== null) values.add(value);
        secrets.set(key, values);
      }
    }
    const between = await relationsAmong(r, ids);
    secrets.set('relations.dates', new Set(between.flatMap(({ days }) => days)));
    // Beside whatever these tables hold, every mark in any table that is about the records.
    for (const table of await recordTables(r)) {
      for (const column of await textColumns(r, table.table)) {
        const marks = (await valuesAbout(r, table, column, ids)).filter(isMark);
        const key = `${table.table}.${column}`;
        if (marks.length > 0 && !MADE_OF_OTHERS.test(column))
          secrets.set(key, new Set([...(secrets.get(key) ?? []), ...marks]));
      }
    }
    return secrets;
  });
}
