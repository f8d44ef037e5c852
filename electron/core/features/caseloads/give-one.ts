import {
  assignmentsOf,
  correctAssignment,
  endAssignment,
  insertAssignments,
} from '#db/repositories/assignments.repository.ts';
import type { HandoverItem } from '#db/repositories/caseloads.repository.ts';
import { lastChange } from '#db/repositories/kept-records.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';
import type { RecordKind } from '../../records/viewer.ts';
import { followingWorker, formerWorker, workerDays } from '../../records/workers.ts';

export interface Giving {
  /** Who must lead the record so far; null for whoever does. */
  readonly fromId: UserId | null;
  readonly toId: UserId;
  readonly from: LocalDate;
}

/** What one record's handing over changed, and who led it before; null when the taker leads it already. */
export type Given = {
  readonly item: HandoverItem;
  readonly before: string | null;
  readonly formerId: UserId | null;
} | null;

/**
 * Gives one record of a caseload to another worker.
 * @throws AppError CONFLICT {changedByName, changedAt, fields} when somebody else leads it by now; INVALID_INPUT when another assignment began later
 */
export async function giveOne(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  record: { readonly kind: RecordKind; readonly recordId: string },
  { fromId, toId, from }: Giving,
): Promise<Given> {
  const present = await assignmentsOf(tx, record.kind, record.recordId);
  const open = present.find(({ to }) => to === null) ?? null;
  if (fromId !== null && open?.userId !== fromId) {
    const last = await lastChange(tx, record.kind, record.recordId);
    const changed = { changedByName: last?.byName ?? null, changedAt: last?.at ?? null, fields: ['workerId'] };
    throw new AppError('CONFLICT', changed);
  }
  if (open?.userId === toId) return null;
  const plan = followingWorker(present, { userId: toId, from }, await workerDays(tx, deps));
  if (plan.kind === 'too-early') {
    const day = formatDate(plan.notBefore);
    const why =
      plan.before === 'past' ? 'wcześniejsze dni zostają tak, jak są zapisane' : 'wcześniej zapisany jest ktoś inny';
    const message = `Przekazanie od: podaj dzień przekazania nie wcześniejszy niż ${day}, ${why}.`;
    refuseProblems(null, [{ path: 'from', message }]);
    return null;
  }
  const item = { ...record, id: asRecordId(deps.ids.next()) };
  const before = open?.displayName ?? null;
  const formerId = formerWorker(present);
  if (plan.kind === 'correct') {
    await correctAssignment(tx, plan.corrects, toId, from);
    return { item: { ...item, closed: null, replaced: open?.userId ?? null, made: plan.corrects }, before, formerId };
  }
  if (plan.kind === 'follow') await endAssignment(tx, plan.closes, plan.lastDay);
  const made = asRecordId(deps.ids.next());
  await insertAssignments(tx, [{ ...record, id: made, userId: toId, from, to: null }]);
  const closed = plan.kind === 'follow' ? plan.closes : null;
  return { item: { ...item, closed, replaced: null, made }, before, formerId };
}
