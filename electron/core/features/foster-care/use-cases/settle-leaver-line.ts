import {
  setApproval,
  setAssessment,
  setConsent,
  setDecision,
  setGoalDone,
  setGuardianEnd,
  setHelpEnd,
  setSuspensionEnd,
} from '#db/repositories/leavers.repository.ts';
import { putBack, takeBack, type LeaverTable } from '#db/repositories/taken-back.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { settleProblems } from '#shared/features/foster-care/leavers.rules.ts';
import type { LeaverLine, LeaverPath, SettleFields } from '#shared/features/foster-care/leavers.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { overlaps } from '#shared/kernel/dated-rows.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { addDays, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeLeaver, livePaths, type LeaverChanged, type LeaverTarget } from '../change-leaver.ts';
import { FIELD_OF } from './record-leaver-line.ts';

/** A line with the day it began and whether it is settled already. */
interface Found {
  readonly line: LeaverLine;
  readonly since: LocalDate;
  readonly settled: boolean;
}

/** What became of a line: consent, approval, decision, end. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function settleLeaverLine(
  deps: Deps,
  actor: Actor,
  input: LeaverTarget & { readonly lineId: RecordId; readonly fields: SettleFields },
): Promise<LeaverChanged> {
  const { lineId } = input;
  const fields = withoutBlanks(input.fields);
  return await changeLeaver(deps, actor, input, async (tx, frame) => {
    const found = livePaths(frame)
      .map((path) => foundIn(path, lineId, fields.how))
      .find((one) => one !== null);
    if (found === undefined || found === null) throw new AppError('NOT_FOUND', { kind: 'person' });
    if (found.settled) throw new AppError('ALREADY_DONE', { state: 'ended' });
    refuseProblems('fields', settleProblems(fields, found.since, frame.person, frame.viewer.today));
    await write(tx, lineId, fields);
    const field = FIELD_OF[found.line];
    return { lineId, fields: [field], after: { [field]: fields } };
  });
}

function withoutBlanks(fields: SettleFields): SettleFields {
  if (fields.how === 'decide') return { ...fields, number: blankToNull(fields.number) };
  return fields.how === 'goal-done' ? { ...fields, outcome: blankToNull(fields.outcome) } : fields;
}

const liveOf = <Line extends { readonly id: RecordId; readonly withdrawn: unknown }>(
  lines: readonly Line[],
  id: RecordId,
): Line | undefined => lines.find((one) => one.id === id && one.withdrawn === null);

/** The line of that id in a path, as that settling looks at it. */
function foundIn(path: LeaverPath, id: RecordId, how: SettleFields['how']): Found | null {
  switch (how) {
    case 'end-guardian':
    case 'consent': {
      const one = liveOf(path.guardians, id);
      if (one === undefined) return null;
      return { line: 'guardian', since: one.from, settled: (how === 'consent' ? one.consentOn : one.to) !== null };
    }
    case 'approve':
    case 'assess': {
      const one = liveOf(path.programmes, id);
      if (one === undefined) return null;
      const settled = (how === 'approve' ? one.approvedOn : one.assessedOn) !== null;
      return { line: 'programme', since: one.draftedOn, settled };
    }
    case 'goal-done': {
      const one = liveOf(
        path.programmes.flatMap(({ goals }) => goals),
        id,
      );
      return one === undefined ? null : { line: 'goal', since: one.enteredOn, settled: one.doneOn !== null };
    }
    case 'decide': {
      const one = liveOf(path.help, id);
      return one === undefined ? null : { line: 'help', since: one.requestedOn, settled: one.state !== 'requested' };
    }
    case 'end-help': {
      const one = liveOf(path.help, id);
      return one === undefined || one.from === null ? null : { line: 'help', since: one.from, settled: false };
    }
    case 'end-suspension': {
      const one = liveOf(
        path.help.flatMap(({ suspensions }) => suspensions),
        id,
      );
      return one === undefined ? null : { line: 'suspension', since: one.from, settled: one.to !== null };
    }
  }
}

