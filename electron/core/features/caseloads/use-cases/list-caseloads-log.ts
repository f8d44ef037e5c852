import { caseloadsLogCounts, listExceptions, listHandovers } from '#db/repositories/caseloads-log.repository.ts';
import type { ListWindow } from '#db/repositories/people-list.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { CaseloadsLog } from '#shared/features/caseloads/caseloads.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Viewer, viewerOf } from '../../../records/viewer.ts';

/** Caseloads handed over, and more families than the limit with the reasons: one window of each. */
export async function listCaseloadsLog(
  deps: Deps,
  actor: Actor,
  { window }: { readonly window: ListWindow },
): Promise<CaseloadsLog> {
  const viewer = viewerOf(deps, actor, 'caseloads.view');
  return await deps.read((r) => caseloadsLogOf(r, viewer, window));
}

/** @param window of both lists; null for the whole log */
export async function caseloadsLogOf(r: Reader, viewer: Viewer, window: ListWindow | null): Promise<CaseloadsLog> {
  return {
    handovers: await listHandovers(r, viewer, window),
    exceptions: await listExceptions(r, viewer, window),
    counts: await caseloadsLogCounts(r),
  };
}
