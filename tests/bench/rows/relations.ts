import { familiesFilter } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { CoreClient } from '../core-client.ts';
import { time, timed } from '../figures.ts';
import type { BenchRows } from './index.ts';

const LIMIT = 100;
const FAMILIES = 8;

/** A row that opens the same few families: within ten minutes a second look is no second audit row, so these are readings. */
function ofFamilies(name: string, call: (client: CoreClient['client'], id: FamilyId) => Promise<unknown>): BenchRows {
  return {
    names: [name],
    measure: async (context) => {
      const samples = await context.watched(name, async ({ client }) => {
        const window = { offset: 0, limit: FAMILIES };
        const { rows } = await client.families.list({ filter: familiesFilter.parse({}), window });
        const ids = rows.flatMap((row) => (row.shown ? [row.id] : []));
        const once = async (round: number): Promise<void> => {
          const id = ids[round % ids.length];
          if (id !== undefined) await call(client, id);
        };
        return await time(once, { rounds: 60, warmUp: FAMILIES });
      });
      return [timed(name, samples, { limit: LIMIT })];
    },
  };
}

export const relationsRows: readonly BenchRows[] = [
  ofFamilies('families.card', (client, id) => client.families.open({ id })),
  ofFamilies('families.genogram', (client, id) => client.relations.genogram({ id })),
];
