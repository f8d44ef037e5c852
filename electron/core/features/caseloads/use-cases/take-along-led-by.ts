import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { ledByTables } from '#shared/features/caseloads/caseloads-paper.ts';
import type { LedBy } from '#shared/features/caseloads/caseloads.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { exportTables } from '../../../lists/export-paper.ts';
import { ledByOn, type WorkerOnDay } from './show-led-by.ts';

/** Saves what a worker leads on a day. */
export function exportLedBy(
  deps: Deps,
  actor: Actor,
  input: WorkerOnDay & { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportTables<LedBy>(deps, actor, {
    title: 'Kto prowadzi co',
    format: input.format,
    empty: { worker: '', day: input.day, rows: [] },
    read: (r) => ledByOn(r, deps, actor, input),
    tablesOf: ledByTables,
  });
}
