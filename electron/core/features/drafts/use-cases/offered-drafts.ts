import { draftsOfPlace } from '#db/repositories/drafts.repository.ts';
import type { DraftId, DraftPlace, OfferedDraft } from '#shared/features/drafts/drafts.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { readDrafts } from '../draft-age.ts';
import { readableDrafts } from '../readable-drafts.ts';

/** The user's own drafts of exactly this place, newest first, as far as the user may still open what they name. */
export async function offeredDrafts(
  deps: Deps,
  actor: Actor,
  { place }: { readonly place: DraftPlace },
): Promise<OfferedDraft[]> {
  return await readDrafts(deps, actor, async (r) => {
    const found = await draftsOfPlace(r, actor.userId, place);
    const { drafts } = await readableDrafts(deps, actor, r, found);
    return drafts.map(({ id, baseVersion, base, content, keptAt }) => ({
      id: id as DraftId,
      baseVersion,
      base,
      content,
      keptAt: instant.parse(keptAt),
    }));
  });
}
