import type { HistoryEntry } from '#shared/contract/record.ts';
import type { FamilyId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { historyOf } from '../../../records/history.ts';

/** Who changed what about a family, newest first. */
export async function showFamilyHistory(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: FamilyId },
): Promise<HistoryEntry[]> {
  return await view(deps, actor, (r) => historyOf(r, deps, actor, { kind: 'family', id }));
}
