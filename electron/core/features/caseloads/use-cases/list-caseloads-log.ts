import { listExceptions, listHandovers } from '#db/repositories/caseloads-log.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { CaseloadsLog } from '#shared/features/caseloads/caseloads.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Viewer, viewerOf } from '../../../records/viewer.ts';

/** Caseloads handed over, and more families than the limit with the reasons. */
export async function listCaseloadsLog(deps: Deps, actor: Actor): Promise<CaseloadsLog> {
  const viewer = viewerOf(deps, actor, 'caseloads.view');
  return await deps.read((r) => caseloadsLogOf(r, viewer));
}

export async function caseloadsLogOf(r: Reader, viewer: Viewer): Promise<CaseloadsLog> {
  return { handovers: await listHandovers(r, viewer), exceptions: await listExceptions(r, viewer) };
}
