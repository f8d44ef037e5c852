import { notesOf } from '#db/repositories/notes.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { Note, NotesFilter, Participant } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Subject } from '../../calls/unit-of-work.ts';
import { listPages, type ListPage } from '../../lists/list-pages.ts';
import { requireSight, viewerOf, viewerOrNull } from '../../records/viewer.ts';

/** The whole chronicle of a record that the actor may print and export, page by page. */
export function notePages(
  deps: Deps,
  actor: Actor,
  record: WorkRecord,
  filter: NotesFilter,
): (r: Reader) => AsyncGenerator<ListPage<Note>> {
  const viewer = viewerOf(deps, actor, 'notes.export');
  const people = viewerOrNull(deps, actor, 'people.view');
  return async function* pages(r) {
    await requireSight(r, viewer, record.kind, [record.id]);
    yield* listPages((window) => notesOf(r, viewer, people, record, filter, window));
  };
}

/** The families whose notes stand in a person's chronicle. */
const familiesOf = (rows: readonly Note[]): Subject[] =>
  [...new Set(rows.flatMap(({ family }) => (family === null ? [] : [family.id])))].map((id) => ({
    kind: 'family',
    id,
  }));

interface WithParticipants {
  readonly participants: readonly Participant[];
}

/** The people named among who took part; whom a protection hides is not. */
export const peopleNamedIn = (rows: readonly WithParticipants[]): Subject[] => {
  const named = rows.flatMap(({ participants }) =>
    participants.flatMap((one) => (one.shown && one.kind === 'person' ? [one.id] : [])),
  );
  return [...new Set(named)].map((id) => ({ kind: 'person', id }));
};

/** The record, and the people and families its notes name. */
export function noteSubjects(record: WorkRecord): (rows: readonly Note[]) => Subject[] {
  const named = new Set<string>([record.id]);
  let isFirst = true;
  return (rows) => {
    const subjects: Subject[] = isFirst ? [record] : [];
    isFirst = false;
    for (const one of [...familiesOf(rows), ...peopleNamedIn(rows)]) {
      if (named.has(one.id)) continue;
      named.add(one.id);
      subjects.push(one);
    }
    return subjects;
  };
}
