import { LIST_WINDOW_ROWS } from '#shared/contract/procedure.ts';
import { familiesFilter } from '#shared/features/families/families.schema.ts';

import type { BenchRows } from './index.ts';

export const familiesRows: readonly BenchRows[] = [
  {
    names: ['families.list'],
    measure: (context) =>
      context.compared('families.list', {
        call: (client, variation) =>
          client.families.list({
            filter: familiesFilter.parse({}),
            window: { offset: variation * 700, limit: LIST_WINDOW_ROWS },
          }),
      }),
  },
];
