import { countedDays, countedFamiliesLed } from '#db/repositories/caseload-counts.repository.ts';
import type { NewException } from '#db/repositories/caseloads.repository.ts';
import { ruleOn, ruleOrNullOn } from '#db/repositories/rules.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import { limitReasonMissing, mostFamilies, type LedFamily } from '#shared/features/caseloads/caseloads.rules.ts';
import type { LimitCheck, LimitOnDay } from '#shared/features/caseloads/caseloads.schema.ts';
import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { refuseProblems } from './problems.ts';

/** Families that come to a worker from a day on. */
export interface Coming {
  readonly workerId: UserId;
  readonly from: LocalDate;
  readonly families: readonly string[];
  /** A family that is only being registered, with its kind. */
  readonly fresh?: { readonly id: string; readonly kind: FamilyKind; readonly kindFrom: LocalDate };
}

/**
 * The limit of an asystent's families on a day, and the kinds that count to it.
 * @throws AppError RULE_MISSING when the office has none for the day
 */
export async function limitOn(r: Reader, day: LocalDate): Promise<LimitOnDay> {
  const limit = await ruleOn(r, 'family-assistant-families', day);
  const kinds = await ruleOn(r, 'family-assistant-kinds', day);
  return { value: limit.value, source: limit.source, kinds: [...kinds.value] };
}

/** As `limitOn`, or null: for screens that show a day from before the limit. */
export async function limitOrNullOn(r: Reader, day: LocalDate): Promise<LimitOnDay | null> {
  const limit = await ruleOrNullOn(r, 'family-assistant-families', day);
  const kinds = await ruleOrNullOn(r, 'family-assistant-kinds', day);
  return limit === null || kinds === null
    ? null
    : { value: limit.value, source: limit.source, kinds: [...kinds.value] };
}

/** Limits of the families a worker leads: the asystent's and the koordynator's; each counts kinds of its own. */
async function limitsOn(r: Reader, day: LocalDate): Promise<readonly [LimitOnDay, LimitOnDay]> {
  const families = await ruleOn(r, 'foster-coordinator-families', day);
  const kinds = await ruleOn(r, 'foster-coordinator-kinds', day);
  return [await limitOn(r, day), { value: families.value, source: families.source, kinds: [...kinds.value] }];
}

/** Kinds of families that count to the same limit as this one on a day; none where it counts to no limit. */
export async function kindsCountedWith(r: Reader, kind: FamilyKind, day: LocalDate): Promise<readonly FamilyKind[]> {
  return (await limitsOn(r, day)).find(({ kinds }) => kinds.includes(kind))?.kinds ?? [];
}

/**
 * How many families that count the worker has with those that come, against the limits of the day (asystent: art. 15 ust. 4,
 * koordynator: art. 77 of the act of 9.06.2011): the one that is passed, else the one that what comes counts to. A day in the past is judged by today: what was, cannot be prevented any more. What comes without
 * counting is never over.
 * @throws AppError RULE_MISSING when the office has no limit for the day
 */
export async function limitCheckOf(r: Reader, deps: Pick<Deps, 'clock'>, coming: Coming): Promise<LimitCheck> {
  const now = today(deps.clock.now());
  const day = coming.from > now ? coming.from : now;
  const limits = await limitsOn(r, day);
  const checks = [];
  for (const one of limits) checks.push(await checkOf(r, coming, day, one));
  const [first] = checks.toSorted((a, b) => Number(b.over) - Number(a.over) || b.added - a.added);
  if (first === undefined) throw new Error('No limit of families is known');
  const { added: _added, ...check } = first;
  return check;
}

async function checkOf(
  r: Reader,
  coming: Coming,
  day: LocalDate,
  { value: limit, source, kinds }: LimitOnDay,
): Promise<LimitCheck & { readonly added: number }> {
  const added = [...(await countedDays(r, coming.families, day, kinds)), ...freshDays(coming, day, kinds)];
  const families = mostFamilies(await countedFamiliesLed(r, coming.workerId, day, kinds), added, day);
  return { families, limit, source, kinds, over: added.length > 0 && families > limit, added: added.length };
}

function freshDays({ fresh }: Coming, day: LocalDate, kinds: readonly FamilyKind[]): readonly LedFamily[] {
  if (fresh === undefined || !kinds.includes(fresh.kind)) return [];
  return [{ familyId: fresh.id, from: fresh.kindFrom > day ? fresh.kindFrom : day, to: null }];
}

/**
 * The exception to record when the worker gets more families than the limit; null when there is room or none counts.
 * @throws AppError INVALID_INPUT at `limitReason` when there is no room and no reason is given
 */
export async function exceptionFor(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  coming: Coming,
  reason: string | null,
): Promise<NewException | null> {
  if (coming.families.length === 0 && coming.fresh === undefined) return null;
  const { families, limit, source, over } = await limitCheckOf(tx, deps, coming);
  if (!over) return null;
  if (reason === null) {
    refuseProblems(null, [limitReasonMissing(families, limit, source)]);
    return null;
  }
  const { workerId: userId, from } = coming;
  const id = asRecordId(deps.ids.next());
  return { id, userId, from, families, limit, source, reason, at: deps.clock.now(), by: actor.userId };
}

/** Present and coming workers of a family: one assignment may end as the next one begins. */
interface Leading {
  readonly userId: UserId;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Exceptions to record when a family that its workers already lead begins to count: it comes out of the archive, or its
 * kind is one that counts now.
 * @throws AppError INVALID_INPUT at `limitReason` when there is no room and no reason is given
 */
export async function exceptionsOfReturning(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  family: { readonly id: string; readonly workers: readonly Leading[] },
  reason: string | null,
): Promise<readonly NewException[]> {
  const now = today(deps.clock.now());
  const exceptions: NewException[] = [];
  for (const { userId, from, to } of family.workers) {
    if (to !== null && to < now) continue;
    const coming = { workerId: userId, from: from > now ? from : now, families: [family.id] };
    const exception = await exceptionFor(tx, deps, actor, coming, reason);
    if (exception !== null) exceptions.push(exception);
  }
  return exceptions;
}
