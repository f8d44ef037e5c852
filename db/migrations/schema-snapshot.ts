import { sql } from 'kysely';
import type { QueryExecutorProvider } from 'kysely';

/**
 * Everything the schema consists of as one text: version, then each object's SQL with its blanks evened out, sorted.
 * Shadow tables of full-text indexes stand in it too, so that a change of their options is seen.
 */
export async function schemaSnapshot(r: QueryExecutorProvider): Promise<string> {
  const { rows } = await sql<{ type: string; name: string; sql: string | null }>`
    select type, name, sql from sqlite_master order by type, name`.execute(r);
  const version = await sql<{ user_version: number }>`pragma user_version`.execute(r);
  const objects = rows.map(
    ({ type, name, sql: text }) => `${type} ${name}\n${text?.replaceAll(/\s+/g, ' ').trim() ?? '(automatic)'}\n`,
  );
  return [`user_version ${version.rows[0]?.user_version ?? 0}\n`, ...objects].join('\n');
}
