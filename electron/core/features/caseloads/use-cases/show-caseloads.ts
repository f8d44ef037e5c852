import { countsOn } from '#db/repositories/caseloads.repository.ts';
import { ruleOrNullOn } from '#db/repositories/rules.repository.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { holdsCaseload } from '#shared/features/administration/administration.rules.ts';
import type { CaseloadsOverview } from '#shared/features/caseloads/caseloads.schema.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';

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
  const [counts, users, limit] = [
    await countsOn(r, day),
    await listUsers(r, now),
    await ruleOrNullOn(r, 'family-assistant-families', day),
  ];
  const workers = users.flatMap(({ id, displayName, active, roles }) => {
    const led = counts.get(id);
    const holds = active && holdsCaseload(roles);
    if (led === undefined && !holds) return [];
    return [{ userId: id, displayName, active: holds, families: led?.families ?? 0, people: led?.people ?? 0 }];
  });
  return { day, limit: limit === null ? null : { value: limit.value, source: limit.source }, workers };
}
