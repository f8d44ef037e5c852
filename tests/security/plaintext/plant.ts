import { writeFileSync } from 'node:fs';

import type { Connection } from '#db/sqlite/connection.ts';
import type { PlantedTable, SchemaTables, TextColumn } from './columns.ts';

/** One text put into one column. */
export interface Plant {
  readonly table: string;
  readonly column: string;
  readonly text: string;
}

/** Begins every planted marker, so that one search finds them all; small letters, so that no index changes them. */
export const MARKER = 'xqzwmarker';
export const POLISH_MARKER = 'źdźbłożółćmarker';
/** Every planted number begins with it. */
const FIRST_NUMBER = 98_170;

/** A different word for each number: markers of two columns are never the same. */
function letters(number: number): string {
  return [...String(number).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)] ?? '').join('');
}

/**
 * Puts a marker in plain letters and one with Polish letters into every text column of every table of the schema,
 * straight into the encrypted file. Where the CHECKs of a table exclude each other, as many rows are made as it needs.
 * @returns what was planted, and the columns nothing could be planted in although their own CHECK leaves room
 */
export function plantEverywhere(
  connection: Connection,
  schema: SchemaTables,
): { readonly plants: readonly Plant[]; readonly notReached: readonly string[] } {
  const plants: Plant[] = [];
  const notReached = new Set<string>();
  let count = 0;
  const valueOf = ({ kind }: TextColumn, polish: boolean): string => {
    count += 1;
    if (kind.sort === 'closed') return kind.values[0] ?? '';
    if (kind.sort === 'digits') return kind.make(FIRST_NUMBER + count);
    return kind.make(`${polish ? POLISH_MARKER : MARKER}${letters(count)}`);
  };
  // Markers stand for ids too, and those name rows that do not exist; nor do they come in the order that the log demands.
  connection.pragma('foreign_keys = off');
  const guards = connection
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'`,
    )
    .all();
  for (const { name } of guards) connection.exec(`DROP TRIGGER ${name}`);
  for (const table of schema.tables) {
    const open = table.texts.filter(({ kind }) => kind.sort !== 'closed');
    for (const polish of [false, true]) {
      const reached = new Set<string>();
      for (const column of open) {
        if (reached.has(column.name)) continue;
        const row = insertWith(
          connection,
          table,
          column,
          (one) => valueOf(one, polish),
          () => (count += 1),
        );
        for (const [name, text] of row ?? []) {
          if (!open.some((one) => one.name === name) || reached.has(name)) continue;
          reached.add(name);
          plants.push({ table: table.name, column: name, text });
        }
      }
      for (const { name } of open) if (!reached.has(name)) notReached.add(`${table.name}.${name}`);
    }
    // A table of one row takes no second one: both markers go into its own columns.
    for (const column of open.filter(({ name }) => notReached.has(`${table.name}.${name}`))) {
      count += 1;
      const { kind } = column;
      const text = kind.sort === 'open' ? kind.make(`${MARKER}${letters(count)}${POLISH_MARKER}`) : '';
      if (!updateOnly(connection, column, text)) continue;
      notReached.delete(`${table.name}.${column.name}`);
      plants.push({ table: table.name, column: column.name, text });
    }
  }
  for (const { name, columns } of schema.fullText) {
    for (const column of columns) {
      for (const base of [MARKER, POLISH_MARKER]) {
        count += 1;
        const text = `${base}${letters(count)}`;
        connection.prepare(`INSERT INTO ${name} (rowid, ${column}) VALUES (?, ?)`).run(9_000_000 + count, text);
        plants.push({ table: name, column, text });
      }
    }
  }
  for (const { sql } of guards) connection.exec(sql);
  return { plants, notReached: [...notReached] };
}

/** A row with `wanted` and as many more of the columns that may be empty as the table allows; null when none fits. */
function insertWith(
  connection: Connection,
  table: PlantedTable,
  wanted: TextColumn,
  valueOf: (column: TextColumn) => string,
  nextNumber: () => number,
): ReadonlyMap<string, string> | null {
  const needed = table.texts.filter((column) => !column.nullable || column.name === wanted.name);
  const optional = table.texts.filter((column) => !needed.includes(column));
  for (const chosen of subsets(optional)) {
    const texts = new Map([...needed, ...chosen].map((column) => [column.name, valueOf(column)]));
    const numbers = new Map(table.numbers.map(({ name }) => [name, 900_000 + nextNumber()]));
    const names = [...texts.keys(), ...numbers.keys()];
    const places = names.map(() => '?').join(', ');
    const insert = connection.prepare(`INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${places})`);
    for (const words of combinations([...needed, ...chosen])) {
      for (const order of [[...numbers.values()], [...numbers.values()].toReversed()]) {
        const row = new Map([...texts, ...words]);
        if (fits(() => insert.run(...row.values(), ...order))) return row;
      }
    }
  }
  return null;
}

/** False when the table refuses the row by one of its rules. */
function fits(insert: () => void): boolean {
  try {
    insert();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

/** Most combinations of listed words that are tried for one row. */
const MOST_COMBINATIONS = 512;

/** The listed words and dates of a row, each with each other: rules of a table can tie two columns together. */
function* combinations(columns: readonly TextColumn[]): Generator<readonly (readonly [string, string])[]> {
  const closed = columns.flatMap(({ name, kind }) => (kind.sort === 'closed' ? [{ name, values: kind.values }] : []));
  const count = closed.reduce((product, { values }) => product * values.length, 1);
  for (let number = 0; number < Math.min(count, MOST_COMBINATIONS); number += 1) {
    let rest = number;
    yield closed.map(({ name, values }) => {
      const word = values[rest % values.length] ?? '';
      rest = Math.floor(rest / values.length);
      return [name, word] as const;
    });
  }
}

/** Changes the column of the only row there is; false when the table has another number of rows. */
function updateOnly(connection: Connection, { table, name }: TextColumn, text: string): boolean {
  const rows = connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
  return rows === 1 && connection.prepare(`UPDATE ${table} SET ${name} = ?`).run(text).changes === 1;
}

/** All selections of the columns, the fullest first. */
function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  const masks = Array.from({ length: 2 ** all.length }, (_, mask) => mask);
  return masks
    .map((mask) => all.filter((_, index) => ((mask >> index) & 1) === 1))
    .toSorted((a, b) => b.length - a.length);
}

/** Planted texts that do not stand in their column; of full-text columns those that are not found there. */
export function missingPlants(
  connection: Connection,
  schema: SchemaTables,
  plants: readonly Plant[],
): readonly Plant[] {
  const fullText = new Set(schema.fullText.map(({ name }) => name));
  return plants.filter(({ table, column, text }) => {
    const found = fullText.has(table)
      ? connection.prepare(`SELECT 1 FROM ${table} WHERE ${table} MATCH ?`).get(`"${text}"`)
      : connection.prepare(`SELECT 1 FROM ${table} WHERE ${column} = ?`).get(text);
    return found === undefined;
  });
}

/** The same rows in a database without encryption: what a careless program would leave on the disk. */
export function copyUnencrypted(connection: Connection, schema: SchemaTables, file: string): void {
  // A connection that must not make its own file makes no other one either.
  writeFileSync(file, '');
  connection.prepare("ATTACH DATABASE ? AS plain KEY ''").run(file);
  for (const { name } of schema.tables) connection.exec(`CREATE TABLE plain.${name} AS SELECT * FROM main.${name}`);
  connection.exec('DETACH DATABASE plain');
}
