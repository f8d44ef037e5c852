import { searchNotes as find } from '#db/repositories/notes-search.repository.ts';
import type { NoteHit } from '#shared/features/family-work/notes.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { viewerOf } from '../../../records/viewer.ts';

const HITS = 20;

/** Notes found by their text, last written first. */
export async function searchNotes(deps: Deps, actor: Actor, { text }: { readonly text: string }): Promise<NoteHit[]> {
  const viewer = viewerOf(deps, actor, 'notes.view');
  return await deps.read((r) => find(r, viewer, text, HITS));
}
