import { assignmentsOf } from '#db/repositories/assignments.repository.ts';
import { countedDays } from '#db/repositories/caseload-counts.repository.ts';
import { insertException, type NewException } from '#db/repositories/caseloads.repository.ts';
import {
  changeFamily,
  correctKind,
  endKind,
  freeCaseNumber,
  insertKinds,
  type StoredFamily,
} from '#db/repositories/families.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import {
  familyProblems,
  kindTooEarly,
  normaliseFamily,
  rewrittenKind,
} from '#shared/features/families/families.rules.ts';
import type { FamilyFields } from '#shared/features/families/families.schema.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';
import { succeed } from '#shared/kernel/succession.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { keepAssessmentTask } from '../../../records/assessment-task.ts';
import { exceptionsOfReturning, kindsCountedWith } from '../../../records/caseload-limit.ts';
import { changeRecord } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { refuseTakenCaseNumber } from '../family-checks.ts';
import { changedFields, fieldsOf, recorded } from '../family-values.ts';
import { familyInUse } from '../stored-family.ts';

/** Words of the office's record: why another kind stands on days that had one already, or a number is free again. */
const MISTAKE = 'wpisany przez pomyłkę';

/**
 * Changes what is typed about a family; a kind that held before stays in history and a case number with the family, unless
 * it was entered by mistake. A kind that begins to count to the limit of the worker needs room or a reason.
 */
export async function correctFamily(
  deps: Deps,
  actor: Actor,
  input: {
    readonly id: FamilyId;
    readonly version: number;
    readonly fields: FamilyFields;
    readonly kindMistake: boolean;
    readonly caseNumberMistake: boolean;
    readonly limitReason: string | null;
  },
): Promise<{ id: FamilyId; version: number }> {
  const { id, version, kindMistake, caseNumberMistake, limitReason } = input;
  const after = normaliseFamily(input.fields);
  refuseProblems('fields', familyProblems(after, viewerOf(deps, actor, 'families.edit').today));
  const target = { kind: 'family', id, version, permission: 'families.edit' } as const;
  return await changeRecord(deps, actor, target, async (tx, { viewer, audit }) => {
    const stored = await familyInUse(tx, id);
    await refuseTakenCaseNumber(tx, deps, after, id);
    const before = fieldsOf(stored) ?? after;
    const names = changedFields(before, after);
    let exceptions: readonly NewException[] = [];
    if (names.includes('kind') || names.includes('kindFrom')) {
      const kinds = await kindsCountedWith(tx, after.kind, viewer.today);
      const counted = await countedDays(tx, [id], viewer.today, kinds);
      refuseProblems('fields', rewrittenKind(after, before, kindMistake, viewer.today));
      await writeKind(tx, deps, stored, after, kindMistake);
      if (counted.length === 0 && kinds.includes(after.kind)) {
        const workers = await assignmentsOf(tx, 'family', id);
        exceptions = await exceptionsOfReturning(tx, deps, actor, { id, workers }, limitReason);
      }
    }
    for (const exception of exceptions) await insertException(tx, exception, { familyId: id });
    if (names.some((name) => name !== 'kind' && name !== 'kindFrom')) await changeFamily(tx, id, after, viewer.today);
    const freed = caseNumberMistake && names.includes('caseNumber') ? before.caseNumber : null;
    if (freed !== null) await freeCaseNumber(tx, id, freed);
    await keepAssessmentTask(tx, audit, deps, actor, id);
    const reason = exceptions.length === 0 ? {} : { limitReason };
    const mistakes = {
      ...(kindMistake && names.includes('kind') ? { kindMistake: MISTAKE } : {}),
      ...(freed === null ? {} : { caseNumberMistake: MISTAKE }),
    };
    return {
      fields: [...names, ...Object.keys(mistakes), ...Object.keys(reason)],
      before: recorded(before, names),
      after: { ...recorded(after, names), ...mistakes, ...reason },
    };
  });
}

/** A later day closes the former kind on the day before; a mistake, the same day and the same kind correct it. */
async function writeKind(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  family: StoredFamily,
  fields: FamilyFields,
  mistake: boolean,
): Promise<void> {
  const { kind, kindFrom } = fields;
  const plan = succeed(family.kinds, kindFrom, (open) => mistake || open.kind === kind);
  if (plan.kind === 'too-early') {
    refuseProblems('fields', [kindTooEarly(plan)]);
    return;
  }
  if (plan.kind === 'correct') {
    if (plan.shortens !== null) await endKind(tx, plan.shortens.id, plan.shortens.lastDay);
    await correctKind(tx, plan.corrects, kind, plan.from);
    return;
  }
  const open = family.kinds.find(({ to }) => to === null);
  // The same kind from a later day is the first day entered wrong: two rows of one kind in a row say nothing.
  if (open !== undefined && (mistake || open.kind === kind) && plan.kind === 'follow') {
    await correctKind(tx, open.id, kind, kindFrom);
    return;
  }
  if (plan.kind === 'follow') await endKind(tx, plan.closes, plan.lastDay);
  await insertKinds(tx, [{ id: asRecordId(deps.ids.next()), familyId: family.id, kind, from: kindFrom, to: null }]);
}
