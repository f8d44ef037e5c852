import { sql } from 'kysely';

import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { hiddenHandovers } from './caseloads-log.repository.ts';
import type { RecordKind, Viewer } from './reach.repository.ts';
import { asRecordId, asUserId, dateOrNull, pieces } from './values.ts';

/** A worker responsible for a person or a family, from a day to a day. */
export interface Assignment {
  readonly id: RecordId;
  readonly userId: UserId;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface NewAssignment extends Assignment {
  readonly kind: RecordKind;
  readonly recordId: string;
}

const columnOf = { person: 'assignments.person_id', family: 'assignments.family_id' } as const;

/** @throws AppError RULE_BROKEN (by the trigger) when two assignments of one record would overlap */
export async function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): Promise<void> {
  for (const some of pieces(assignments, 500)) {
    await tx
      .insertInto('assignments')
      .values(
        some.map((one) => ({
          id: one.id,
          user_id: one.userId,
          person_id: one.kind === 'person' ? one.recordId : null,
          family_id: one.kind === 'family' ? one.recordId : null,
          from_date: one.from,
          to_date: one.to,
        })),
      )
      .execute();
  }
}

/**
 * The reason of the handing over that made an assignment, unless something went along that is hidden from the viewer; of an
 * assignment made otherwise that of more families than the limit; null for neither.
 */
const reasonTo = (viewer: Viewer) => sql<string | null>`nullif(coalesce(
    (SELECT iif(h.id IN (${hiddenHandovers(viewer)}), '', h.reason)
      FROM handover_items i JOIN handovers h ON h.id = i.handover_id
      WHERE i.made_assignment_id = assignments.id
        AND (h.undone_at IS NULL OR h.to_user_id = assignments.user_id) ORDER BY h.recorded_at DESC LIMIT 1),
    (SELECT e.reason FROM caseload_exceptions e WHERE e.family_id = assignments.family_id
      AND e.user_id = assignments.user_id AND e.from_date = assignments.from_date ORDER BY e.recorded_at DESC LIMIT 1)
  ), '')`;

function assignmentRows(r: Reader, kind: RecordKind, recordId: string) {
  return r
    .selectFrom('assignments')
    .innerJoin('users', 'users.id', 'assignments.user_id')
    .select([
      'assignments.id',
      'assignments.user_id',
      'assignments.from_date',
      'assignments.to_date',
      'users.display_name',
    ])
    .where(columnOf[kind], '=', recordId)
    .orderBy('assignments.from_date');
}

type AssignmentRow = Awaited<ReturnType<ReturnType<typeof assignmentRows>['execute']>>[number];

const assignmentOf = (row: AssignmentRow) => ({
  id: asRecordId(row.id),
  userId: asUserId(row.user_id),
  displayName: row.display_name,
  from: asLocalDate(row.from_date),
  to: dateOrNull(row.to_date),
});

/** All assignments of a record with the workers' names, oldest first. */
export async function assignmentsOf(
  r: Reader,
  kind: RecordKind,
  recordId: string,
): Promise<readonly (Assignment & { readonly displayName: string })[]> {
  return (await assignmentRows(r, kind, recordId).execute()).map(assignmentOf);
}

/** The workers of a record as its card tells them, newest first, with the reasons that the viewer may know. */
export async function workersOnCard(
  r: Reader,
  viewer: Viewer,
  kind: RecordKind,
  recordId: string,
): Promise<FamilyCard['workers']> {
  const rows = await assignmentRows(r, kind, recordId).select(reasonTo(viewer).as('reason')).execute();
  return rows
    .map((row) => {
      const { userId, displayName, from, to } = assignmentOf(row);
      return { userId, displayName, from, to, reason: row.reason };
    })
    .reverse();
}

/** Writes another worker and first day into one assignment: a correction. */
export async function correctAssignment(tx: Tx, id: RecordId, userId: UserId, from: LocalDate): Promise<void> {
  await tx.updateTable('assignments').set({ user_id: userId, from_date: from }).where('id', '=', id).execute();
}

export async function endAssignment(tx: Tx, id: RecordId, to: LocalDate): Promise<void> {
  await tx.updateTable('assignments').set({ to_date: to }).where('id', '=', id).execute();
}

/** Removes an assignment that never held: one taken back on its first day. */
export async function removeAssignment(tx: Tx, id: RecordId): Promise<void> {
  await tx.deleteFrom('assignments').where('id', '=', id).execute();
}
