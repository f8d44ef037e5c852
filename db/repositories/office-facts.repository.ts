import { type Instant, instant } from '#shared/kernel/instant.ts';

import type { Reader } from '../sqlite/office-database.ts';

/** How much is in an office, in the numbers people compare before a restore. */
export interface OfficeFacts {
  readonly people: number;
  readonly families: number;
  readonly notes: number;
  readonly users: number;
  /** When somebody last changed something; null while nobody has. */
  readonly lastChangeAt: Instant | null;
}

/** Counts what an office holds, archived records included. */
export async function readOfficeFacts(r: Reader): Promise<OfficeFacts> {
  const countOf = async (table: 'people' | 'families' | 'notes' | 'users'): Promise<number> => {
    const { count } = await r
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  // Making and restoring a backup changes nothing that people have written.
  const last = await r
    .selectFrom('audit_log')
    .select('at')
    .where('kind', '=', 'command')
    .where('action', 'not like', 'backups.%')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    people: await countOf('people'),
    families: await countOf('families'),
    notes: await countOf('notes'),
    users: await countOf('users'),
    lastChangeAt: last === undefined ? null : instant.parse(last.at),
  };
}
