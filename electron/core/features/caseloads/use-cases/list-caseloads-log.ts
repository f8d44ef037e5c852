import { listExceptions, listHandovers } from '#db/repositories/caseloads.repository.ts';
import type { ExceptionRow, HandoverRow } from '#shared/features/caseloads/caseloads.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** Caseloads handed over, and more families than the limit with the reasons. */
export async function listCaseloadsLog(
  deps: Deps,
  actor: Actor,
): Promise<{ handovers: HandoverRow[]; exceptions: ExceptionRow[] }> {
  const viewer = viewerOf(deps, actor, 'caseloads.view');
  return await deps.read(async (r) => ({
    handovers: await listHandovers(r),
    exceptions: await listExceptions(r, viewer),
  }));
}
