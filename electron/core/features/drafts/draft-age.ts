import { forgetLeftDraftsBefore, hasLeftDraftsBefore } from '#db/repositories/drafts.repository.ts';
import { ruleOrNullOn } from '#db/repositories/rules.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { addSeconds, type Instant } from '#shared/kernel/instant.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { personal } from '../../calls/unit-of-work.ts';

const SECONDS_OF_DAY = 86_400;
/** Without a rule nothing is ever too old. */
const EVER = '0000-01-01T00:00:00.000Z' as Instant;

/** The moment since which drafts of closed accounts stay, by the office's rule of the day („draft-days”). */
async function draftsSince(deps: Pick<Deps, 'clock'>, r: Reader): Promise<Instant> {
  const now = deps.clock.now();
  const rule = await ruleOrNullOn(r, 'draft-days', today(now));
  return rule === null ? EVER : addSeconds(now, -rule.value * SECONDS_OF_DAY);
}

/**
 * Reads drafts, and forgets those past their time that closed accounts have left; writes only when there are some. What
 * somebody with an account has typed waits for its author however long: a long leave must not cost anybody's words.
 */
export async function readDrafts<T>(deps: Deps, actor: Actor, work: (r: Reader) => Promise<T>): Promise<T> {
  const { result, since, left } = await deps.read(async (r) => {
    const from = await draftsSince(deps, r);
    return { result: await work(r), since: from, left: await hasLeftDraftsBefore(r, from) };
  });
  if (left) await personal(deps, actor, (tx) => forgetLeftDraftsBefore(tx, since));
  return result;
}
