import { familiesFilter, familyFields } from '#shared/features/families/families.schema.ts';
import { peopleFilter } from '#shared/features/people/people.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';
import { toInstant } from '#shared/kernel/instant.ts';

import type { BenchContext } from '../context.ts';
import type { CoreClient } from '../core-client.ts';
import { time, timed } from '../figures.ts';
import type { BenchRows } from './index.ts';

type Client = CoreClient['client'];
type Open = (client: Client, id: FamilyId) => Promise<unknown>;

const LIMIT = 100;
/** Opened again and again: within ten minutes a second look is no second audit row, so these are readings. */
const FAMILIES = 8;
const ROUNDS = { rounds: 60, warmUp: 8 } as const;
/** Near the most that a genogram draws. */
const LARGE = 70;
const AT_REGISTERING = 40;

const openCard: Open = (client, id) => client.families.open({ id });
const openGenogram: Open = (client, id) => client.relations.genogram({ id });

async function someFamilies(client: Client, count: number, offset = 0): Promise<readonly FamilyId[]> {
  const ids: FamilyId[] = [];
  // Some of a window may be protected; the window after it has more.
  for (let from = offset; ids.length < count; from += 100) {
    const window = { offset: from, limit: 100 };
    const { rows } = await client.families.list({ filter: familiesFilter.parse({}), window });
    if (rows.length === 0) throw new Error('The office has too few families');
    ids.push(...rows.flatMap((row) => (row.shown ? [row.id] : [])));
  }
  return ids.slice(0, count);
}

/** The same few families. */
function again(name: string, open: Open): BenchRows {
  return {
    names: [name],
    measure: async (context) => {
      await context.signedIn();
      const samples = await context.watched(name, async ({ client }) => {
        const ids = await someFamilies(client, FAMILIES);
        return await time((round) => openOne(client, ids, round % FAMILIES, open), { rounds: 60, warmUp: FAMILIES });
      });
      return [timed(name, samples, { limit: LIMIT })];
    },
  };
}

/** Families that nobody has looked at lately: the audit row and its commit are part of the opening. */
function first(name: string, open: Open, offset: number): BenchRows {
  return {
    names: [name],
    measure: async (context) => {
      const { client } = await context.signedIn();
      const ids = await someFamilies(client, ROUNDS.rounds + ROUNDS.warmUp, offset);
      const samples = await context.watched(name, (core) =>
        time((round) => openOne(core.client, ids, round, open), { ...ROUNDS, before: () => core.ask('settled') }),
      );
      return [timed(name, samples, { limit: LIMIT })];
    },
  };
}

async function openOne(client: Client, ids: readonly FamilyId[], round: number, open: Open): Promise<void> {
  const id = ids[round];
  if (id === undefined) throw new Error('The office has too few families');
  await open(client, id);
}

let largeFamily: Promise<FamilyId> | null = null;

/** One family of many people, made for these rows when the first of them needs it. */
async function makeLargeFamily(context: BenchContext): Promise<FamilyId> {
  const { client } = await context.signedIn();
  const window = { offset: 0, limit: 100 };
  const { rows } = await client.people.list({ filter: peopleFilter.parse({}), window });
  const from = today(toInstant(Date.now()));
  const members = rows
    .flatMap((row) => (row.shown && row.death === null ? [{ personId: row.id, role: 'other' as const, from }] : []))
    .slice(0, LARGE);
  if (members.length < LARGE) throw new Error('The office has too few people');
  const fields = familyFields.parse({
    name: 'Wielodzietni Wielopokoleniowi',
    kind: 'supporting',
    kindFrom: from,
    caseNumber: null,
    note: null,
  });
  const made = await client.families.register({ fields, members: members.slice(0, AT_REGISTERING), workerId: null });
  let { version } = made;
  for (const member of members.slice(AT_REGISTERING)) {
    ({ version } = await client.families.join({ id: made.id, version, member }));
  }
  return made.id;
}

/** A family of as many people as a genogram draws, over and over. */
function large(name: string, open: Open): BenchRows {
  return {
    names: [name],
    measure: async (context) => {
      const id = await (largeFamily ??= makeLargeFamily(context));
      const samples = await context.watched(name, ({ client }) =>
        time(() => open(client, id), { rounds: 60, warmUp: 8 }),
      );
      return [timed(name, samples, { limit: LIMIT })];
    },
  };
}

export const relationsRows: readonly BenchRows[] = [
  again('families.card', openCard),
  first('families.card.first', openCard, 200),
  large('families.card.large', openCard),
  again('families.genogram', openGenogram),
  first('families.genogram.first', openGenogram, 400),
  large('families.genogram.large', openGenogram),
];
