import { sql, type RawBuilder, type SqlBool } from 'kysely';

import type { PeopleFilter } from '#shared/features/people/people.schema.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';

import { keptStatement } from '../sqlite/kept-statement.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { hiddenIds, namesToAsk, withinReach, type RecordKind, type Viewer } from './reach.repository.ts';

export type Status = 'active' | 'archived' | 'all';

/** All that is told of a record that is protected from the viewer. */
export interface MaskedRow {
  readonly shown: false;
  readonly id: string;
  readonly ask: string[];
}

/**
 * Ids of the records within reach that a protection hides from the viewer; with a search only those whose full name (for
 * people also PESEL) was typed. Their order tells nothing: it is that of the ids.
 */
export async function maskedIds(
  r: Reader,
  viewer: Viewer,
  kind: RecordKind,
  { status, search, ids }: Pick<PeopleFilter, 'status' | 'search' | 'ids'>,
): Promise<readonly string[]> {
  const searched = foldForSearch(search);
  const selected = ids === null ? null : new Set(ids);
  const rows = kind === 'person' ? await hiddenPeople(r, viewer, status) : await hiddenFamilies(r, viewer, status);
  return rows
    .filter((row) => selected === null || selected.has(row.id))
    .filter((row) => searched === '' || row.fullNames.some((name) => sameWords(name, searched)))
    .map(({ id }) => id);
}

/** The masked rows of these records, with the names of those who may open them. */
export async function maskedRows(r: Reader, kind: RecordKind, ids: readonly string[]): Promise<MaskedRow[]> {
  const ask = await namesToAsk(r, kind, ids);
  return ids.map((id) => ({ shown: false, id, ask: [...(ask.get(id) ?? [])] }));
}

const wordsOf = (folded: string): string[] =>
  folded
    .split(' ')
    .filter((word) => word !== '')
    .sort();

/** The same words in any order: „Anna Nowak” and „Nowak Anna”. */
function sameWords(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

interface HiddenRecord {
  readonly id: string;
  /** Folded texts that name the record in full. */
  readonly fullNames: readonly string[];
}

async function hiddenPeople(r: Reader, { userId, reach, today }: Viewer, status: Status): Promise<HiddenRecord[]> {
  const rows = await hiddenPeopleRows(r, { userId, reach, today, status });
  return rows.map((row) => ({
    id: row.id,
    fullNames: [
      foldForSearch(`${row.surname} ${row.first_name}`),
      foldForSearch(`${row.surname} ${row.first_name} ${row.second_name ?? ''}`),
      ...(row.pesel === null ? [] : [row.pesel]),
    ],
  }));
}

interface HiddenPerson {
  readonly id: string;
  readonly surname: string;
  readonly first_name: string;
  readonly second_name: string | null;
  readonly pesel: string | null;
}

const hiddenPeopleRows = keptStatement<Viewer & { readonly status: Status }, HiddenPerson>(
  ['userId', 'today'],
  (asked) => sql`SELECT id, surname, first_name, second_name, pesel FROM people
    WHERE people.id IN (${hiddenIds('person', asked.userId)}) AND ${withinReach(asked, 'person', 'people.id')}
      AND ${statusIs('people', asked.status)} ORDER BY id`,
);

async function hiddenFamilies(r: Reader, viewer: Viewer, status: Status): Promise<HiddenRecord[]> {
  const { rows } = await sql<{ id: string; name: string; case_number: string | null }>`
    SELECT id, name, case_number FROM families
    WHERE families.id IN (${hiddenIds('family', viewer.userId)}) AND ${withinReach(viewer, 'family', 'families.id')}
      AND ${statusIs('families', status)} ORDER BY id`.execute(r);
  return rows.map((row) => ({
    id: row.id,
    fullNames: [foldForSearch(row.name), ...(row.case_number === null ? [] : [foldForSearch(row.case_number)])],
  }));
}

/** Condition: the record has that status. Filters what another condition found ('+': no index serves it). */
export function statusIs(table: 'people' | 'families', status: Status): RawBuilder<SqlBool> {
  if (status === 'all') return sql<SqlBool>`1`;
  return sql<SqlBool>`${sql.raw(`+${table}.archived_on IS ${status === 'active' ? '' : 'NOT '}NULL`)}`;
}
