import { searchNotes as find } from '#db/repositories/notes-search.repository.ts';
import type { NoteHit } from '#shared/features/family-work/notes.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { glimpse } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** As many as are shown: the log names nobody else. */
const HITS = 6;

/** Notes found by their text, last written first; the log names whose they are. */
export async function searchNotes(deps: Deps, actor: Actor, { text }: { readonly text: string }): Promise<NoteHit[]> {
  const viewer = viewerOf(deps, actor, 'notes.view');
  return await glimpse(deps, actor, async (r) => {
    const hits = await find(r, viewer, text, HITS);
    const records = new Map(hits.map(({ record: { kind, id } }) => [id, { kind, id }]));
    return { result: hits, subjects: [...records.values()] };
  });
}
