import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { caseloadsLogTables } from '#shared/features/caseloads/caseloads-paper.ts';
import type { CaseloadsLog } from '#shared/features/caseloads/caseloads.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Subject, view } from '../../../calls/unit-of-work.ts';
import { exportTables } from '../../../lists/export-paper.ts';
import { viewerOf } from '../../../records/viewer.ts';
import { caseloadsLogOf } from './list-caseloads-log.ts';

function namedIn({ exceptions }: CaseloadsLog): Subject[] {
  const ids = new Set(exceptions.flatMap(({ family }) => family?.id ?? []));
  return [...ids].map((id) => ({ kind: 'family', id }));
}

/** The whole log as the data of its print. */
export async function printCaseloadsLog(deps: Deps, actor: Actor): Promise<CaseloadsLog> {
  return await view(deps, actor, async (r) => {
    const log = await caseloadsLogOf(r, viewerOf(deps, actor, 'caseloads.view'), null);
    return { result: log, subjects: namedIn(log) };
  });
}

/** Saves the whole log: both tables of the tab. */
export function exportCaseloadsLog(
  deps: Deps,
  actor: Actor,
  { format }: { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportTables<CaseloadsLog>(deps, actor, {
    title: 'Przekazania i odstępstwa',
    format,
    empty: { handovers: [], exceptions: [], counts: { handovers: 0, exceptions: 0 } },
    read: async (r) => {
      const log = await caseloadsLogOf(r, viewerOf(deps, actor, 'caseloads.view'), null);
      return { result: log, subjects: namedIn(log) };
    },
    tablesOf: caseloadsLogTables,
  });
}
