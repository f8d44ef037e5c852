import { sql, type RawBuilder } from 'kysely';

import type { FamilyId, HomeId, PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

/**
 * The value of an enum-like column, checked against the list the program knows.
 * @throws Error that names the column, never the value
 */
export function known<const Value extends string>(list: readonly Value[], value: string, column: string): Value {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new Error(`Column ${column} holds a value this program does not know`);
  return found;
}

/** As `known`, for a column that may be empty. */
export function knownOrNull<const Value extends string>(
  list: readonly Value[],
  value: string | null,
  column: string,
): Value | null {
  return value === null ? null : known(list, value, column);
}

export const dateOrNull = (text: string | null): LocalDate | null => (text === null ? null : asLocalDate(text));

// The database hands out ids as text; these say what a column of ids names.
export const asPersonId = (id: string): PersonId => id as PersonId;
export const asFamilyId = (id: string): FamilyId => id as FamilyId;
export const asHomeId = (id: string): HomeId => id as HomeId;
export const asUserId = (id: string): UserId => id as UserId;
export const asRecordId = (id: string): RecordId => id as RecordId;

/** A list of ids as one bound value: the statement's text stays the same however many there are. */
export function idList(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** Pieces of at most `size`, so that one statement neither binds too much nor holds the thread for long. */
export function* pieces<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** Rows by the value of one column, in their order. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): ReadonlyMap<Key, readonly Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
