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

/** Tables that rows about people or families point to without their rows being about anybody there. */
const ABOUT_NOBODY: Readonly<Record<string, string>> = {
  users: 'who works in the office',
  communes: 'a dictionary that the program comes with',
};

/**
 * Every table whose rows are about a person or a family, itself or through others, by the foreign keys of the schema: the
 * rows that point to one, and what such rows point to in turn (a handing over, of which they are the items) with whatever
 * else hangs on that.
 */
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
    addChildren(found, references);
    addParents(found, references);
  }
  return [...found].map(([table, about]) => ({ table, about }));
}

/** Tables that point to those found, however far. */
function addChildren(found: Map<string, string>, references: readonly Reference[]): void {
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
}

/** Tables to which those found point; their rows are about whomever the rows that point to them are. */
function addParents(found: Map<string, string>, references: readonly Reference[]): void {
  const near = new Map(found);
  const parents = new Set(references.flatMap(({ table, parent }) => (near.has(table) ? [parent] : [])));
  for (const parent of parents) {
    if (near.has(parent) || parent in ABOUT_NOBODY) continue;
    const ways = references.filter((reference) => reference.parent === parent && near.has(reference.table));
    found.set(parent, ways.map((way) => back(way, near)).join(' OR '));
    // Whatever else points there was found by a way of its own, and is about the same people by this one too.
    for (const way of ways) {
      const others = ways.filter((one) => one.table !== way.table);
      const about = others.map((one) => back(one, near)).join(' OR ');
      if (about === '') continue;
      const sideways = `"${way.column}" IN (SELECT "${way.key}" FROM "${parent}" WHERE ${about})`;
      found.set(way.table, `${near.get(way.table) ?? '0'} OR ${sideways}`);
    }
  }
}

/** Condition on the table that a reference points to. */
function back({ table, column, key }: Reference, near: ReadonlyMap<string, string>): string {
  return `"${key}" IN (SELECT "${column}" FROM "${table}" WHERE ${near.get(table) ?? '0'})`;
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
