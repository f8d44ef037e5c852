import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { DemoLogin } from '#db/demo/users.ts';
import { selectedIds } from '#shared/contract/list.ts';
import { backupId, fileId, preparedId, targetId } from '#shared/features/backups/backups.schema.ts';
import { draftId } from '#shared/features/drafts/drafts.schema.ts';
import { savedFilterId } from '#shared/features/filters/filters.schema.ts';
import { recoveryKeyId } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { preparationId } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { type FamilyId, familyId, homeId, type PersonId, personId, recordId, userId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import {
  type CoreClient,
  prepareDemoOffice,
  type PreparedOffice,
  refusalOf,
  signInAs,
  type TestCore,
  type TestServer,
} from '#tests/support/core.ts';
import { listProcedures } from '#tests/support/procedures.ts';
import { aNote } from '#tests/support/family-work-calls.ts';
import { aMember } from '#tests/support/people.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import {
  DAY,
  FAMILY,
  MANAGER,
  newFamily,
  newPerson,
  PERSON,
  userIdOf,
  type World,
} from '#tests/support/valid-calls.base.ts';
import { aDraft, VALID_CALLS } from '#tests/support/valid-calls.ts';

/** A worker of one caseload, in which nothing lies that the valid calls make. */
const STRANGER: DemoLogin = 'marta.pracownik';

/** Ids of people and families, and of what is kept about them: notes, tasks, goals, assessments, relations, hand-overs. */
const RECORD_IDS: ReadonlySet<unknown> = new Set([personId, familyId, recordId]);

/** Every schema of an id that stands anywhere in a schema. */
function idsIn(schema: unknown, seen = new Set<unknown>()): readonly unknown[] {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return [];
  seen.add(schema);
  if ('_zod' in schema) {
    const { def } = (schema as { readonly _zod: { readonly def: { readonly format?: string } } })._zod;
    return def.format === 'uuid' ? [schema] : idsIn(def, seen);
  }
  const isPlain = Array.isArray(schema) || Object.getPrototypeOf(schema) === Object.prototype;
  return isPlain ? Object.values(schema).flatMap((part) => idsIn(part, seen)) : [];
}

/**
 * Ids of users and of what is a user's own, of backups and their places, of recovery keys, and the selection that narrows a list to what is
 * in sight anyway.
 */
const OTHER_IDS: ReadonlySet<unknown> = new Set([
  ...[userId, draftId, savedFilterId, backupId, targetId, fileId, preparedId, recoveryKeyId, preparationId],
  ...idsIn(selectedIds),
  // Which homes there are is the whole office's; a family's own are changed within reach, by the ids of their lines.
  homeId,
]);

const procedures = listProcedures()
  .filter(({ input }) => idsIn(input).some((id) => RECORD_IDS.has(id)))
  .map(({ name }) => name);

let prepared: PreparedOffice;
let office: TestCore;
let server: TestServer;
let stranger: CoreClient;
let world: World;
/** The procedure whose next call goes to the stranger first, and what came of it. */
let watched = '';
let outcomes: string[] = [];

beforeAll(async () => {
  prepared = await prepareDemoOffice();
  office = await prepared.open();
  server = await office.serve();
  stranger = server.client();
  await signInAs(stranger, STRANGER);
  const clients = new Map<DemoLogin, CoreClient>();
  world = {
    prepared,
    office,
    server,
    as: async (login) => {
      const known = clients.get(login) ?? followed(server.client());
      if (!clients.has(login)) await signInAs(known, login);
      clients.set(login, known);
      return known;
    },
  };
});
afterAll(async () => {
  await office.close();
  prepared.remove();
});

type Verb = (input: unknown) => Promise<unknown>;
type Verbs = Readonly<Record<string, Readonly<Record<string, Verb>>>>;

/** A client whose watched call is made with the same input by the stranger in its place. */
function followed(client: CoreClient): CoreClient {
  const verbs = client as unknown as Verbs;
  const strangers = stranger as unknown as Verbs;
  const none: Readonly<Record<string, Verb>> = {};
  return new Proxy(client, {
    get: (_target, feature: string) =>
      new Proxy(none, {
        get: (_verbs, verb: string) => async (input: unknown) => {
          if (`${feature}.${verb}` !== watched) return await verbs[feature]?.[verb]?.(input);
          outcomes.push(await outcomeOf(strangers[feature]?.[verb], input));
          throw new AppError('CANCELLED');
        },
      }),
  });
}

