import { countedDays, countedFamiliesLed } from '#db/repositories/caseload-counts.repository.ts';
import { ledOn } from '#db/repositories/caseloads.repository.ts';
import { openTaskCounts } from '#db/repositories/handover-tasks.repository.ts';
import { mostFamilies } from '#shared/features/caseloads/caseloads.rules.ts';
import type { HandOverPreview, LedRow } from '#shared/features/caseloads/caseloads.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { limitOn } from '../../../records/caseload-limit.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** What would go from one worker to another, with how many open tasks, and how many families the taker has already. */
export async function previewHandOver(
  deps: Deps,
  actor: Actor,
  { fromId, toId, from }: { readonly fromId: UserId; readonly toId: UserId; readonly from: LocalDate },
): Promise<HandOverPreview> {
  const viewer = viewerOf(deps, actor, 'caseloads.handOver');
  const day = from > viewer.today ? from : viewer.today;
  return await deps.read(async (r) => {
    const limit = await limitOn(r, day);
    const rows = await ledOn(r, viewer, fromId, from, true);
    const idsOf = (kind: LedRow['kind']) => rows.filter((row) => row.shown && row.kind === kind).map(({ id }) => id);
    const leaving = { families: idsOf('family'), people: idsOf('person'), from, today: viewer.today };
    const counted = await countedDays(r, leaving.families, day, limit.kinds);
    return {
      rows,
      counted: [...new Set(counted.map(({ familyId }) => familyId))],
      takerFamilies: mostFamilies(await countedFamiliesLed(r, toId, day, limit.kinds), [], day),
      tasks: await openTaskCounts(r, { ...leaving, formerId: fromId }),
      limit,
    };
  });
}
