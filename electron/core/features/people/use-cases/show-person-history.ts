import type { HistoryEntry } from '#shared/contract/record.ts';
import type { PersonId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { view } from '../../../calls/unit-of-work.ts';
import { historyOf } from '../../../records/history.ts';

/** Who changed what about a person, newest first. */
export async function showPersonHistory(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: PersonId },
): Promise<HistoryEntry[]> {
  return await view(deps, actor, (r) => historyOf(r, deps, actor, { kind: 'person', id }));
}
