import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { draftId, draftPlace, keepDraftInput, offeredDraft, waitingDraft } from './drafts.schema.ts';

/** What the user has typed and not saved: their own rows, seen by nobody else, named in no log. */
export const draftsContract = {
  /** Writes down the form as it stands; again and again under the same id. */
  keep: procedure({ kind: 'personal', permission: 'signed-in' }).input(keepDraftInput).output(nothing),
  /** The user's drafts of exactly this place, newest first; none while the user may not open a record they name. */
  offered: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(z.strictObject({ place: draftPlace }))
    .output(z.array(offeredDraft)),
  /** All the user's drafts that may be offered now, newest first, without their content. */
  waiting: procedure({ kind: 'personal', permission: 'signed-in' }).input(nothing).output(z.array(waitingDraft)),
  /** Forgets a draft: it was saved or thrown away. One that is gone already is no mistake. */
  drop: procedure({ kind: 'personal', permission: 'signed-in' })
    .input(z.strictObject({ id: draftId }))
    .output(nothing),
};
