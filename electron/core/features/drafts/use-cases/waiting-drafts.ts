import { z } from 'zod';

import { draftsOf } from '#db/repositories/drafts.repository.ts';
import { draftPlace, type DraftId, type WaitingDraft } from '#shared/features/drafts/drafts.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { readDrafts } from '../draft-age.ts';
import { readableDrafts } from '../readable-drafts.ts';

/** Everything the user has typed and not saved, newest first: where it waits, without what it says. */
export async function waitingDrafts(deps: Deps, actor: Actor): Promise<WaitingDraft[]> {
  return await readDrafts(deps, actor, async (r) => {
    const { drafts, labels } = await readableDrafts(deps, actor, r, await draftsOf(r, actor.userId));
    return drafts.map(({ id, form, subject, context, content, keptAt }) => ({
      id: id as DraftId,
      place: draftPlace.parse({ form, subject, context }),
      subjectName: typedName(form, content) ?? (subject === null ? null : (labels.get(subject.id)?.name ?? null)),
      keptAt: instant.parse(keptAt),
    }));
  });
}

/** The page keeps the values of the form under `values`. */
const names = z.object({ values: z.object({ surname: z.string(), firstName: z.string() }).partial() });

/** What is typed so far of the name of somebody new; null while nothing is, and for any other form. */
function typedName(form: string, content: string): string | null {
  if (form !== 'people.new') return null;
  const typed = names.safeParse(JSON.parse(content));
  if (!typed.success) return null;
  const { surname = '', firstName = '' } = typed.data.values;
  const name = `${surname.trim()} ${firstName.trim()}`.trim();
  return name === '' ? null : name;
}
