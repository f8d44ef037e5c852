import type { ExportFormat } from '#shared/contract/procedure.ts';
import { AUDIT_COLUMNS } from '#shared/features/audit/audit.schema.ts';
import { PEOPLE_COLUMNS, peopleFilter } from '#shared/features/people/people.schema.ts';

import type { CoreClient } from '../core-client.ts';
import { single, time, timed } from '../figures.ts';
import { DELAY_LIMIT } from '../main-delay.ts';
import type { BenchRows } from './index.ts';

const ROUNDS = 5;
const EVERYTHING = { userId: null, kind: null, action: null, subject: null, from: null, to: null };

/**
 * A whole list through its stream: what counts is how long the main process is held up meanwhile. Each round asks for
 * something else, so that each leaves its audit row with all ids.
 */
function stream(
  name: string,
  ask: (client: CoreClient['client'], round: number) => Promise<AsyncIterable<unknown>>,
): BenchRows {
  return {
    names: [name],
    measure: async (context) => {
      await context.signedIn();
      const samples = await context.watched(name, ({ client }) =>
        time(
          async (round) => {
            for await (const _event of await ask(client, round));
          },
          { rounds: ROUNDS, warmUp: 1 },
        ),
      );
      const held = context.delays.get(name)?.max ?? 0;
      return [timed(name, samples, { limit: null }), single(`${name}.delay`, 'ms', held, DELAY_LIMIT)];
    },
  };
}

const exportOf = (format: ExportFormat): BenchRows =>
  stream(`people.export.${format}`, (client, round) => {
    const columns = PEOPLE_COLUMNS.slice(0, 2 + round);
    return client.people.exportList({ filter: peopleFilter.parse({}), columns, format });
  });

export const longListRows: readonly BenchRows[] = [
  exportOf('csv'),
  exportOf('xlsx'),
  stream('people.printList', (client, round) =>
    client.people.printList({ filter: peopleFilter.parse({ ageTo: 120 - round }) }),
  ),
  // Rows of the lists above name thousands of people each; the export names the first twenty of every row.
  stream('audit.export', (client, round) =>
    client.audit.exportList({ filter: EVERYTHING, columns: AUDIT_COLUMNS.slice(0, 3 + round), format: 'csv' }),
  ),
];
