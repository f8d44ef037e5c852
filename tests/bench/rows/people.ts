import type { PersonId } from '#shared/kernel/ids.ts';
import { LIST_WINDOW_ROWS } from '#shared/contract/procedure.ts';
import { peopleFilter, type PeopleFilter } from '#shared/features/people/people.schema.ts';

import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { BenchContext, Compared } from '../context.ts';
import type { CoreClient } from '../core-client.ts';
import { time, timed } from '../figures.ts';
import type { BenchRows } from './index.ts';

const SEARCHES = ['wróbl', 'kowalska anna', 'lipowa', 'nowk'] as const;

/** While somebody types, the panel has to follow within so many milliseconds. */
const DUPLICATES_LIMIT = 200;

/** The contract may add so much to what its SQL takes. */
const MAY_ADD = 2;

/** Opening a card must not be felt, whether it leaves a row of the log or not. */
const OPEN_LIMIT = 50;

const NOBODY = { surname: '', firstName: '', formerNames: [], birthDate: null, pesel: null };
type Asked = Parameters<CoreClient['client']['people']['findSimilar']>[0];

/** A typing error: one letter of the word is missing, two have changed places, or one is another. */
const TYPOS: readonly ((word: string) => string)[] = [
  (word) => word.slice(0, 2) + word.slice(3),
  (word) => word.slice(0, 1) + word.slice(2, 3) + word.slice(1, 2) + word.slice(3),
  (word) => `${word.slice(0, 2)}x${word.slice(3)}`,
];

/** Somebody of the office as a clerk types them anew: as they are, with an error, the names in each other's field, a maiden name. */
const TYPED: readonly ((one: Named, round: number) => Asked)[] = [
  ({ surname, firstName }) => ({ ...NOBODY, surname, firstName }),
  ({ surname, firstName }, round) => ({
    ...NOBODY,
    surname: TYPOS[round % TYPOS.length]?.(surname) ?? surname,
    firstName,
  }),
  ({ surname, firstName, birthDate }) => ({ ...NOBODY, surname: firstName, firstName: surname, birthDate }),
  ({ surname, firstName }, round) => ({
    ...NOBODY,
    surname: `Wróblewska-${surname}`,
    firstName,
    formerNames: [TYPOS[round % TYPOS.length]?.(surname) ?? surname],
  }),
];

type Named = { readonly surname: string; readonly firstName: string; readonly birthDate: LocalDate | null };

const filter = (wishes: Partial<PeopleFilter>): PeopleFilter => peopleFilter.parse(wishes);

/** A list as it is, beside its SQL, and right after a commit (opening a card remembers it as last opened). */
function list(name: string, filterOf: (variation: number) => PeopleFilter, skip = 0): BenchRows {
  const compared: Compared = {
    mayAdd: MAY_ADD,
    call: (client, variation) =>
      client.people.list({
        filter: filterOf(variation),
        window: { offset: variation * skip, limit: LIST_WINDOW_ROWS },
      }),
  };
  const afterChange = `${name}.after-change`;
  return {
    names: [name, afterChange],
    measure: async (context) => {
      const { client } = await context.signedIn();
      const [id] = await somePeople(context, 1);
      if (id === undefined) throw new Error('The office has nobody');
      const figures = await context.compared(name, compared);
      return [...figures, await context.afterChange(afterChange, compared, () => client.people.open({ id }))];
    },
  };
}

/** People from all over the list, each once. */
async function peopleOf(client: CoreClient['client'], count: number): Promise<readonly Named[]> {
  const people: Named[] = [];
  const { count: all } = await client.people.list({ filter: filter({}), window: { offset: 0, limit: 1 } });
  const step = Math.floor(all / Math.ceil(count / LIST_WINDOW_ROWS));
  for (let offset = 0; people.length < count && offset < all; offset += step) {
    const { rows } = await client.people.list({ filter: filter({}), window: { offset, limit: LIST_WINDOW_ROWS } });
    people.push(...rows.flatMap((row) => (row.shown ? [row] : [])));
  }
  return people.slice(0, count);
}

async function somePeople(context: BenchContext, count: number): Promise<readonly PersonId[]> {
  const { client } = await context.signedIn();
  const { rows } = await client.people.list({ filter: filter({}), window: { offset: 0, limit: count } });
  return rows.flatMap((row) => (row.shown ? [row.id] : []));
}

export const peopleRows: readonly BenchRows[] = [
  list('people.list', () => filter({}), 50 * LIST_WINDOW_ROWS),
  list('people.filter', (variation) =>
    filter({ ageFrom: 6 + (variation % 3), ageTo: 17, sex: 'female', terc: '1803011' }),
  ),
  list('people.search', (variation) => filter({ search: SEARCHES[variation % SEARCHES.length] ?? '' })),
  {
    names: ['people.find'],
    measure: async (context) => {
      return await context.compared('people.find', {
        mayAdd: MAY_ADD,
        call: (client, variation) => client.people.find({ text: SEARCHES[variation % SEARCHES.length] ?? '' }),
      });
    },
  },
  {
    names: ['people.duplicates'],
    measure: async (context) => {
      const { client } = await context.signedIn();
      const rounds = { rounds: 200, warmUp: 16 };
      const people = await peopleOf(client, rounds.rounds + rounds.warmUp);
      const samples = await context.watched('people.duplicates', (core) =>
        time(async (round) => {
          const one = people[round];
          const typed = one === undefined ? undefined : TYPED[round % TYPED.length]?.(one, round);
          if (typed === undefined) throw new Error('The office has too few people');
          await core.client.people.findSimilar(typed);
        }, rounds),
      );
      return [timed('people.duplicates', samples, { limit: DUPLICATES_LIMIT })];
    },
  },
  {
    names: ['people.open.first'],
    // A card nobody has looked at lately: its audit row and the commit are part of the opening.
    measure: async (context) => {
      const rounds = { rounds: 100, warmUp: 20 };
      const ids = await somePeople(context, rounds.rounds + rounds.warmUp);
      const { client } = await context.signedIn();
      const samples = await context.watched('people.open.first', (core) =>
        time(
          async (round) => {
            const id = ids[ids.length - 1 - round];
            if (id === undefined) throw new Error('The office has too few people');
            await client.people.open({ id });
          },
          { ...rounds, before: () => core.ask('settled') },
        ),
      );
      return [timed('people.open.first', samples, { limit: OPEN_LIMIT })];
    },
  },
  {
    names: ['people.open'],
    // The same few cards: within ten minutes a second look is no second audit row, so these are readings.
    measure: async (context) => {
      const ids = await somePeople(context, 8);
      return await context.compared('people.open', {
        mayAdd: MAY_ADD,
        call: async (client, variation) => {
          const id = ids[variation % ids.length];
          if (id !== undefined) await client.people.open({ id });
        },
      });
    },
  },
];
