import { sql, type SqlBool } from 'kysely';

import type { LocalDate } from '#shared/kernel/local-date.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { SEXES, type Sex } from '#shared/kernel/pesel.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { hiddenIds, sightOf, type RecordKind, type Viewer } from './reach.repository.ts';
import { idList, known } from './values.ts';

/** What names a record in other places than its list: the log, the start page, histories. */
export interface Label {
  readonly name: string;
  /** Birth date of a person, null for a family. */
  readonly birthDate: LocalDate | null;
  readonly caseNumber: string | null;
  /** Of a person, for words that have two forms; null for a family. */
  readonly sex: Sex | null;
}

/** The labels of those records that the viewer may see; the others are missing from the map. */
export async function labelsOf(
  r: Reader,
  viewer: Viewer,
  kind: RecordKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Label>> {
  const sights = await sightOf(r, viewer, kind, ids);
  const shown = ids.filter((id) => sights.get(id)?.kind === 'shown');
  if (shown.length === 0) return new Map();
  return kind === 'person' ? await labelsOfPeople(r, shown) : await labelsOfFamilies(r, shown);
}

async function labelsOfPeople(r: Reader, ids: readonly string[]): Promise<Map<string, Label>> {
  const rows = await r
    .selectFrom('people')
    .select(['id', 'surname', 'first_name', 'birth_date', 'sex'])
    .where('id', 'in', idList(ids))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: `${row.surname} ${row.first_name}`,
        birthDate: asLocalDate(row.birth_date),
        caseNumber: null,
        sex: known(SEXES, row.sex, 'people.sex'),
      },
    ]),
  );
}

async function labelsOfFamilies(r: Reader, ids: readonly string[]): Promise<Map<string, Label>> {
  const rows = await r
    .selectFrom('families')
    .select(['id', 'name', 'case_number'])
    .where('id', 'in', idList(ids))
    .execute();
  return new Map(
    rows.map((row) => [row.id, { name: row.name, birthDate: null, caseNumber: row.case_number, sex: null }]),
  );
}

/** The labels of those homes that no protection hides from the viewer; an institution is hidden from nobody. */
export async function labelsOfHomes(
  r: Reader,
  viewer: Viewer,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Label>> {
  const rows = await r
    .selectFrom('foster_homes as h')
    .leftJoin('families as f', 'f.id', 'h.family_id')
    .select(['h.id', sql<string>`coalesce(h.name, f.name)`.as('name'), 'f.case_number'])
    .where('h.id', 'in', idList(ids))
    .where(sql<SqlBool>`coalesce(h.family_id, '') NOT IN (${hiddenIds('family', viewer.userId)})`)
    .execute();
  return new Map(
    rows.map((row) => [row.id, { name: row.name, birthDate: null, caseNumber: row.case_number, sex: null }]),
  );
}
