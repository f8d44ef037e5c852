import { sql } from 'kysely';

import type { Reader } from '#db/sqlite/office-database.ts';

/** A table with rows about people or families. */
export interface RecordTable {
  readonly table: string;
  /** Condition on its rows, with `ids` for the ids of the records in question. */
  readonly about: string;
}

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly parent: string;
  readonly key: string;
}

const IDS = 'id IN (SELECT value FROM ids)';

/** Every table whose rows are about a person or a family, itself or through others, by the foreign keys of the schema. */
export async function recordTables(r: Reader): Promise<readonly RecordTable[]> {
  const { rows: references } = await sql<Reference>`
    SELECT t.name AS "table", f."from" AS "column", f."table" AS parent, f."to" AS "key"
    FROM sqlite_master AS t JOIN pragma_foreign_key_list(t.name) AS f
    WHERE t.type = 'table' AND f.seq = 0`.execute(r);
  const found = new Map<string, string>([
    ['people', IDS],
    ['families', IDS],
  ]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    // The tables of one round lie one step further than those found before it.
    const near = new Map(found);
    for (const table of new Set(references.map((reference) => reference.table))) {
      if (near.has(table)) continue;
      const ways = references.filter((reference) => reference.table === table && near.has(reference.parent));
      if (ways.length > 0) found.set(table, ways.map((way) => through(way, near)).join(' OR '));
    }
  }
  return [...found].map(([table, about]) => ({ table, about }));
}

function through({ column, parent, key }: Reference, near: ReadonlyMap<string, string>): string {
  return `"${column}" IN (SELECT "${key}" FROM "${parent}" WHERE ${near.get(parent) ?? '0'})`;
}

/** Columns of text of a table, in the order of the schema. */
export async function textColumns(r: Reader, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; type: string }>`
    SELECT name, type FROM pragma_table_xinfo(${table})`.execute(r);
  return rows.filter(({ type }) => type === 'TEXT').map(({ name }) => name);
}

/** The distinct values of a column in the rows about these records. */
export async function valuesAbout(
  r: Reader,
  { table, about }: RecordTable,
  column: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ value: string }>`
    WITH ids(value) AS (SELECT value FROM json_each(${JSON.stringify(ids)}))
    SELECT DISTINCT ${sql.ref(column)} AS value FROM ${sql.table(table)}
    WHERE (${sql.raw(about)}) AND ${sql.ref(column)} IS NOT NULL`.execute(r);
  return rows.map(({ value }) => value);
}
