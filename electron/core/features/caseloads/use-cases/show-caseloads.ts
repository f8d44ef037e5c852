import { countsOn } from '#db/repositories/caseload-counts.repository.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { holdsCaseload } from '#shared/features/administration/administration.rules.ts';
import type { CaseloadsOverview } from '#shared/features/caseloads/caseloads.schema.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { limitOrNullOn } from '../../../records/caseload-limit.ts';

/** Workers with what they lead on a day, against the limit of that day. */
export async function showCaseloads(
  deps: Deps,
  _actor: Actor,
  { day }: { readonly day: LocalDate },
): Promise<CaseloadsOverview> {
  return await deps.read((r) => caseloadsOn(r, day, today(deps.clock.now())));
}

/** The same as the data of its print; it names workers, nobody the office looks after. */
export async function printCaseloads(
  deps: Deps,
  actor: Actor,
  { day }: { readonly day: LocalDate },
): Promise<CaseloadsOverview> {
  return await view(deps, actor, async (r) => ({
    result: await caseloadsOn(r, day, today(deps.clock.now())),
    subjects: [],
    detail: { day },
  }));
}

/** Everybody who may be given families today, and whoever led something on that day. */
export async function caseloadsOn(r: Reader, day: LocalDate, now: LocalDate): Promise<CaseloadsOverview> {
  const limit = await limitOrNullOn(r, day);
  const [counts, users] = [await countsOn(r, day, limit?.kinds ?? []), await listUsers(r, now)];
  const workers = users.flatMap(({ id, displayName, active, roles }) => {
    const led = counts.get(id);
    const holds = active && holdsCaseload(roles);
    if (led === undefined && !holds) return [];
    const { families = 0, counted = 0, people = 0 } = led ?? {};
    return [{ userId: id, displayName, active: holds, families, counted, people }];
  });
  return { day, limit, workers };
}
