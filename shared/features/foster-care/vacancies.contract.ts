import { z } from 'zod';

import { exportEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { homeId, personId, recordId } from '../../kernel/ids.ts';
import {
  board,
  boardFilter,
  extendFields,
  matching,
  reserveInput,
  soughtInput,
  withdrawReason,
} from './vacancies.schema.ts';

const version = z.int().min(1);
const changed = z.strictObject({ id: recordId, version, personId, homeId });
const of = { id: recordId, version };

/** Free places on any day, homes for children and places kept for them. */
export const vacanciesContract = {
  board: procedure({ kind: 'query', permission: 'homes.view' })
    .input(z.strictObject({ filter: boardFilter }))
    .output(board),
  /** Homes for children sought together: ranked, every criterion spelt out, and why the others are not among them. */
  match: procedure({ kind: 'view', permission: 'care.view' }).input(soughtInput).output(matching),
  /** Keeps a place for each of the children in one home, all or none. */
  reserve: procedure({ kind: 'command', permission: 'care.edit' })
    .input(reserveInput)
    .output(z.strictObject({ reserved: z.array(changed) })),
  extend: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: extendFields }))
    .output(changed),
  withdraw: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, reason: withdrawReason }))
    .output(changed),
  /** Undoes a withdrawal while the place is still free. */
  reinstate: procedure({ kind: 'command', permission: 'care.edit' }).input(z.strictObject(of)).output(changed),
  printBoard: procedure({ kind: 'view', permission: 'homes.export' })
    .input(z.strictObject({ filter: boardFilter }))
    .output(board),
  /** The board as a file: a home a line. Ends with the dialog in which a person chooses the place. */
  exportBoard: procedure({ kind: 'view', permission: 'homes.export', timeLimit: null })
    .input(z.strictObject({ filter: boardFilter, format: exportFormat }))
    .output(exportEvents),
  printMatch: procedure({ kind: 'view', permission: 'care.export' }).input(soughtInput).output(matching),
  exportMatch: procedure({ kind: 'view', permission: 'care.export', timeLimit: null })
    .input(z.strictObject({ sought: soughtInput, format: exportFormat }))
    .output(exportEvents),
};
