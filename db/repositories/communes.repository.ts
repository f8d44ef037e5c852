import { sql, type SqlBool } from 'kysely';

import { foldForSearch } from '#shared/kernel/polish.ts';

import type { Reader } from '../sqlite/office-database.ts';

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
 * comes before one in the county or voivodeship; among each those that stand in addresses of this office, then those that
 * begin with the text, then in Polish order.
 */
export async function searchCommunes(r: Reader, text: string, limit: number): Promise<readonly CommuneRow[]> {
  const folded = foldForSearch(text);
  return await r
    .selectFrom('communes')
    .select(['terc', 'name', 'kind', 'county', 'voivodeship'])
    .where(sql<SqlBool>`instr(communes.search_text, ${folded}) > 0`)
    .orderBy(sql`instr(communes.search_text, ${folded}) <= length(communes.name)`, 'desc')
    .orderBy(sql`EXISTS (SELECT 1 FROM person_addresses a WHERE a.terc = communes.terc AND a.to_date IS NULL)`, 'desc')
    .orderBy(sql`instr(communes.search_text, ${folded}) = 1`, 'desc')
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
