import { sql, type RawBuilder } from 'kysely';

import {
  NOTE_KINDS,
  type Note,
  type NoteFields,
  type NotesFilter,
  type NoteVersion,
  type Participant,
} from '#shared/features/family-work/notes.schema.ts';
import { TASK_STATES } from '#shared/features/family-work/tasks.schema.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { foldForSearch } from '#shared/kernel/polish.ts';

import type { Reader, Tx } from '../sqlite/office-database.ts';
import { type Label, labelsOf } from './labels.repository.ts';
import type { Change } from './kept-records.repository.ts';
import { keepNoteWords, noteSearch } from './note-words.repository.ts';
import type { ListWindow } from './people-list.repository.ts';
import { namesToAsk, notHidden, withinReach, type Viewer } from './reach.repository.ts';
import { asFamilyId, asPersonId, asRecordId, asUserId, groupBy, idList, known, pieces } from './values.ts';
import { recordColumns, recordOf } from './work-records.ts';

const ROWS_AT_ONCE = 300;

export interface NewNote {
  readonly id: RecordId;
  readonly record: WorkRecord;
  readonly fields: NoteFields;
  readonly change: Change;
}

/** Writes new notes as their first version and makes them findable. Many at once cost little more than one. */
export async function insertNotes(tx: Tx, notes: readonly NewNote[]): Promise<void> {
  for (const some of pieces(notes, ROWS_AT_ONCE)) {
    await tx
      .insertInto('notes')
      .values(some.map(({ id, record, fields }) => ({ id, ...recordColumns(record), version: 1, on_date: fields.on })))
      .execute();
    await insertVersions(
      tx,
      some.map((note) => ({ ...note, version: 1, reason: null })),
    );
    const rows = await tx
      .selectFrom('notes')
      .select(['rowkey', 'id'])
      .where('id', 'in', idList(some.map(({ id }) => id)))
      .execute();
    const rowkeyOf = new Map(rows.map(({ id, rowkey }) => [id, rowkey]));
    await tx
      .insertInto('notes_search')
      .values(some.map(({ id, fields }) => ({ rowid: rowkeyOf.get(id) ?? 0, words: searchText(fields) })))
      .execute();
    await keepNoteWords(
      tx,
      some.map(({ fields }) => searchText(fields)),
    );
  }
}

/** What a note is found by: its text and the people named in words. Names of people of the office stay out. */
const searchText = (fields: NoteFields): string => foldForSearch(`${fields.text} ${fields.others ?? ''}`);

interface Version {
  readonly id: RecordId;
  readonly version: number;
  readonly fields: NoteFields;
  readonly reason: string | null;
  readonly change: Change;
}

async function insertVersions(tx: Tx, versions: readonly Version[]): Promise<void> {
  await tx
    .insertInto('note_versions')
    .values(
      versions.map(({ id, version, fields, reason, change }) => ({
        note_id: id,
        version,
        kind: fields.kind,
        on_date: fields.on,
        at_minute: fields.atMinute,
        others: fields.others,
        text: fields.text,
        reason,
        by_user: change.by,
        at: change.at,
      })),
    )
    .execute();
  const participants = versions.flatMap(({ id, version, fields }) =>
    [
      ...fields.personIds.map((person_id) => ({ person_id, user_id: null })),
      ...fields.userIds.map((user_id) => ({ person_id: null, user_id })),
    ].map((one, position) => ({ note_id: id, version, position, ...one })),
  );
  if (participants.length > 0) await tx.insertInto('note_participants').values(participants).execute();
}

/** Writes a further version and makes the note findable by it alone. */
export async function insertNoteVersion(tx: Tx, version: Version): Promise<void> {
  await insertVersions(tx, [version]);
  const { id, fields } = version;
  await tx.updateTable('notes').set({ version: version.version, on_date: fields.on }).where('id', '=', id).execute();
  const { rowkey } = await tx.selectFrom('notes').select('rowkey').where('id', '=', id).executeTakeFirstOrThrow();
  await tx.deleteFrom('notes_search').where('rowid', '=', rowkey).execute();
  await tx
    .insertInto('notes_search')
    .values({ rowid: rowkey, words: searchText(fields) })
    .execute();
  await keepNoteWords(tx, [searchText(fields)]);
}

/** Strikes a note through with the reason; null undoes it. */
export async function setNoteWithdrawn(
  tx: Tx,
  id: RecordId,
  withdrawn: (Change & { readonly reason: string }) | null,
): Promise<void> {
  await tx
    .updateTable('notes')
    .set({
      withdrawn_at: withdrawn?.at ?? null,
      withdrawn_by: withdrawn?.by ?? null,
      withdraw_reason: withdrawn?.reason ?? null,
    })
    .where('id', '=', id)
    .execute();
}