async function outcomeOf(call: Verb | undefined, input: unknown): Promise<string> {
  if (call === undefined) return 'no such procedure';
  const refusal = refusalOf(
    call(input).then(async (answer) => {
      // A stream refuses when it is read.
      if (answer !== null && typeof answer === 'object' && Symbol.asyncIterator in answer)
        for await (const part of answer as AsyncIterable<unknown>) void part;
    }),
  );
  return await refusal.then(
    ({ code }) => code,
    () => 'answered',
  );
}

/** What nobody leads is within everybody's reach, so what the valid calls made is given to another worker. */
async function giveToSomebodyElse(): Promise<void> {
  await office.core.runtime.offices.database.write(async (tx) => {
    for (const [table, column] of [
      ['people', 'person_id'],
      ['families', 'family_id'],
    ] as const) {
      await sql`
        INSERT INTO assignments (id, user_id, ${sql.ref(column)}, from_date)
        SELECT 'given-' || r.id, (SELECT id FROM users WHERE login = 'katarzyna.pracownik'), r.id, '2020-01-01'
        FROM ${sql.table(table)} AS r
        WHERE NOT EXISTS (SELECT 1 FROM assignments AS a WHERE a.${sql.ref(column)} = r.id)`.execute(tx);
    }
  });
}

interface OutOfReach {
  readonly person: PersonId;
  readonly family: FamilyId;
}
type Ways = readonly (() => Promise<unknown>)[];

/** Procedures whose valid call names no record, so that they answer a stranger: every way in which they do name one. */
const NAMING: Readonly<Record<string, (client: CoreClient, of: OutOfReach) => Ways>> = {
  'people.register': (client, { person }) => {
    const consenter = { personId: person, institution: null, basis: 'parent', basisNote: null } as const;
    const consenters = [{ ...consenter, from: DAY, to: null }];
    return [() => client.people.register({ fields: { ...PERSON, consenters } })];
  },
  'families.register': (client, { person }) => [
    () => client.families.register({ fields: FAMILY, members: [aMember(person)], workerId: null }),
  ],
  'drafts.keep': (client, of) => placesOf(of).map((place) => () => client.drafts.keep(aDraft({ place }))),
};

/** Gives the user's own words back: none while they may not open what the words are about. */
const SILENT = 'drafts.offered';

const placesOf = ({ person, family }: OutOfReach) =>
  [
    { form: 'people.edit', subject: { kind: 'person', id: person }, context: '' },
    { form: 'families.join', subject: { kind: 'family', id: family }, context: '' },
  ] as const;

/** A stranger may take part in no note: refused beside the field. The stranger's own family, and a note about it. */
async function ownNote() {
  const { id } = await newFamily(stranger);
  const record = { kind: 'family', id } as const;
  return { record, note: await stranger.notes.write({ record, fields: aNote(), nextStep: null }) };
}

const REFUSALS = ['OUT_OF_REACH', 'PERMISSION_DENIED', 'RECORD_PROTECTED'];

describe('a person out of reach', () => {
  test('is refused among those who took part in a note, when it is written and when it is corrected', async () => {
    const person = await newPerson(await world.as(MANAGER));
    await giveToSomebodyElse();
    const { record, note } = await ownNote();
    const fields = aNote({ personIds: [person.id] });
    const refusals = [
      await refusalOf(stranger.notes.write({ record, fields, nextStep: null })),
      await refusalOf(stranger.notes.correct({ ...note, fields, reason: 'próba' })),
    ];
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { fields: [{ path: 'fields.personIds' }] } });
    }
  });

  test('is refused as the second record of a step: who joins a family, who is related', async () => {
    const person = await newPerson(await world.as(MANAGER));
    await giveToSomebodyElse();
    const [family, own] = [await newFamily(stranger), await newPerson(stranger)];
    const outcomes = [
      await refusalOf(stranger.families.join({ ...family, member: aMember(person.id) })),
      await refusalOf(stranger.relations.relate({ id: own.id, relation: aRelation(person.id) })),
    ];
    for (const { code } of outcomes) expect(REFUSALS).toContain(code);
  });
});

