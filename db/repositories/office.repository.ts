import { type Instant, instant } from '#shared/kernel/instant.ts';
import { foldForSearch, polishSortKey } from '#shared/kernel/polish.ts';
import { OFFICE_KINDS } from '#shared/features/session/session.schema.ts';

import type { CommuneRecord } from '../data/communes.ts';
import type { Reader, Tx } from '../sqlite/office-database.ts';
import { known, pieces } from './values.ts';

export interface OfficeRecord {
  readonly name: string;
  readonly shortName: string;
  readonly kind: (typeof OFFICE_KINDS)[number];
  readonly isDemo: boolean;
}

/** Writes the one row of the office. */
export async function insertOffice(
  tx: Tx,
  office: OfficeRecord & { readonly installationId: string; readonly createdAt: string },
): Promise<void> {
  await tx
    .insertInto('office')
    .values({
      id: 1,
      name: office.name,
      short_name: office.shortName,
      kind: office.kind,
      installation_id: office.installationId,
      is_demo: office.isDemo ? 1 : 0,
      created_at: office.createdAt,
    })
    .execute();
}

/** The office. Throws when there is none: a finished generation always has one. */
export async function readOffice(r: Reader): Promise<OfficeRecord> {
  const row = await r
    .selectFrom('office')
    .select(['name', 'short_name', 'kind', 'is_demo'])
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    shortName: row.short_name,
    kind: known(OFFICE_KINDS, row.kind, 'office.kind'),
    isDemo: row.is_demo === 1,
  };
}

/** The random id this office's data were given at its first run. */
export async function readInstallationId(r: Reader): Promise<string> {
  const row = await r.selectFrom('office').select('installation_id').where('id', '=', 1).executeTakeFirstOrThrow();
  return row.installation_id;
}

/** When the office was set up. */
export async function readOfficeSince(r: Reader): Promise<Instant> {
  const row = await r.selectFrom('office').select('created_at').where('id', '=', 1).executeTakeFirstOrThrow();
  return instant.parse(row.created_at);
}

/** Fills the register of communes of a new office. */
export async function insertCommunes(tx: Tx, communes: readonly CommuneRecord[]): Promise<void> {
  const rows = communes.map((commune) => ({
    terc: commune.terc,
    name: commune.name,
    kind: commune.kind,
    county: commune.county,
    voivodeship: commune.voivodeship,
    degurba: null,
    sort_key: polishSortKey(commune.name, commune.voivodeship, commune.county, commune.kind),
    search_text: foldForSearch(`${commune.name} ${commune.county} ${commune.voivodeship}`),
  }));
  for (const some of pieces(rows, 250)) await tx.insertInto('communes').values(some).execute();
}
