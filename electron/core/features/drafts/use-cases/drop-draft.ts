import { forgetDraft } from '#db/repositories/drafts.repository.ts';
import type { DraftId } from '#shared/features/drafts/drafts.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { personal } from '../../../calls/unit-of-work.ts';

/** Forgets a draft of the user's own; somebody else's stays, and nothing tells whether there was one. */
export async function dropDraft(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: DraftId },
): Promise<Record<string, never>> {
  await personal(deps, actor, (tx) => forgetDraft(tx, actor.userId, id));
  return {};
}
