import {
  correctAssignment,
  endAssignment,
  insertAssignments,
  removeAssignment,
  type Assignment,
} from '#db/repositories/assignments.repository.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { holdsCaseload } from '#shared/features/administration/administration.rules.ts';
import { earliestWorkerDay } from '#shared/features/caseloads/caseloads.rules.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { RecordId, UserId } from '#shared/kernel/ids.ts';
import { addDays, today, type LocalDate } from '#shared/kernel/local-date.ts';
import { cease, succeed, type Succession, type TooEarly } from '#shared/kernel/succession.ts';

import type { Deps } from '../calls/deps.ts';
import type { RecordKind, Viewer } from './viewer.ts';

/** Whoever reaches only their own caseload and names nobody becomes the worker: else the new record would be out of sight. */
export function workerOrSelf(viewer: Viewer, workerId: UserId | null): UserId | null {
  return workerId ?? (viewer.reach === 'own' ? viewer.userId : null);
}

/**
 * Whether the viewer may give a record to this worker. Who reaches only the own caseload may take a record over but not
 * give it away; that is the manager's.
 * @param field where the worker stands in the input, and what its field is called on the screen
 */
export async function workerProblems(
  tx: Tx,
  viewer: Viewer,
  field: { readonly path: string; readonly label: string },
  workerId: UserId | null,
  present: UserId | null,
): Promise<FieldProblem[]> {
  if (workerId === present) return [];
  const { path, label } = field;
  if (viewer.reach === 'own' && workerId !== viewer.userId) {
    const message = `${label}: wskaż siebie jako pracownika; przekazać osobę lub rodzinę komuś innemu może kierownik.`;
    return [{ path, message }];
  }
  if (workerId === null) return [];
  const user = await findUser(tx, workerId, viewer.today);
  if (user?.active === true && holdsCaseload(user.roles)) return [];
  return [{ path, message: `${label}: wybierz z listy pracownika, który prowadzi osoby i rodziny.` }];
}

/** The days that say whether another worker may follow. */
interface WorkerDays {
  readonly now: LocalDate;
  /** The first day on which somebody else may follow, by the rule of the day. */
  readonly earliest: LocalDate;
}

/** @throws AppError RULE_MISSING when the office has no rule for today */
export async function workerDays(tx: Tx, deps: Pick<Deps, 'clock'>): Promise<WorkerDays> {
  const now = today(deps.clock.now());
  return { now, earliest: earliestWorkerDay(now, (await ruleOn(tx, 'worker-days-back', now)).value) };
}

/**
 * How a worker follows those of a record. Days that have passed stay with whoever led on them: an assignment entered for
 * somebody else is corrected on its first day only as long as that day is not past, later another one follows it, and no
 * earlier than the rule `worker-days-back` lets a decision be entered late. Only the first worker of a record may have led
 * it since its own first day, however long ago that was.
 * @param began the record's own first day with the office, where it has one
 */
export function followingWorker(
  present: readonly Assignment[],
  { userId, from }: { readonly userId: UserId; readonly from: LocalDate },
  { now, earliest }: WorkerDays,
  began: LocalDate | null = null,
): Succession<RecordId> {
  const plan = succeed(present, from, (open) => open.userId === userId);
  const open = present.find(({ to }) => to === null);
  if (plan.kind === 'follow' && open?.userId !== userId) return endedInTime(plan, from, earliest);
  const first = present.length === (open === undefined ? 0 : 1);
  if (plan.kind === 'begin' || (plan.kind === 'correct' && open !== undefined && from < open.from)) {
    const early = first ? beforeFirstWorker(from, { earliest, began }) : endedInTime(null, from, earliest);
    if (early !== null) return early;
  }
  if (plan.kind !== 'correct' || from >= now) return plan;
  if (open?.userId !== userId) return tooEarly('present', from);
  const shortened = present.find(({ id }) => id === plan.shortens?.id);
  if (shortened === undefined || shortened.to === null || shortened.userId === userId) return plan;
  return tooEarly('closed', shortened.to);
}

/** Why a record's first worker cannot have begun on that day; null when the worker can. */
export function beforeFirstWorker(
  from: LocalDate,
  { earliest, began }: Pick<WorkerDays, 'earliest'> & { readonly began: LocalDate | null },
): TooEarly | null {
  if (began === null || began >= earliest) return endedInTime(null, from, earliest);
  return from < began ? { kind: 'too-early', before: 'beginning', notBefore: began } : null;
}

/** The plan, unless it would take days long past from whoever led on them. */
function endedInTime<Plan>(plan: Plan, from: LocalDate, earliest: LocalDate): Plan | TooEarly {
  return from < earliest ? { kind: 'too-early', before: 'past', notBefore: earliest } : plan;
}

/** @param day the last day that stays as it is */
function tooEarly(before: TooEarly['before'], day: LocalDate): TooEarly {
  return { kind: 'too-early', before, notBefore: addDays(day, 1) };
}

/** Who leads a record, or led it last: whose open tasks go along when it is given on; null when nobody ever did. */
export function formerWorker(workers: readonly Assignment[]): UserId | null {
  return (workers.find(({ to }) => to === null) ?? workers.at(-1))?.userId ?? null;
}

/**
 * Gives the record to a worker from a day on, or to nobody.
 * @returns the first day that would be possible when the given one lies before another assignment, else null
 */
export async function giveTo(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  record: { readonly kind: RecordKind; readonly recordId: string },
  present: readonly Assignment[],
  next: { readonly userId: UserId | null; readonly from: LocalDate; readonly began?: LocalDate },
): Promise<TooEarly | null> {
  const { userId, from, began } = next;
  const days = await workerDays(tx, deps);
  if (userId === null) {
    const end = cease(present, from);
    if (end?.kind === 'too-early') return end;
    if (end?.kind === 'remove' && from < days.now) return tooEarly('present', from);
    if (end?.kind === 'remove') await removeAssignment(tx, end.id);
    if (end?.kind === 'close') {
      const inTime = endedInTime(end, from, days.earliest);
      if (inTime.kind === 'too-early') return inTime;
      await endAssignment(tx, inTime.id, inTime.lastDay);
    }
    return null;
  }
  const plan = followingWorker(present, { userId, from }, days, began);
  if (plan.kind === 'too-early') return plan;
  if (plan.kind === 'correct') {
    if (plan.shortens !== null) await endAssignment(tx, plan.shortens.id, plan.shortens.lastDay);
    await correctAssignment(tx, plan.corrects, userId, plan.from);
    return null;
  }
  if (plan.kind === 'follow') await endAssignment(tx, plan.closes, plan.lastDay);
  await insertAssignments(tx, [{ ...record, id: asRecordId(deps.ids.next()), userId, from, to: null }]);
  return null;
}
