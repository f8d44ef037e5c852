import { searchNotes as find } from '#db/repositories/notes-search.repository.ts';
import { ALL_NOTE_HITS, NOTE_HITS, type NoteHit } from '#shared/features/family-work/notes.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { glimpse } from '../../../calls/unit-of-work.ts';
import { viewerOf } from '../../../records/viewer.ts';

/** As many as are shown: the log names nobody else. */
const WRITTEN_LAST = { limit: NOTE_HITS, order: 'written' } as const;
const ALL = { limit: ALL_NOTE_HITS, order: 'day' } as const;

/** Notes found by their text: the few last written, or all by their days; the log names whose they are. */
export async function searchNotes(
  deps: Deps,
  actor: Actor,
  { text, all }: { readonly text: string; readonly all: boolean },
): Promise<NoteHit[]> {
  const viewer = viewerOf(deps, actor, 'notes.view');
  return await glimpse(deps, actor, async (r) => {
    const hits = await find(r, viewer, text, all ? ALL : WRITTEN_LAST);
    const records = new Map(hits.map(({ record: { kind, id } }) => [id, { kind, id }]));
    return { result: hits, subjects: [...records.values()] };
  });
}
