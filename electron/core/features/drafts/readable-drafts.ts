import { labelsOf, type Label } from '#db/repositories/labels.repository.ts';
import { recordsAmong, type DraftRow } from '#db/repositories/drafts.repository.ts';
import { draftForm, DRAFT_FORMS } from '#shared/features/drafts/drafts.schema.ts';
import type { Reader } from '#db/sqlite/office-database.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { FEATURE_OF, viewerOrNull, type RecordKind } from '../../records/viewer.ts';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const KINDS: readonly RecordKind[] = ['person', 'family'];

/** Every id a draft could name a record with: its subject, its place, and all that stands in what was typed. */
function idsIn(draft: DraftRow): readonly string[] {
  const text = `${draft.subject?.id ?? ''} ${draft.context} ${draft.base} ${draft.content}`;
  return [...new Set(text.toLowerCase().match(UUID) ?? [])];
}

/**
 * Those drafts whose form the author may still open, whose subject is in the author's reach and none of whose other
 * records a protection hides: a card names who consents and who took part whatever the reach, so its form holds them too.
 * With the labels of the subjects. The others are neither shown nor forgotten: the protection may be lifted, the caseload come back.
 */
export async function readableDrafts(
  deps: Deps,
  actor: Actor,
  r: Reader,
  drafts: readonly DraftRow[],
): Promise<{ readonly drafts: readonly DraftRow[]; readonly labels: ReadonlyMap<string, Label> }> {
  const openable = drafts.filter((draft) => {
    const form = draftForm.safeParse(draft.form);
    return form.success && actor.mayReach(DRAFT_FORMS[form.data]) !== null;
  });
  const ids = [...new Set(openable.flatMap(idsIn))];
  const subjects = new Set(openable.flatMap(({ subject }) => (subject === null ? [] : [subject.id])));
  const labels = new Map<string, Label>();
  const outOfReach = new Set<string>();
  const hidden = new Set<string>();
  for (const kind of KINDS) {
    const records = await recordsAmong(r, kind, ids);
    if (records.size === 0) continue;
    const viewer = viewerOrNull(deps, actor, `${FEATURE_OF[kind]}.view`);
    const none = new Map<string, Label>();
    const asSubjects = [...records].filter((id) => subjects.has(id));
    const reached = viewer === null ? none : await labelsOf(r, viewer, kind, asSubjects);
    const anywhere = viewer === null ? none : await labelsOf(r, { ...viewer, reach: 'all' }, kind, [...records]);
    for (const id of records) if (!anywhere.has(id)) hidden.add(id);
    for (const id of asSubjects) {
      const label = reached.get(id);
      if (label === undefined) outOfReach.add(id);
      else labels.set(id, label);
    }
  }
  const isReadable = (draft: DraftRow): boolean =>
    !(draft.subject !== null && outOfReach.has(draft.subject.id)) && !idsIn(draft).some((id) => hidden.has(id));
  return { drafts: openable.filter(isReadable), labels };
}
