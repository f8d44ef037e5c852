import { sql, type SqlBool } from 'kysely';

import type { PersonId, RecordId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import type { KnownRelation } from '#shared/features/relations/kinship.rules.ts';
import { END_REASONS, RELATION_KINDS, type RelationKind } from '#shared/features/relations/relation-kinds.ts';
import type { RelationFields } from '#shared/features/relations/relations.schema.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import type { Change } from './kept-records.repository.ts';
import { asPersonId, asRecordId, dateOrNull, idList, known, knownOrNull, pieces } from './values.ts';

/** A relation as it is stored, with the ids as what they are. */
export interface StoredRelation extends KnownRelation {
  readonly id: RecordId;
  readonly firstId: PersonId;
  readonly secondId: PersonId;
  readonly basis: string | null;
  readonly note: string | null;
  readonly version: number;
  readonly withdrawn: { readonly on: LocalDate; readonly reason: string; readonly byName: string } | null;
}

export interface NewRelation extends RelationFields {
  readonly id: RecordId;
  readonly kind: RelationKind;
  readonly firstId: PersonId;
  readonly secondId: PersonId;
  readonly at: string;
  readonly by: UserId;
}

const ROWS_AT_ONCE = 300;

/** @throws SqliteFailure 'trigger' with the rule that refuses it */
export async function insertRelations(tx: Tx, relations: readonly NewRelation[]): Promise<void> {
  for (const some of pieces(relations, ROWS_AT_ONCE)) {
    await tx
      .insertInto('relations')
      .values(
        some.map((one) => ({
          id: one.id,
          kind: one.kind,
          first_id: one.firstId,
          second_id: one.secondId,
          from_date: one.from,
          to_date: one.to,
          end_reason: one.endReason,
          basis: one.basis,
          note: one.note,
          version: 1,
          archived_on: null,
          archived_by: null,
          archive_reason: null,
          created_at: one.at,
          created_by: one.by,
          changed_at: one.at,
          changed_by: one.by,
        })),
      )
      .execute();
  }
}

function selection(r: Reader) {
  return r
    .selectFrom('relations')
    .leftJoin('users as withdrawer', 'withdrawer.id', 'relations.archived_by')
    .select([
      'relations.id',
      'relations.kind',
      'relations.first_id',
      'relations.second_id',
      'relations.from_date',
      'relations.to_date',
      'relations.end_reason',
      'relations.basis',
      'relations.note',
      'relations.version',
      'relations.archived_on',
      'relations.archive_reason',
      'withdrawer.display_name as withdrawn_by_name',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selection>['execute']>>[number];

function relationOf(row: Row): StoredRelation {
  const withdrawnOn = dateOrNull(row.archived_on);
  return {
    id: asRecordId(row.id),
    kind: known(RELATION_KINDS, row.kind, 'relations.kind'),
    firstId: asPersonId(row.first_id),
    secondId: asPersonId(row.second_id),
    from: dateOrNull(row.from_date),
    to: dateOrNull(row.to_date),
    endReason: knownOrNull(END_REASONS, row.end_reason, 'relations.end_reason'),
    basis: row.basis,
    note: row.note,
    version: row.version,
    withdrawn:
      withdrawnOn === null
        ? null
        : { on: withdrawnOn, reason: row.archive_reason ?? '', byName: row.withdrawn_by_name ?? '' },
  };
}

export async function storedRelation(r: Reader, id: RecordId): Promise<StoredRelation | null> {
  const row = await selection(r).where('relations.id', '=', id).executeTakeFirst();
  return row === undefined ? null : relationOf(row);
}

/** Relations in use in which at least one of these people stands, by id. */
export async function relationsTouching(r: Reader, ids: readonly string[]): Promise<readonly StoredRelation[]> {
  if (ids.length === 0) return [];
  const [first, second] = await Promise.all(
    (['relations.first_id', 'relations.second_id'] as const).map((column) =>
      selection(r).where(column, 'in', idList(ids)).where('relations.archived_on', 'is', null).execute(),
    ),
  );
  const rows = new Map([...(first ?? []), ...(second ?? [])].map((row) => [row.id, row]));
  return [...rows.values()].map(relationOf).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What was entered about a person by mistake and taken back. */
export async function withdrawnRelations(r: Reader, id: PersonId): Promise<readonly StoredRelation[]> {
  const rows = await selection(r)
    .where(sql<SqlBool>`(relations.first_id = ${id} OR relations.second_id = ${id})`)
    .where('relations.archived_on', 'is not', null)
    .orderBy('relations.id')
    .execute();
  return rows.map(relationOf);
}

/**
 * Takes the relation's next version, if it still has the version the change is based on.
 * @returns the new version, or null when somebody else changed it meanwhile
 */
export async function takeRelationVersion(
  tx: Tx,
  id: RecordId,
  version: number,
  change: Change,
): Promise<number | null> {
  const result = await tx
    .updateTable('relations')
    .set({ version: version + 1, changed_at: change.at, changed_by: change.by })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n ? version + 1 : null;
}

/** Who changed the relation last, and when; for whoever comes second. */
export async function lastRelationChange(
  r: Reader,
  id: RecordId,
): Promise<{ readonly at: string; readonly byName: string } | null> {
  const row = await r
    .selectFrom('relations')
    .innerJoin('users', 'users.id', 'relations.changed_by')
    .select(['relations.changed_at as at', 'users.display_name as byName'])
    .where('relations.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** @throws SqliteFailure 'trigger' with the rule that refuses it */
export async function changeRelation(
  tx: Tx,
  id: RecordId,
  fields: RelationFields,
  sides: Pick<StoredRelation, 'kind' | 'firstId' | 'secondId'> | null = null,
): Promise<void> {
  await tx
    .updateTable('relations')
    .set({
      ...(sides === null ? {} : { kind: sides.kind, first_id: sides.firstId, second_id: sides.secondId }),
      from_date: fields.from,
      to_date: fields.to,
      end_reason: fields.endReason,
      basis: fields.basis,
      note: fields.note,
    })
    .where('id', '=', id)
    .execute();
}

/** Takes the relation back, or null: puts it in use again. @throws SqliteFailure 'trigger' with the rule that refuses it */
export async function setWithdrawn(
  tx: Tx,
  id: RecordId,
  withdrawal: { readonly on: LocalDate; readonly by: UserId; readonly reason: string } | null,
): Promise<void> {
  await tx
    .updateTable('relations')
    .set({
      archived_on: withdrawal?.on ?? null,
      archived_by: withdrawal?.by ?? null,
      archive_reason: withdrawal?.reason ?? null,
    })
    .where('id', '=', id)
    .execute();
}
