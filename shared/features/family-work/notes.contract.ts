import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { procedure } from '../../contract/procedure.ts';
import { recordId } from '../../kernel/ids.ts';
import { shortText } from '../../kernel/typed-text.ts';
import {
  correctionReason,
  nextStep,
  note,
  noteFields,
  noteHit,
  notesExportInput,
  notesFilter,
  notesListInput,
  notesListOutput,
  noteVersion,
  withdrawReason,
} from './notes.schema.ts';
import { workRecord } from './work-record.schema.ts';

const version = z.int().min(1);
const changed = z.strictObject({ id: recordId, version });
const one = z.strictObject({ id: recordId });

export const notesContract = {
  /** The chronicle of a record, newest first. */
  list: procedure({ kind: 'view', permission: 'notes.view' }).input(notesListInput).output(notesListOutput),
  /** Every version of a note, newest first. */
  versions: procedure({ kind: 'view', permission: 'notes.view' }).input(one).output(z.array(noteVersion)),
  /** Notes found by their text, within the user's sight; asked with every letter typed. */
  search: procedure({ kind: 'view', permission: 'notes.view' })
    .input(
      z.strictObject({
        text: shortText('Szukany tekst', 'wpisz szukany tekst', 120),
        /** Every one by its day, the last first; without it the few last written. */
        all: z.boolean('Wszystkie wyniki: zaznacz albo odznacz wszystkie wyniki.').default(false),
      }),
    )
    .output(z.array(noteHit)),
  /** Writes a note; its next step becomes a task. */
  write: procedure({ kind: 'command', permission: 'notes.edit' })
    .input(z.strictObject({ record: workRecord, fields: noteFields, nextStep: nextStep.nullable() }))
    .output(changed),
  /** Writes a further version; what stood before stays in the note's history. */
  correct: procedure({ kind: 'command', permission: 'notes.edit' })
    .input(z.strictObject({ id: recordId, version, fields: noteFields, reason: correctionReason }))
    .output(changed),
  /** The note stays, struck through, with the reason. */
  withdraw: procedure({ kind: 'command', permission: 'notes.edit' })
    .input(z.strictObject({ id: recordId, version, reason: withdrawReason }))
    .output(changed),
  /** Undoes a withdrawal. */
  restore: procedure({ kind: 'command', permission: 'notes.edit' })
    .input(z.strictObject({ id: recordId, version }))
    .output(changed),
  printList: procedure({ kind: 'view', permission: 'notes.export', timeLimit: null })
    .input(z.strictObject({ record: workRecord, filter: notesFilter }))
    .output(printEvents(note)),
  exportList: procedure({ kind: 'view', permission: 'notes.export', timeLimit: null })
    .input(notesExportInput)
    .output(exportEvents),
};
