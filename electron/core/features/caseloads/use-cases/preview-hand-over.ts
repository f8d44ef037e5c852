import { familiesLedFrom, ledOn } from '#db/repositories/caseloads.repository.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import { mostFamilies } from '#shared/features/caseloads/caseloads.rules.ts';
import type { HandOverPreview } from '#shared/features/caseloads/caseloads.schema.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** What would go from one worker to another, and how many families the taker has already. */
export async function previewHandOver(
  deps: Deps,
  actor: Actor,
  { fromId, toId, from }: { readonly fromId: UserId; readonly toId: UserId; readonly from: LocalDate },
): Promise<HandOverPreview> {
  const viewer = viewerOf(deps, actor, 'caseloads.handOver');
  const day = from > viewer.today ? from : viewer.today;
  return await deps.read(async (r) => {
    const rule = await ruleOn(r, 'family-assistant-families', day);
    return {
      rows: await ledOn(r, viewer, fromId, from, true),
      takerFamilies: mostFamilies(await familiesLedFrom(r, toId, day), [], day),
      limit: { value: rule.value, source: rule.source },
    };
  });
}