describe('a protected record', () => {
  test.each(['family', 'person'] as const)(
    'as the second %s of a handing over refuses it whole: the first stays where it was',
    async (kind) => {
      const manager = await world.as(MANAGER);
      const toId = await userIdOf(world, STRANGER);
      const [first, second] =
        kind === 'family'
          ? [await newFamily(manager), await newFamily(manager)]
          : [await newPerson(manager), await newPerson(manager)];
      const ids = [first.id, second.id];
      const given = {
        families: kind === 'family' ? ids.map((id) => familyId.parse(id)) : [],
        people: kind === 'person' ? ids.map((id) => personId.parse(id)) : [],
      };
      const protection = { reason: 'próba', userIds: [await userIdOf(world, MANAGER)] };
      const verbs = kind === 'family' ? manager.families : manager.people;
      await (verbs.protect as Verb)({ ...second, protection });
      const giving = { fromId: null, toId, from: DAY, reason: 'zmiana rejonu', ...given };
      const other = await world.as('piotr.pracownik');
      const refusal = await refusalOf(other.caseloads.handOver(giving));
      expect(refusal.code).toBe('RECORD_PROTECTED');
      const { rows } = await office.core.runtime.offices.database.read(
        async (r) =>
          await sql`SELECT id FROM assignments WHERE family_id = ${first.id} OR person_id = ${first.id}`.execute(r),
      );
      expect(rows).toEqual([]);
    },
  );
});

describe('a record out of reach', () => {
  test('is asked for by many procedures', () => {
    expect(procedures.length).toBeGreaterThan(20);
    expect(procedures).toEqual(expect.arrayContaining(['people.open', 'families.join', 'people.correct']));
    expect(procedures).toEqual(expect.arrayContaining([...Object.keys(NAMING), SILENT]));
    // By the id of a note, a task, a goal, an assessment, a handing over alone.
    const about = ['notes.versions', 'tasks.give', 'plans.recordOutcome', 'plans.withdrawAssessment'];
    expect(procedures).toEqual(expect.arrayContaining([...about, 'caseloads.undoHandOver']));
  });

  test('has no id of a kind that nobody placed', () => {
    const unplaced = listProcedures()
      .filter(({ meta }) => meta.permission !== 'public')
      .filter(({ input }) => idsIn(input).some((id) => !RECORD_IDS.has(id) && !OTHER_IDS.has(id)))
      .map(({ name }) => name);
    expect(unplaced).toEqual([]);
  });

  test.each(procedures)('is refused by %s', async (name) => {
    const call = await VALID_CALLS[name]?.(world);
    if (call === undefined) throw new Error('no valid call');
    outcomes = [];
    watched = name;
    await giveToSomebodyElse();
    try {
      await call.run().catch(() => undefined);
    } finally {
      watched = '';
      if (call.office !== undefined) await call.office.close();
    }
    expect(outcomes.length).toBeGreaterThan(0);
    for (const outcome of outcomes) {
      if (name in NAMING || name === SILENT) expect(outcome).toBe('answered');
      else expect(REFUSALS).toContain(outcome);
    }
  });

  test.each(Object.keys(NAMING))('is refused by %s in every way that names it', async (name) => {
    const manager = await world.as(MANAGER);
    // Of age, as whoever consents for a child has to be.
    const adult = { ...PERSON, birthDate: asLocalDate('1990-02-03') };
    const [person, family] = [await manager.people.register({ fields: adult }), await newFamily(manager)];
    await giveToSomebodyElse();
    const of = { person: person.id, family: family.id };
    const ways = NAMING[name]?.(stranger, of) ?? [];
    expect(ways.length).toBeGreaterThan(0);
    for (const way of ways) expect(REFUSALS).toContain(await outcomeOf(way, undefined));
    // The manager reaches both: what is refused is the reach, not the input.
    for (const way of NAMING[name]?.(manager, of) ?? []) expect(await outcomeOf(way, undefined)).toBe('answered');
  });

  test('is asked for by drafts.offered, which then keeps even own drafts about it back', async () => {
    // Theirs at first, then handed over.
    const [person, family] = [await newPerson(stranger), await newFamily(stranger)];
    const places = placesOf({ person: person.id, family: family.id });
    const offered = async () =>
      await Promise.all(places.map(async (place) => (await stranger.drafts.offered({ place })).length));
    for (const place of places) await stranger.drafts.keep(aDraft({ place }));
    expect(await offered()).toEqual([1, 1]);
    await office.core.runtime.offices.database.write(async (tx) => {
      await sql`
        UPDATE assignments SET user_id = (SELECT id FROM users WHERE login = 'katarzyna.pracownik')
        WHERE person_id = ${person.id} OR family_id = ${family.id}`.execute(tx);
    });
    expect(await offered()).toEqual([0, 0]);
  });
});
