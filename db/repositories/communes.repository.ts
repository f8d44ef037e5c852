import { sql, type SqlBool } from 'kysely';

import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { hiddenIds, holdsOn } from './reach.repository.ts';

/** A commune of the TERYT register. */
export interface CommuneRow {
  readonly terc: string;
  readonly name: string;
  readonly kind: string;
  readonly county: string;
  readonly voivodeship: string;
}

/**
 * Communes whose folded name (with county and voivodeship behind it) contains the folded text. A match in the name itself
 * comes before one in the county or voivodeship; among each those in which somebody lives whom no protection hides from the
 * user, then those that begin with the text, then in Polish order.
 * @param userId null for somebody who may see nobody: where people live then changes nothing
 */
export async function searchCommunes(
  r: Reader,
  userId: UserId | null,
  today: LocalDate,
  text: string,
  limit: number,
): Promise<readonly CommuneRow[]> {
  const folded = foldForSearch(text);
  const livedIn =
    userId === null
      ? // Not a bare number, which an ordering takes for a column.
        sql`1 = 0`
      : sql`EXISTS (SELECT 1 FROM person_addresses a WHERE a.terc = communes.terc AND ${holdsOn(today, 'a')}
          AND a.person_id NOT IN (${hiddenIds('person', userId)}))`;
  return await r
    .selectFrom('communes')
    .select(['terc', 'name', 'kind', 'county', 'voivodeship'])
    .where(sql<SqlBool>`instr(communes.search_text, ${folded}) > 0`)
    .orderBy(sql`instr(communes.search_text, ${folded}) <= length(communes.name)`, 'desc')
    .orderBy(livedIn, 'desc')
    .orderBy(sql`instr(communes.search_text, ${folded}) = 1`, 'desc')
    .orderBy('sort_key')
    .orderBy('terc')
    .limit(limit)
    .execute();
}

/**
 * Communes that stand in a present address of somebody no protection hides from the user, and the chosen one first of
 * all, so that the limit never leaves it out; the others in Polish order.
 */
export async function communesInUse(
  r: Reader,
  userId: UserId,
  today: LocalDate,
  chosen: string | null,
  limit: number,
): Promise<readonly CommuneRow[]> {
  return await r
    .selectFrom('communes')
    .select(['terc', 'name', 'kind', 'county', 'voivodeship'])
    .where(
      sql<SqlBool>`communes.terc = ${chosen} OR communes.terc IN (SELECT a.terc FROM person_addresses a
        WHERE ${holdsOn(today, 'a')} AND a.person_id NOT IN (${hiddenIds('person', userId)}))`,
    )
    .orderBy(sql`communes.terc = ${chosen}`, 'desc')
    .orderBy('sort_key')
    .orderBy('terc')
    .limit(limit)
    .execute();
}

/** Whether there is such a commune. */
export async function communeExists(r: Reader, terc: string): Promise<boolean> {
  const row = await r.selectFrom('communes').select('terc').where('terc', '=', terc).executeTakeFirst();
  return row !== undefined;
}
