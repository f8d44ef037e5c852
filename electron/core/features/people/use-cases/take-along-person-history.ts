import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import type { PrintedHistory } from '#shared/contract/record.ts';
import { personHistoryWords } from '#shared/features/people/person-history.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { exportHistory, printedHistoryOf } from '../../../records/printed-history.ts';

/** The history of a person as the data of its print. */
export async function printPersonHistory(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<PrintedHistory> {
  return await view(deps, actor, (r) => printedHistoryOf(r, deps, actor, { kind: 'person', id }));
}

/** Saves the history of a person: what its print says. */
export function exportPersonHistory(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: PersonId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const words = personHistoryWords;
  return exportHistory(deps, actor, { kind: 'person', id, format, words, shown: (entries) => entries });
}
