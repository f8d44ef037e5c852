import { sql, type SqlBool } from 'kysely';

import { snippetOf } from '#shared/features/family-work/family-work.rules.ts';
import { NOTE_KINDS, type NoteHit } from '#shared/features/family-work/notes.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import { searchWords } from '../sqlite/full-text.ts';
import type { Reader } from '../sqlite/office-database.ts';
import { noteSearch } from './note-words.repository.ts';
import type { Viewer } from './reach.repository.ts';
import { asRecordId, known } from './values.ts';
import { recordNames, recordNotHidden, recordOf, rowkeysOfCaseload } from './work-records.ts';

/** Words shorter than this would find half of all notes. */
const SHORTEST_WORD = 2;

/** So many of the notes last written are put in the order of their days: a common word stops there and does not read all. */
const ORDERED = 2_000;

/**
 * The notes last written that hold all the words, each forgiven one typing error when no note has it, within the viewer's reach
 * and not protected from them; withdrawn ones are left out. The index gives them newest first, so that a common word stops at
 * the limit and does not read all.
 * @param order as they were written, or by the day they are about, the last one first
 */
export async function searchNotes(
  r: Reader,
  viewer: Viewer,
  text: string,
  { limit, order }: { readonly limit: number; readonly order: 'written' | 'day' },
): Promise<NoteHit[]> {
  const search = searchWords(text).some((word) => word.length >= SHORTEST_WORD) ? await noteSearch(r, text) : null;
  if (search === null) return [];
  const own =
    viewer.reach === 'all'
      ? sql<SqlBool>`1`
      : sql<SqlBool>`+notes_search.rowid IN (${rowkeysOfCaseload(viewer, 'notes')})`;
  const { rows } = await sql<{
    id: string;
    person_id: string | null;
    family_id: string | null;
    kind: string;
    on_date: string;
    text: string;
  }>`
    SELECT id, person_id, family_id, kind, on_date, text FROM (
    SELECT n.rowkey, n.id, n.person_id, n.family_id, v.kind, v.on_date, v.text
    FROM notes_search
      CROSS JOIN notes n ON n.rowkey = notes_search.rowid
      CROSS JOIN note_versions v ON v.note_id = n.id AND v.version = n.version
    WHERE notes_search MATCH ${search.expression} AND ${own} AND n.withdrawn_at IS NULL AND ${recordNotHidden(viewer, 'n')}
    ORDER BY notes_search.rowid DESC LIMIT ${order === 'written' ? limit : ORDERED})
    ORDER BY ${order === 'written' ? sql`rowkey DESC` : sql`on_date DESC, rowkey DESC`} LIMIT ${limit}`.execute(r);
  const names = await recordNames(r, viewer, rows.map(recordOf));
  return rows.flatMap((row) => {
    const record = names.get(recordOf(row).id);
    if (record === undefined) return [];
    const kind = known(NOTE_KINDS, row.kind, 'note_versions.kind');
    const snippet = snippetOf(row.text, search.isFound);
    return [{ id: asRecordId(row.id), record, kind, on: asLocalDate(row.on_date), snippet }];
  });
}
