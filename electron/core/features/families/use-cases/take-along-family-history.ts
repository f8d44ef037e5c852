import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import type { PrintedHistory } from '#shared/contract/record.ts';
import { familyHistoryWords, shownHistory } from '#shared/features/families/family-history.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { exportHistory, printedHistoryOf } from '../../../records/printed-history.ts';

/** The history of a family as the data of its print. */
export async function printFamilyHistory(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<PrintedHistory> {
  return await view(deps, actor, (r) => printedHistoryOf(r, deps, actor, { kind: 'family', id }));
}

/** Saves the history of a family: what its print says. */
export function exportFamilyHistory(
  deps: Deps,
  actor: Actor,
  { id, format }: { readonly id: FamilyId; readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  const words = familyHistoryWords;
  return exportHistory(deps, actor, { kind: 'family', id, format, words, shown: shownHistory });
}
