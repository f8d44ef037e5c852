import { draftOwner, forgetDraft, storeDraft } from '#db/repositories/drafts.repository.ts';
import { DRAFT_FORMS, type DraftPlace, type KeepDraftInput } from '#shared/features/drafts/drafts.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { personal } from '../../../calls/unit-of-work.ts';
import { FEATURE_OF, requireSight, viewerOf } from '../../../records/viewer.ts';

/**
 * Writes down what is typed. A draft begins only in a form and over a record the author may open; once begun it goes on
 * being kept although the record is closed to the author meanwhile: the words are the author's own.
 * @throws AppError NOT_FOUND for an id of somebody else's draft or of another place; OUT_OF_REACH, RECORD_PROTECTED
 */
export async function keepDraft(deps: Deps, actor: Actor, input: KeepDraftInput): Promise<Record<string, never>> {
  const { id, place, baseVersion, base, content, replaces } = input;
  await personal(deps, actor, async (tx) => {
    const begun = await draftOwner(tx, id);
    if (begun === null) {
      actor.reachOf(DRAFT_FORMS[place.form]);
      if (place.subject !== null) {
        const { kind } = place.subject;
        await requireSight(tx, viewerOf(deps, actor, `${FEATURE_OF[kind]}.view`), kind, [place.subject.id]);
      }
    } else if (begun.userId !== actor.userId || !samePlace(begun, place)) {
      throw new AppError('NOT_FOUND', { kind: 'draft' });
    }
    await storeDraft(tx, actor.userId, { ...place, id, baseVersion, base, content, keptAt: deps.clock.now() });
    if (replaces !== null && replaces !== id) await forgetDraft(tx, actor.userId, replaces);
  });
  return {};
}

function samePlace(begun: Awaited<ReturnType<typeof draftOwner>> & object, place: DraftPlace): boolean {
  return (
    begun.form === place.form &&
    begun.context === place.context &&
    begun.subject?.kind === place.subject?.kind &&
    begun.subject?.id === place.subject?.id
  );
}
