import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { procedure } from '../../contract/procedure.ts';
import { recordId, userId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import {
  cancelReason,
  closeNote,
  moveReason,
  recordTasksInput,
  recordTasksOutput,
  taskFields,
  taskRow,
  tasksExportInput,
  tasksFilter,
  tasksListInput,
  tasksListOutput,
} from './tasks.schema.ts';
import { workRecord } from './work-record.schema.ts';

const version = z.int().min(1);
const target = { id: recordId, version };
const changed = z.strictObject(target);

export const tasksContract = {
  /** Tasks within sight: open ones by their day, closed ones newest first. */
  list: procedure({ kind: 'query', permission: 'tasks.view' }).input(tasksListInput).output(tasksListOutput),
  /** Tasks of one record, open ones first. */
  ofRecord: procedure({ kind: 'view', permission: 'tasks.view' }).input(recordTasksInput).output(recordTasksOutput),
  add: procedure({ kind: 'command', permission: 'tasks.edit' })
    .input(z.strictObject({ record: workRecord, fields: taskFields }))
    .output(changed),
  finish: procedure({ kind: 'command', permission: 'tasks.edit' })
    .input(z.strictObject({ ...target, note: closeNote }))
    .output(changed),
  /** Another day, with the reason; the former one stays written. */
  move: procedure({ kind: 'command', permission: 'tasks.edit' })
    .input(z.strictObject({ ...target, dueOn: localDateNamed('Nowy termin', 'podaj nowy termin'), reason: moveReason }))
    .output(changed),
  /** Another worker's from now on. */
  give: procedure({ kind: 'command', permission: 'tasks.edit' })
    .input(z.strictObject({ ...target, userId }))
    .output(changed),
  cancel: procedure({ kind: 'command', permission: 'tasks.edit' })
    .input(z.strictObject({ ...target, reason: cancelReason }))
    .output(changed),
  /** Undoes finishing or cancelling. */
  reopen: procedure({ kind: 'command', permission: 'tasks.edit' }).input(z.strictObject(target)).output(changed),
  printList: procedure({ kind: 'view', permission: 'tasks.export', timeLimit: null })
    .input(z.strictObject({ filter: tasksFilter }))
    .output(printEvents(taskRow)),
  exportList: procedure({ kind: 'view', permission: 'tasks.export', timeLimit: null })
    .input(tasksExportInput)
    .output(exportEvents),
};
