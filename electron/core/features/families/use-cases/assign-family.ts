import { assignmentsOf } from '#db/repositories/assignments.repository.ts';
import { insertException } from '#db/repositories/caseloads.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import { assignProblems, assignTooEarly } from '#shared/features/families/families.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { exceptionFor } from '../../../records/caseload-limit.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { moveTasks } from '../../../records/tasks-along.ts';
import { formerWorker, giveTo, workerProblems } from '../../../records/workers.ts';
import { WORKER_FIELD } from '../family-checks.ts';
import { familyInUse } from '../stored-family.ts';

/** Gives the family to a worker from a day on, with the open tasks of the former one; without one it stands with the manager. */
export async function assignFamily(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: FamilyId;
    readonly version: number;
    readonly workerId: UserId | null;
    readonly from: LocalDate;
    readonly limitReason: string | null;
  },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, workerId, from, limitReason } = input;
  const target = { kind: 'family', id, version, permission: 'families.assign' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer, audit }) => {
    const { kinds } = await familyInUse(tx, id);
    const began = kinds.map((kind) => kind.from).toSorted()[0];
    refuseProblems(null, assignProblems(from, viewer.today));
    const workers = await assignmentsOf(tx, 'family', id);
    const present = workers.find(({ to }) => to === null) ?? null;
    const sameWorker = (present?.userId ?? null) === workerId;
    if (sameWorker && (present === null || from >= present.from))
      throw new AppError('ALREADY_DONE', { state: 'assigned' });
    refuseProblems(null, await workerProblems(tx, viewer, WORKER_FIELD, workerId, present?.userId ?? null));
    const exception =
      workerId === null || sameWorker
        ? null
        : await exceptionFor(tx, deps, actor, { workerId, from, families: [id] }, limitReason);
    const tooEarly = await giveTo(tx, deps, { kind: 'family', recordId: id }, workers, {
      userId: workerId,
      from,
      ...(began === undefined ? {} : { began }),
    });
    if (tooEarly !== null) refuseProblems(null, [assignTooEarly(tooEarly)]);
    if (exception !== null) await insertException(tx, exception, { familyId: id });
    if (workerId !== null) {
      const given = { kind: 'family', recordId: id, formerId: formerWorker(workers) } as const;
      await moveTasks(tx, audit, { toId: workerId, from, today: viewer.today }, [given]);
    }
    await keepAssessmentTask(tx, audit, deps, actor, id, { leaderChanged: true });
    const next = workerId === null ? null : await findUser(tx, workerId, viewer.today);
    return {
      fields: exception === null ? ['workerId'] : ['workerId', 'limitReason'],
      before: { workerId: present?.displayName ?? null },
      after: {
        workerId: next?.displayName ?? null,
        from,
        ...(exception === null ? {} : { limitReason: exception.reason }),
      },
    };
  });
}