async function write(tx: Tx, id: RecordId, fields: SettleFields): Promise<void> {
  switch (fields.how) {
    case 'end-guardian':
      return await setGuardianEnd(tx, id, fields.to);
    case 'consent':
      return await setConsent(tx, id, fields.on);
    case 'approve':
      return await setApproval(tx, id, fields);
    case 'assess':
      return await setAssessment(tx, id, fields);
    case 'goal-done':
      return await setGoalDone(tx, id, fields);
    case 'decide':
      return await setDecision(tx, id, fields);
    case 'end-help':
      return await setHelpEnd(tx, id, fields.to);
    case 'end-suspension':
      return await setSuspensionEnd(tx, id, fields.to);
  }
}

const TABLES: Readonly<Record<LeaverLine, LeaverTable>> = {
  path: 'leaver_paths',
  guardian: 'leaver_guardians',
  programme: 'leaver_programmes',
  goal: 'leaver_goals',
  help: 'leaver_help',
  suspension: 'leaver_suspensions',
  step: 'leaver_steps',
};

type Target = LeaverTarget & { readonly line: LeaverLine; readonly lineId: RecordId };

/**
 * Takes back a line entered by mistake; the guardian who made room for it goes on in its place.
 * @throws AppError NOT_FOUND, ALREADY_DONE
 */
export async function withdrawLeaverLine(
  deps: Deps,
  actor: Actor,
  input: Target & { readonly reason: string },
): Promise<LeaverChanged> {
  const { line, lineId, reason } = input;
  return await changeLeaver(deps, actor, input, async (tx, { paths, change }) => {
    const known = knownLine(paths, line, lineId);
    if (known.withdrawn) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    await takeBack(tx, TABLES[line], lineId, { ...change, reason });
    if (line === 'guardian') {
      const guardians = guardiansBeside(paths, lineId);
      const gone = guardians.find(({ id }) => id === lineId);
      const former = guardians.find(
        ({ id, to, withdrawn }) => id !== lineId && withdrawn === null && to !== null && addDays(to, 1) === gone?.from,
      );
      if (former !== undefined) await setGuardianEnd(tx, former.id, gone?.to ?? null);
    }
    return { lineId, fields: [FIELD_OF[line], 'withdrawn'], after: { withdrawn: reason } };
  });
}

/**
 * Undoes a withdrawal; the guardian who went on in its place makes room again.
 * @throws AppError NOT_FOUND, ALREADY_DONE; RULE_BROKEN when something else stands in its place by now
 */
export async function reinstateLeaverLine(deps: Deps, actor: Actor, input: Target): Promise<LeaverChanged> {
  const { line, lineId } = input;
  return await changeLeaver(deps, actor, input, async (tx, { paths }) => {
    const known = knownLine(paths, line, lineId);
    if (!known.withdrawn) throw new AppError('ALREADY_DONE', { state: 'in-use' });
    if (line === 'guardian') {
      const guardians = guardiansBeside(paths, lineId);
      const back = guardians.find(({ id }) => id === lineId);
      const former = guardians.find(
        (one) => back !== undefined && one.withdrawn === null && one.from < back.from && one.to === back.to,
      );
      if (back !== undefined && former !== undefined && overlaps(former, back)) {
        await setGuardianEnd(tx, former.id, addDays(back.from, -1));
      }
    }
    await putBack(tx, TABLES[line], lineId);
    return { lineId, fields: [FIELD_OF[line], 'withdrawn'], after: { withdrawn: null } };
  });
}

const guardiansBeside = (paths: readonly LeaverPath[], id: RecordId) =>
  paths.find(({ guardians }) => guardians.some((one) => one.id === id))?.guardians ?? [];

/** The line of that kind and id in any path. @throws AppError NOT_FOUND */
function knownLine(paths: readonly LeaverPath[], line: LeaverLine, id: RecordId): { readonly withdrawn: boolean } {
  const lines = {
    path: () => paths,
    guardian: () => paths.flatMap(({ guardians }) => guardians),
    programme: () => paths.flatMap(({ programmes }) => programmes),
    goal: () => paths.flatMap(({ programmes }) => programmes.flatMap(({ goals }) => goals)),
    help: () => paths.flatMap(({ help }) => help),
    suspension: () => paths.flatMap(({ help }) => help.flatMap(({ suspensions }) => suspensions)),
    step: () => paths.flatMap(({ steps }) => steps),
  }[line]();
  const found = lines.find((one) => one.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND', { kind: 'person' });
  return { withdrawn: found.withdrawn !== null };
}
