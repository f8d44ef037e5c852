import { sql } from 'kysely';

import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { holdsOn } from './reach.repository.ts';
import { idList } from './values.ts';

/** Where homes are and who answers for them on a day, by the id of the home. */
export interface HomePlace {
  readonly town: string | null;
  readonly street: string | null;
  readonly building: string | null;
  readonly flat: string | null;
  readonly terc: string | null;
}

interface PlaceRow extends HomePlace {
  readonly id: string;
}

/**
 * Where each home is: an institution by its own address, a family by the family's own of the day, else by that of a carer
 * who is not hidden from anybody.
 */
export async function placesOfHomes(
  r: Reader,
  ids: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, HomePlace>> {
  const { rows } = await sql<PlaceRow>`
    SELECT h.id, coalesce(h.town, fa.town, pa.town) AS town,
      CASE WHEN h.town IS NOT NULL THEN h.street WHEN fa.town IS NOT NULL THEN fa.street ELSE pa.street END AS street,
      CASE WHEN h.town IS NOT NULL THEN h.building WHEN fa.town IS NOT NULL THEN fa.building ELSE pa.building END AS building,
      CASE WHEN h.town IS NOT NULL THEN h.flat WHEN fa.town IS NOT NULL THEN fa.flat ELSE pa.flat END AS flat,
      coalesce(h.terc, fa.terc, pa.terc) AS terc
    FROM foster_homes h
    LEFT JOIN family_addresses fa ON fa.family_id = h.family_id AND ${holdsOn(day, 'fa')}
    LEFT JOIN person_addresses pa ON pa.id = (
      SELECT a.id FROM family_members m JOIN person_addresses a ON a.person_id = m.person_id AND ${holdsOn(day, 'a')}
      WHERE m.family_id = h.family_id AND m.role = 'foster-carer' AND ${holdsOn(day, 'm')}
        AND m.person_id NOT IN (SELECT person_id FROM protections WHERE lifted_at IS NULL AND person_id IS NOT NULL)
      ORDER BY m.from_date, m.id LIMIT 1)
    WHERE h.id IN ${idList(ids)}`.execute(r);
  return new Map(rows.map(({ id, ...place }) => [id, place]));
}

/** Who answers for each home on the day: the worker the family is given to. Institutions have none. */
export async function coordinatorsOf(
  r: Reader,
  ids: readonly string[],
  day: LocalDate,
): Promise<ReadonlyMap<string, { readonly displayName: string; readonly from: string }>> {
  const rows = await r
    .selectFrom('foster_homes as h')
    .innerJoin('assignments as a', 'a.family_id', 'h.family_id')
    .innerJoin('users', 'users.id', 'a.user_id')
    .select(['h.id', 'users.display_name', 'a.from_date'])
    .where('h.id', 'in', idList(ids))
    .where(holdsOn(day, 'a'))
    .execute();
  return new Map(rows.map((row) => [row.id, { displayName: row.display_name, from: row.from_date }]));
}
