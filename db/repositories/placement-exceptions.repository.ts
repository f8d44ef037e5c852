import { FINDING_CODES, type FindingCode } from '#shared/features/foster-care/limits.facts.ts';
import type { RecordedException } from '#shared/features/foster-care/placing.schema.ts';
import { instant } from '#shared/kernel/instant.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { asRecordId, asUserId, groupBy, idList, known } from './values.ts';

/** An exception as it is written down: what was found, and what was answered. */
export interface NewException {
  readonly id: RecordId;
  readonly placementId: RecordId;
  readonly code: FindingCode;
  readonly sentence: string;
  readonly article: string | null;
  readonly limit: number | null;
  readonly count: number | null;
  /** Where the rule stood on the day of the placing. */
  readonly source: string | null;
  readonly reason: string;
  readonly familyConsent: boolean;
  readonly coordinatorOpinion: boolean;
  readonly permit: boolean;
}

export async function insertExceptions(tx: Tx, rows: readonly NewException[], change: Change): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('placement_exceptions')
    .values(
      rows.map((row) => ({
        id: row.id,
        placement_id: row.placementId,
        code: row.code,
        sentence: row.sentence,
        article: row.article,
        limit_value: row.limit,
        count_value: row.count,
        source: row.source,
        reason: row.reason,
        family_consent: row.familyConsent ? 1 : 0,
        coordinator_opinion: row.coordinatorOpinion ? 1 : 0,
        permit: row.permit ? 1 : 0,
        by_user: change.by,
        at: change.at,
      })),
    )
    .execute();
}

/** What was found and answered at a placement, with who wrote it and when: a correction takes it along. */
export async function exceptionsOf(
  r: Reader,
  placementId: RecordId,
): Promise<readonly (Omit<NewException, 'id' | 'placementId'> & { readonly change: Change })[]> {
  const rows = await r
    .selectFrom('placement_exceptions')
    .selectAll()
    .where('placement_id', '=', placementId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    code: known(FINDING_CODES, row.code, 'placement_exceptions.code'),
    sentence: row.sentence,
    article: row.article,
    limit: row.limit_value,
    count: row.count_value,
    source: row.source,
    reason: row.reason,
    familyConsent: row.family_consent === 1,
    coordinatorOpinion: row.coordinator_opinion === 1,
    permit: row.permit === 1,
    change: { by: asUserId(row.by_user), at: row.at },
  }));
}

/** Exceptions of placements as the cards show them, by the placement's id. */
export async function exceptionsOfPlacements(
  r: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly RecordedException[]>> {
  const rows = await r
    .selectFrom('placement_exceptions as e')
    .innerJoin('users', 'users.id', 'e.by_user')
    .select([
      'e.id',
      'e.placement_id',
      'e.code',
      'e.sentence',
      'e.article',
      'e.source',
      'e.reason',
      'e.family_consent',
      'e.coordinator_opinion',
      'e.permit',
      'e.at',
      'users.display_name',
    ])
    .where('e.placement_id', 'in', idList(ids))
    .orderBy('e.id')
    .execute();
  const groups = groupBy(rows, ({ placement_id }) => placement_id);
  return new Map([...groups].map(([id, own]) => [id, own.map(recordedOf)]));
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly sentence: string;
  readonly article: string | null;
  readonly source: string | null;
  readonly reason: string;
  readonly family_consent: number;
  readonly coordinator_opinion: number;
  readonly permit: number;
  readonly at: string;
  readonly display_name: string;
}

/** A row joined with the user who wrote it. */
export const recordedOf = (row: Row): RecordedException => ({
  id: asRecordId(row.id),
  code: known(FINDING_CODES, row.code, 'placement_exceptions.code'),
  sentence: row.sentence,
  article: row.article,
  source: row.source,
  reason: row.reason,
  familyConsent: row.family_consent === 1,
  coordinatorOpinion: row.coordinator_opinion === 1,
  permit: row.permit === 1,
  byName: row.display_name,
  at: instant.parse(row.at),
});