export interface StoredNote {
  readonly id: RecordId;
  readonly record: WorkRecord;
  readonly version: number;
  readonly withdrawn: boolean;
  readonly fields: NoteFields;
  /** Who wrote the version that holds. */
  readonly byName: string;
  readonly at: string;
}

/** A note as it holds, whoever asks: for use cases that check sight by its record. */
export async function storedNote(r: Reader, id: RecordId): Promise<StoredNote | null> {
  const row = await versionRows(r)
    .where('notes.id', '=', id)
    .whereRef('v.version', '=', 'notes.version')
    .executeTakeFirst();
  if (row === undefined) return null;
  const named = await participantRows(r, [id]);
  const own = named.filter(({ version }) => version === row.version);
  return {
    id,
    record: recordOf(row),
    version: row.version,
    withdrawn: row.withdrawn_at !== null,
    fields: {
      kind: known(NOTE_KINDS, row.kind, 'note_versions.kind'),
      on: asLocalDate(row.on_date),
      atMinute: row.at_minute,
      personIds: own.flatMap(({ person_id }) => (person_id === null ? [] : [asPersonId(person_id)])),
      userIds: own.flatMap(({ user_id }) => (user_id === null ? [] : [asUserId(user_id)])),
      others: row.others,
      text: row.text,
    },
    byName: row.by_name,
    at: row.at,
  };
}

function versionRows(r: Reader) {
  return r
    .selectFrom('notes')
    .innerJoin('note_versions as v', 'v.note_id', 'notes.id')
    .innerJoin('users as writer', 'writer.id', 'v.by_user')
    .leftJoin('users as withdrawer', 'withdrawer.id', 'notes.withdrawn_by')
    .select([
      'notes.id',
      'notes.rowkey',
      'notes.person_id',
      'notes.family_id',
      'notes.withdrawn_at',
      'notes.withdraw_reason',
      'withdrawer.display_name as withdrawn_by_name',
      'v.version',
      'v.kind',
      'v.on_date',
      'v.at_minute',
      'v.others',
      'v.text',
      'v.reason',
      'v.at',
      'writer.display_name as by_name',
    ]);
}

function participantRows(r: Reader, noteIds: readonly string[]) {
  return r
    .selectFrom('note_participants')
    .leftJoin('users', 'users.id', 'note_participants.user_id')
    .select([
      'note_participants.note_id',
      'note_participants.version',
      'note_participants.person_id',
      'note_participants.user_id',
      'users.display_name',
    ])
    .where('note_participants.note_id', 'in', idList(noteIds))
    .orderBy('note_participants.note_id')
    .orderBy('note_participants.version')
    .orderBy('note_participants.position')
    .execute();
}

export interface NotesList {
  readonly rows: Note[];
  /** Notes that match the filter. */
  readonly count: number;
  /** All notes of the record. */
  readonly total: number;
}

/**
 * Ids of the notes of a record's chronicle: its own, and for a person those of the families in which the person took part
 * while belonging to them, as far as the viewer may see the family.
 */
function chronicleOf(viewer: Viewer, record: WorkRecord): RawBuilder<string> {
  if (record.kind === 'family') return sql<string>`(SELECT id FROM notes WHERE family_id = ${record.id})`;
  return sql<string>`(SELECT id FROM notes WHERE person_id = ${record.id} UNION ALL
    SELECT n.id FROM note_participants p CROSS JOIN notes n ON n.id = p.note_id AND n.version = p.version
    WHERE p.person_id = ${record.id} AND n.family_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM family_members m WHERE m.family_id = n.family_id AND m.person_id = p.person_id
        AND m.from_date <= n.on_date AND (m.to_date IS NULL OR m.to_date >= n.on_date))
      AND ${withinReach(viewer, 'family', 'n.family_id')} AND ${notHidden(viewer, 'family', 'n.family_id')})`;
}

/**
 * One window of a record's chronicle, newest first. The caller has checked that the viewer may see the record.
 * @param viewer the viewer under the permission to see notes; whose families' notes stand in a person's chronicle
 * @param people the viewer under the permission to see people; who is protected from them stands without a name
 */
