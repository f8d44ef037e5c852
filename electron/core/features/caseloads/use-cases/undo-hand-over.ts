import {
  assignmentsOf,
  correctAssignment,
  endAssignment,
  insertAssignments,
  removeAssignment,
} from '#db/repositories/assignments.repository.ts';
import {
  insertException,
  reopenAssignment,
  setHandoverUndone,
  storedHandover,
  type StoredHandover,
} from '#db/repositories/caseloads.repository.ts';
import { nextVersion } from '#db/repositories/kept-records.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import { asFamilyId, asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { holdsCaseload } from '#shared/features/administration/administration.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { exceptionFor } from '../../../records/caseload-limit.ts';
import { moveTasksBack } from '../../../records/tasks-along.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

type Item = StoredHandover['items'][number];

/** A record that goes back, and who led it before; null when nobody did. */
interface Returning {
  readonly item: Item;
  readonly giverId: UserId | null;
}

/**
 * Takes a handing over back, whole: everybody leads again what they led before, and open tasks that went along and were
 * not changed since come back. Once its first day has passed the taker keeps the days until yesterday, and the former worker
 * begins again today. Refused once an assignment it made has ended or was corrected: that would rewrite what happened since.
 * @throws AppError NOT_FOUND, ALREADY_DONE, CONFLICT, RECORD_PROTECTED {ask}; RULE_BROKEN giver-inactive; INVALID_INPUT at
 * `limitReason` when a former worker has no room any more and no reason is given
 */
export async function undoHandOver(
  deps: Deps,
  actor: Actor,
  { id, limitReason }: { readonly id: RecordId; readonly limitReason: string | null },
): Promise<{ id: RecordId; tasks: number; tasksLeft: number }> {
  const viewer = viewerOf(deps, actor, 'caseloads.handOver');
  const at = deps.clock.now();
  return await command(deps, actor, async (tx, audit) => {
    const handover = await storedHandover(tx, id);
    if (handover === null) throw new AppError('NOT_FOUND', { kind: 'handover' });
    if (handover.undone) throw new AppError('ALREADY_DONE', { state: 'undone' });
    for (const kind of ['family', 'person'] as const) {
      const ids = handover.items.filter((item) => item.kind === kind).map(({ recordId }) => recordId);
      await requireSight(tx, viewer, kind, ids);
    }
    const returning: Returning[] = [];
    for (const item of handover.items) returning.push({ item, giverId: await giverOf(tx, handover, item) });
    const from = handover.from < viewer.today ? viewer.today : handover.from;
    for (const giverId of new Set(returning.map((one) => one.giverId))) {
      if (giverId === null) continue;
      const giver = await findUser(tx, giverId, viewer.today);
      if (giver?.active !== true || !holdsCaseload(giver.roles)) {
        throw new AppError('RULE_BROKEN', { rule: 'giver-inactive' });
      }
      const families = returning.filter((one) => one.giverId === giverId && one.item.kind === 'family');
      const coming = { workerId: giverId, from, families: families.map(({ item }) => item.recordId) };
      const exception = await exceptionFor(tx, deps, actor, coming, limitReason);
      if (exception !== null) await insertException(tx, exception, { handoverId: id });
    }
    for (const one of returning) {
      const { kind, recordId } = one.item;
      const before = await takeBack(tx, deps, handover, one, viewer.today);
      const version = await nextVersion(tx, kind, recordId, { at, by: actor.userId });
      await audit({
        subjects: [{ kind, id: recordId }],
        fields: ['workerId'],
        before: { workerId: handover.toName },
        after: { workerId: before, from },
        detail: { version, handover: id },
      });
    }
    await setHandoverUndone(tx, id, at, actor.userId);
    const tasks = await moveTasksBack(tx, audit, { id, toId: handover.toId });
    for (const { kind, recordId } of handover.items) {
      if (kind === 'family')
        await keepAssessmentTask(tx, audit, deps, actor, asFamilyId(recordId), { leaderChanged: true });
    }
    return { id, ...tasks };
  });
}

/** Who led the record before. @throws AppError CONFLICT when something else happened to the assignment since */
async function giverOf(tx: Tx, handover: StoredHandover, item: Item): Promise<UserId | null> {
  const present = await assignmentsOf(tx, item.kind, item.recordId);
  const made = present.find((one) => one.id === item.made);
  if (made === undefined || made.to !== null || made.userId !== handover.toId || made.from !== handover.from) {
    throw new AppError('CONFLICT');
  }
  return item.replaced ?? present.find((one) => one.id === item.closed)?.userId ?? null;
}

/** Takes one record back and tells who leads it again. */
async function takeBack(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  handover: StoredHandover,
  { item, giverId }: Returning,
  today: LocalDate,
): Promise<string | null> {
  const { kind, recordId } = item;
  const made = asRecordId(item.made);
  if (handover.from < today) {
    await endAssignment(tx, made, addDays(today, -1));
    const again = { id: asRecordId(deps.ids.next()), kind, recordId, from: today, to: null };
    if (giverId !== null) await insertAssignments(tx, [{ ...again, userId: giverId }]);
  } else if (item.replaced !== null) {
    await correctAssignment(tx, made, item.replaced, handover.from);
  } else {
    await removeAssignment(tx, made);
    if (item.closed !== null) await reopenAssignment(tx, item.closed);
  }
  const now = await assignmentsOf(tx, kind, recordId);
  return now.find(({ to }) => to === null)?.displayName ?? null;
}
