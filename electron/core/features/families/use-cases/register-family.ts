import { insertAssignments } from '#db/repositories/assignments.repository.ts';
import { insertException } from '#db/repositories/caseloads.repository.ts';
import { insertFamilies, insertMembers, type Membership } from '#db/repositories/families.repository.ts';
import { asFamilyId, asRecordId } from '#db/repositories/values.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import {
  assignTooEarly,
  familyProblems,
  FAMILY_FIELDS,
  firstWorkerProblems,
  normaliseFamily,
  repeatedMembers,
} from '#shared/features/families/families.rules.ts';
import type { FamilyFields, FamilyMemberInput } from '#shared/features/families/families.schema.ts';
import { underPath } from '#shared/kernel/field-problem.ts';
import type { FamilyId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { exceptionFor } from '../../../records/caseload-limit.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { beforeFirstWorker, workerDays, workerOrSelf, workerProblems } from '../../../records/workers.ts';
import { joining, refuseTakenCaseNumber, WORKER_FIELD } from '../family-checks.ts';
import { recorded, recordedMember } from '../family-values.ts';

interface Input {
  readonly fields: FamilyFields;
  readonly members: readonly FamilyMemberInput[];
  readonly workerId: UserId | null;
  readonly workerFrom: LocalDate | null;
  readonly limitReason: string | null;
}

/** Registers a family with its first members. Who reaches only the own caseload becomes its worker. */
export async function registerFamily(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<{ id: FamilyId; version: number }> {
  const viewer = viewerOf(deps, actor, 'families.edit');
  const fields = normaliseFamily(input.fields);
  const workerId = workerOrSelf(viewer, input.workerId);
  refuseProblems('fields', familyProblems(fields, viewer.today));
  const workerFrom = input.workerFrom ?? viewer.today;
  refuseProblems(null, firstWorkerProblems(workerFrom, viewer.today));
  refuseProblems('members', repeatedMembers(input.members));
  const id = asFamilyId(deps.ids.next());
  const newId = () => asRecordId(deps.ids.next());
  return await command(deps, actor, async (tx, audit) => {
    refuseProblems(null, await workerProblems(tx, viewer, WORKER_FIELD, workerId, null));
    if (workerId !== null) {
      const { earliest } = await workerDays(tx, deps);
      const early = beforeFirstWorker(workerFrom, { earliest, began: fields.kindFrom });
      if (early !== null) refuseProblems(null, [assignTooEarly(early, 'workerFrom')]);
    }
    const fresh = { id, kind: fields.kind, kindFrom: fields.kindFrom };
    const exception =
      workerId === null
        ? null
        : await exceptionFor(tx, deps, actor, { workerId, from: workerFrom, families: [], fresh }, input.limitReason);
    await refuseTakenCaseNumber(tx, deps, fields, null);
    const members: Membership[] = [];
    for (const [index, member] of input.members.entries()) {
      const { problems, to } = await joining(tx, deps, actor, member, []);
      refuseProblems('members', underPath(String(index), problems));
      members.push({ ...member, id: newId(), familyId: id, to });
    }
    const { name, kind, kindFrom, caseNumber, note } = fields;
    const kinds = [{ id: newId(), kind, from: kindFrom, to: null }];
    await insertFamilies(tx, [{ id, name, caseNumber, note, kinds, at: deps.clock.now(), by: actor.userId }]);
    await insertMembers(tx, members);
    if (workerId !== null) {
      const given = {
        id: newId(),
        kind: 'family',
        recordId: id,
        userId: workerId,
        from: workerFrom,
        to: null,
      } as const;
      await insertAssignments(tx, [given]);
    }
    if (exception !== null) await insertException(tx, exception, { familyId: id });
    await keepAssessmentTask(tx, audit, deps, actor, id);
    const worker = workerId === null ? null : await findUser(tx, workerId, viewer.today);
    const names = FAMILY_FIELDS.filter((field) => fields[field] !== null);
    await audit({
      subjects: [{ kind: 'family', id }, ...members.map(({ personId }) => ({ kind: 'person', id: personId }) as const)],
      fields: [
        ...names,
        ...(members.length === 0 ? [] : ['members']),
        ...(workerId === null ? [] : ['workerId']),
        ...(exception === null ? [] : ['limitReason']),
      ],
      after: {
        ...recorded(fields, names),
        ...(members.length === 0 ? {} : { members: members.map((member) => recordedMember(member)) }),
        ...(worker === null ? {} : { workerId: worker.displayName, from: workerFrom }),
        ...(exception === null ? {} : { limitReason: exception.reason }),
      },
      detail: { version: 1 },
    });
    return { id, version: 1 };
  });
}
