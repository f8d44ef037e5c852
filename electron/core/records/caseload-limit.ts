import { familiesLedFrom, type NewException } from '#db/repositories/caseloads.repository.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import { limitReasonMissing, mostFamilies } from '#shared/features/caseloads/caseloads.rules.ts';
import type { LimitCheck } from '#shared/features/caseloads/caseloads.schema.ts';
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
}

/**
 * How many families the worker has with those that come, against the limit of the day (art. 15 ust. 4 of the act of
 * 9.06.2011). A day in the past is judged by today: what was, cannot be prevented any more.
 * @throws AppError RULE_MISSING when the office has no limit for the day
 */
export async function limitCheckOf(r: Reader, deps: Pick<Deps, 'clock'>, coming: Coming): Promise<LimitCheck> {
  const now = today(deps.clock.now());
  const day = coming.from > now ? coming.from : now;
  const rule = await ruleOn(r, 'family-assistant-families', day);
  const families = mostFamilies(await familiesLedFrom(r, coming.workerId, day), coming.families, day);
  return { families, limit: rule.value, source: rule.source, over: families > rule.value };
}

/**
 * The exception to record when the worker gets more families than the limit; null when there is room.
 * @throws AppError INVALID_INPUT at `limitReason` when there is no room and no reason is given
 */
export async function exceptionFor(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  coming: Coming,
  reason: string | null,
): Promise<NewException | null> {
  if (coming.families.length === 0) return null;
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
