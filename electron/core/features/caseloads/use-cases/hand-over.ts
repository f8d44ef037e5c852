import { insertException, insertHandover, type HandoverItem } from '#db/repositories/caseloads.repository.ts';
import { isArchived, nextVersion } from '#db/repositories/kept-records.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { handOverProblems } from '#shared/features/caseloads/caseloads.rules.ts';
import type { HandOverInput } from '#shared/features/caseloads/caseloads.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { exceptionFor } from '../../../records/caseload-limit.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { moveTasks, type GivenRecord } from '../../../records/tasks-along.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { workerProblems } from '../../../records/workers.ts';
import { giveOne } from '../give-one.ts';

/**
 * Hands a caseload, or what is chosen of it, to another worker from a day on: everything or nothing, with the open tasks of
 * who led it. Each record and task gets its own row in the log, so that its history tells of it.
 * @throws AppError RECORD_PROTECTED {ask}, RULE_BROKEN archived, CONFLICT, INVALID_INPUT (limitReason too), ALREADY_DONE
 */
export async function handOver(
  deps: Deps,
  actor: Actor,
  input: HandOverInput,
): Promise<{ id: RecordId; families: number; people: number; tasks: number }> {
  const { fromId, toId, from, reason } = input;
  const viewer = viewerOf(deps, actor, 'caseloads.handOver');
  refuseProblems(null, handOverProblems(from, viewer.today));
  const records = [
    ...[...new Set(input.families)].map((recordId) => ({ kind: 'family', recordId }) as const),
    ...[...new Set(input.people)].map((recordId) => ({ kind: 'person', recordId }) as const),
  ];
  if (records.length === 0) {
    refuseProblems(null, [{ path: 'families', message: 'Wybór: wybierz co najmniej jedną rodzinę lub osobę.' }]);
  }
  const id = asRecordId(deps.ids.next());
  const at = deps.clock.now();
  return await command(deps, actor, async (tx, audit) => {
    const field = { path: 'toId', label: 'Przejmuje' };
    refuseProblems(null, await workerProblems(tx, viewer, field, toId, fromId));
    await requireSight(tx, viewer, 'family', input.families);
    await requireSight(tx, viewer, 'person', input.people);
    const [taker, giver] = [
      await findUser(tx, toId, viewer.today),
      fromId === null ? null : await findUser(tx, fromId, viewer.today),
    ];
    const exception = await exceptionFor(
      tx,
      deps,
      actor,
      { workerId: toId, from, families: input.families },
      input.limitReason,
    );
    const items: HandoverItem[] = [];
    const givenRecords: GivenRecord[] = [];
    for (const record of records) {
      if (await isArchived(tx, record.kind, record.recordId)) throw new AppError('RULE_BROKEN', { rule: 'archived' });
      const given = await giveOne(tx, deps, record, { fromId, toId, from });
      if (given === null) continue;
      items.push(given.item);
      givenRecords.push({ ...record, formerId: given.formerId });
      const version = await nextVersion(tx, record.kind, record.recordId, { at, by: actor.userId });
      await audit({
        subjects: [
          { kind: record.kind, id: record.recordId },
          { kind: 'user', id: toId },
          ...(fromId === null ? [] : [{ kind: 'user', id: fromId } as const]),
        ],
        fields: ['workerId'],
        before: { workerId: given.before },
        after: { workerId: taker?.displayName ?? null, from, reason },
        detail: { version, handover: id, wholeCaseload: giver !== null },
      });
    }
    if (items.length === 0) throw new AppError('ALREADY_DONE', { state: 'assigned' });
    await insertHandover(tx, { id, fromId, toId, from, reason, at, by: actor.userId }, items);
    if (exception !== null) await insertException(tx, exception, { handoverId: id });
    const families = items.filter(({ kind }) => kind === 'family').length;
    const tasks = await moveTasks(tx, audit, { handoverId: id, toId, from, today: viewer.today }, givenRecords);
    for (const familyId of input.families)
      await keepAssessmentTask(tx, audit, deps, actor, familyId, { leaderChanged: true });
    return { id, families, people: items.length - families, tasks };
  });
}
