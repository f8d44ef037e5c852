import { storedNote, type StoredNote } from '#db/repositories/notes.repository.ts';
import { storedPerson } from '#db/repositories/people.repository.ts';
import { sightOf } from '#db/repositories/reach.repository.ts';
import { tiesWhere } from '#db/repositories/relatives.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { noteProblems } from '#shared/features/family-work/family-work.rules.ts';
import type { NoteFields } from '#shared/features/family-work/notes.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { underPath, type FieldProblem } from '#shared/kernel/field-problem.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { command, type Audit, type AuditEntry, type Subject } from '../../calls/unit-of-work.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';
import { namedBesides } from '../relations/index.ts';
import { requireWorkOn } from './work-record.ts';

/** What history and the audit log name of a note; its text stays in the versions. */
export const NOTE_FIELDS = ['kind', 'on', 'participants', 'text'] as const;

export const recordedNote = ({ kind, on, atMinute }: NoteFields) => ({ kind, on, atMinute });

/**
 * Everything that is wrong with a note at once: its day; people who took part are in the actor's reach, named on the record's
 * card or named in the note before; workers exist.
 * @returns problems with paths from the input's root
 * @throws AppError NOT_FOUND, RECORD_PROTECTED of somebody who took part
 */
export async function problemsOfNote(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  viewer: Viewer,
  record: WorkRecord,
  fields: NoteFields,
  before: NoteFields | null,
): Promise<FieldProblem[]> {
  const problems = noteProblems(fields, viewer.today);
  const people = fields.personIds.filter((id) => before?.personIds.includes(id) !== true);
  if (people.length > 0) {
    const sight = viewerOf(deps, actor, 'people.view');
    await requireSight(tx, { ...sight, reach: 'all' }, 'person', people);
    const sights = await sightOf(tx, sight, 'person', people);
    const named = await namedByRecord(tx, sight, record, fields.on);
    if (people.some((id) => sights.get(id)?.kind !== 'shown' && !named.has(id))) {
      problems.push({ path: 'personIds', message: STRANGER });
    }
  }
  for (const id of fields.userIds) {
    if ((await findUser(tx, id, viewer.today)) !== null) continue;
    problems.push({ path: 'userIds', message: 'Pracownicy: wybierz pracowników z listy.' });
    break;
  }
  return underPath('fields', problems);
}

const STRANGER =
  'Kto brał udział: wybierz, kto brał udział, z Twoich spraw albo z tej rodziny. Kogoś innego wpisz w polu „Inne osoby”.';

/** Whom the card of the record names whatever the reach: members until the note's day; of a person who may consent and who is
 * in the person's families. */
async function namedByRecord(tx: Tx, sight: Viewer, record: WorkRecord, on: LocalDate): Promise<ReadonlySet<string>> {
  if (record.kind === 'family') {
    const ties = await tiesWhere(tx, 'family_id', [record.id]);
    return new Set(ties.filter(({ from }) => from <= on).map(({ personId }) => personId));
  }
  const person = await storedPerson(tx, record.id);
  const consenting = (person?.consenters ?? []).flatMap(({ personId }) => (personId === null ? [] : [personId]));
  return new Set([record.id, ...consenting, ...(await namedBesides(tx, sight, record.id))]);
}

export const peopleSubjects = (fields: NoteFields): Subject[] => fields.personIds.map((id) => ({ kind: 'person', id }));

/**
 * The frame of every change of a note: sight of its record, version, the change itself, one audit row.
 * @param work gives the note's new version with the audit entry
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED; CONFLICT {changedByName, changedAt, fields}
 */
export async function changeNote(
  deps: Deps,
  actor: Actor,
  target: { readonly id: RecordId; readonly version: number },
  work: (
    tx: Tx,
    note: StoredNote,
    viewer: Viewer,
    audit: Audit,
  ) => Promise<Omit<AuditEntry, 'subjects' | 'detail'> & { version: number }>,
): Promise<{ id: RecordId; version: number }> {
  const { id } = target;
  return await command(deps, actor, async (tx, audit) => {
    const note = await storedNote(tx, id);
    if (note === null) throw new AppError('NOT_FOUND', { kind: 'note' });
    const viewer = await requireWorkOn(tx, deps, actor, 'notes.edit', note.record);
    if (note.version !== target.version) {
      throw new AppError('CONFLICT', { changedByName: note.byName, changedAt: note.at, fields: ['text'] });
    }
    const { version, ...entry } = await work(tx, note, viewer, audit);
    await audit({ subjects: [note.record], ...entry, detail: { noteId: id, noteVersion: version } });
    return { id, version };
  });
}
