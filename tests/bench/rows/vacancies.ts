import { addDays, today } from '#shared/kernel/local-date.ts';
import { boardFilter } from '#shared/features/foster-care/vacancies.schema.ts';
import { toInstant } from '#shared/kernel/instant.ts';

import { time, timed } from '../figures.ts';
import type { BenchRows } from './index.ts';

const LIMIT = 200;
const ROUNDS = { rounds: 40, warmUp: 4 } as const;

/** Free places of the whole office on a day, and all its homes ranked for a child. */
export const vacanciesRows: readonly BenchRows[] = [
  {
    names: ['foster-care.vacancies'],
    measure: async (context) => {
      await context.signedIn();
      const now = today(toInstant(Date.now()));
      const board = await context.watched('foster-care.vacancies.board', async ({ client }) => {
        const filter = boardFilter.parse({});
        return await time(
          (round) => client.vacancies.board({ filter: { ...filter, day: addDays(now, -round) } }),
          ROUNDS,
        );
      });
      const match = await context.watched('foster-care.vacancies.match', async ({ client }) => {
        const { rows } = await client.care.list({ filter: {}, window: { offset: 0, limit: 100 } });
        const ids = rows.flatMap((row) => (row.shown ? [row.id] : []));
        return await time((round) => {
          const personId = ids[round % ids.length];
          if (personId === undefined) throw new Error('The office has no child in care');
          return client.vacancies.match({ childIds: [personId], from: now });
        }, ROUNDS);
      });
      return [
        timed('foster-care.vacancies.board', board, { limit: LIMIT }),
        timed('foster-care.vacancies.match', match, { limit: LIMIT }),
      ];
    },
  },
];