export async function notesOf(
  r: Reader,
  viewer: Viewer,
  people: Viewer | null,
  record: WorkRecord,
  filter: NotesFilter,
  window: ListWindow,
): Promise<NotesList> {
  const own = chronicleOf(viewer, record);
  const search = await noteSearch(r, filter.search);
  let found = versionRows(r).whereRef('v.version', '=', 'notes.version').where('notes.id', 'in', own);
  if (filter.kind !== null) found = found.where('v.kind', '=', filter.kind);
  if (search !== null) {
    found = found.where(
      sql<number>`+notes.rowkey`,
      'in',
      sql<number>`(SELECT rowid FROM notes_search WHERE notes_search MATCH ${search.expression})`,
    );
  }
  const ordered = found
    .orderBy('notes.on_date', 'desc')
    .orderBy(sql`coalesce(v.at_minute, -1)`, 'desc')
    .orderBy('notes.rowkey', 'desc');
  const [rows, counted, total] = await Promise.all([
    ordered.limit(window.limit).offset(window.offset).execute(),
    found
      .clearSelect()
      .select(sql<number>`count(*)`.as('count'))
      .executeTakeFirstOrThrow(),
    r
      .selectFrom('notes')
      .select(sql<number>`count(*)`.as('count'))
      .where('notes.id', 'in', own)
      .executeTakeFirstOrThrow(),
  ]);
  const ids = rows.map(({ id }) => id);
  const familyIds = rows.flatMap(({ family_id }) => (family_id === null || family_id === record.id ? [] : [family_id]));
  const [named, tasks, families] = await Promise.all([
    participantsOf(r, people, ids),
    tasksOf(r, ids),
    labelsOf(r, viewer, 'family', [...new Set(familyIds)]),
  ]);
  return {
    rows: rows.map((row) => ({
      id: asRecordId(row.id),
      ...writtenOf(row, named),
      family: familyOf(row, record, families),
      withdrawn: withdrawnOf(row),
      tasks: (tasks.get(row.id) ?? []).map((task) => ({
        id: asRecordId(task.id),
        what: task.what,
        dueOn: asLocalDate(task.due_on),
        state: known(TASK_STATES, task.state, 'tasks.state'),
      })),
    })),
    count: counted.count,
    total: total.count,
  };
}

function familyOf({ family_id }: VersionRow, record: WorkRecord, families: ReadonlyMap<string, Label>): Note['family'] {
  if (family_id === null || family_id === record.id) return null;
  return { id: asFamilyId(family_id), name: families.get(family_id)?.name ?? '' };
}

/** Every version of a note, newest first. The caller has checked that the viewer may see its record. */
export async function versionsOfNote(r: Reader, people: Viewer | null, id: RecordId): Promise<NoteVersion[]> {
  const rows = await versionRows(r).where('notes.id', '=', id).orderBy('v.version', 'desc').execute();
  const named = await participantsOf(r, people, [id]);
  return rows.map((row) => ({ ...writtenOf(row, named), reason: row.reason }));
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number];

function writtenOf(row: VersionRow, named: ReadonlyMap<string, readonly Participant[]>) {
  return {
    version: row.version,
    kind: known(NOTE_KINDS, row.kind, 'note_versions.kind'),
    on: asLocalDate(row.on_date),
    atMinute: row.at_minute,
    participants: [...(named.get(`${row.id} ${row.version}`) ?? [])],
    others: row.others,
    text: row.text,
    byName: row.by_name,
    at: instant.parse(row.at),
  };
}

function withdrawnOf(row: VersionRow): Note['withdrawn'] {
  if (row.withdrawn_at === null) return null;
  return {
    at: instant.parse(row.withdrawn_at),
    byName: row.withdrawn_by_name ?? '',
    reason: row.withdraw_reason ?? '',
  };
}

/** Who took part, by note and version; whoever is protected from the viewer is a line with whom to ask. */
async function participantsOf(
  r: Reader,
  people: Viewer | null,
  noteIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Participant[]>> {
  const rows = await participantRows(r, noteIds);
  const personIds = [...new Set(rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])))];
  // Whoever may read the note may know who was there, save those a protection hides.
  const labels =
    people === null ? new Map<string, Label>() : await labelsOf(r, { ...people, reach: 'all' }, 'person', personIds);
  const ask = await namesToAsk(
    r,
    'person',
    personIds.filter((id) => !labels.has(id)),
  );
  const groups = groupBy(rows, (row) => `${row.note_id} ${row.version}`);
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      group.flatMap(({ person_id, user_id, display_name }): Participant[] => {
        if (user_id !== null) return [{ shown: true, kind: 'user', id: user_id, name: display_name ?? '' }];
        if (person_id === null) return [];
        const name = labels.get(person_id)?.name;
        if (name === undefined) return [{ shown: false, id: person_id, ask: [...(ask.get(person_id) ?? [])] }];
        return [{ shown: true, kind: 'person', id: person_id, name }];
      }),
    ]),
  );
}

async function tasksOf(r: Reader, noteIds: readonly string[]) {
  const rows = await r
    .selectFrom('tasks')
    .select(['id', 'note_id', 'what', 'due_on', 'state'])
    .where('note_id', 'in', idList(noteIds))
    .orderBy('due_on')
    .execute();
  return groupBy(rows, (row) => row.note_id ?? '');
}
