import { draftsOf } from '#db/repositories/drafts.repository.ts';
import { draftPlace, type DraftId, type WaitingDraft } from '#shared/features/drafts/drafts.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { readDrafts } from '../draft-age.ts';
import { readableDrafts } from '../readable-drafts.ts';

/** Everything the user has typed and not saved, newest first: where it waits, without what it says. */
export async function waitingDrafts(deps: Deps, actor: Actor): Promise<WaitingDraft[]> {
  return await readDrafts(deps, actor, async (r, since) => {
    const { drafts, labels } = await readableDrafts(deps, actor, r, await draftsOf(r, actor.userId, since));
    return drafts.map(({ id, form, subject, context, keptAt }) => ({
      id: id as DraftId,
      place: draftPlace.parse({ form, subject, context }),
      subjectName: subject === null ? null : (labels.get(subject.id)?.name ?? null),
      keptAt: instant.parse(keptAt),
    }));
  });
}
