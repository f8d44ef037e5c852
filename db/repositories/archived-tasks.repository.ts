import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { asRecordId } from './values.ts';

/** What a task is about. */
export interface RecordRef {
  readonly kind: 'person' | 'family';
  readonly id: string;
}

interface Versioned {
  readonly id: RecordId;
  readonly version: number;
}

const column = ({ kind }: RecordRef) => (kind === 'person' ? 'person_id' : 'family_id');

/** Open tasks about a record besides that of an assessment, which follows the assessments. */
export async function openTasksOf(r: Reader, record: RecordRef): Promise<readonly Versioned[]> {
  const rows = await r
    .selectFrom('tasks')
    .select(['id', 'version'])
    .where(column(record), '=', record.id)
    .where('state', '=', 'open')
    .where('source', '<>', 'assessment')
    .execute();
  return rows.map(({ id, version }) => ({ id: asRecordId(id), version }));
}

/** Tasks about a record that were cancelled on that day with exactly this note, and are so still. */
export async function tasksCancelledWith(
  r: Reader,
  record: RecordRef,
  { note, on }: { readonly note: string; readonly on: LocalDate },
): Promise<readonly Versioned[]> {
  const rows = await r
    .selectFrom('tasks')
    .select(['id', 'version'])
    .where(column(record), '=', record.id)
    .where('state', '=', 'cancelled')
    .where('close_note', '=', note)
    .where('closed_on', '=', on)
    .execute();
  return rows.map(({ id, version }) => ({ id: asRecordId(id), version }));
}
