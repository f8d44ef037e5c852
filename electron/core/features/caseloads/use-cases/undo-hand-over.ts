import { assignmentsOf, correctAssignment, removeAssignment } from '#db/repositories/assignments.repository.ts';
import {
  reopenAssignment,
  setHandoverUndone,
  storedHandover,
  type StoredHandover,
} from '#db/repositories/caseloads.repository.ts';
import { nextVersion } from '#db/repositories/kept-records.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { moveTasksBack } from '../hand-over-tasks.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';

/**
 * Takes a handing over back, whole: everybody leads again what they led before, and open tasks that went along and were
 * not changed since come back. Refused once an assignment it made has
 * ended or was corrected: that would rewrite what happened since.
 * @throws AppError NOT_FOUND, ALREADY_DONE, CONFLICT, RECORD_PROTECTED {ask}
 */
export async function undoHandOver(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: RecordId },
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
    for (const item of handover.items) {
      const { kind, recordId } = item;
      const before = await takeBack(tx, handover, item);
      const version = await nextVersion(tx, kind, recordId, { at, by: actor.userId });
      await audit({
        subjects: [{ kind, id: recordId }],
        fields: ['workerId'],
        before: { workerId: handover.toName },
        after: { workerId: before },
        detail: { version, handover: id },
      });
    }
    await setHandoverUndone(tx, id, at, actor.userId);
    return { id, ...(await moveTasksBack(tx, audit, { id, toId: handover.toId })) };
  });
}

/** Takes one record back and tells who leads it again. */
async function takeBack(
  tx: Tx,
  handover: StoredHandover,
  item: StoredHandover['items'][number],
): Promise<string | null> {
  const present = await assignmentsOf(tx, item.kind, item.recordId);
  const made = present.find((one) => one.id === item.made);
  if (made === undefined || made.to !== null || made.userId !== handover.toId || made.from !== handover.from) {
    throw new AppError('CONFLICT');
  }
  if (item.replaced !== null) {
    await correctAssignment(tx, made.id, item.replaced, made.from);
  } else {
    await removeAssignment(tx, made.id);
    if (item.closed !== null) await reopenAssignment(tx, asRecordId(item.closed));
  }
  const now = await assignmentsOf(tx, item.kind, item.recordId);
  return now.find(({ to }) => to === null)?.displayName ?? null;
}
