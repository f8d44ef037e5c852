import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { personId, recordId } from '../../kernel/ids.ts';
import { takeBackReason } from './homes.schema.ts';
import {
  leaverCard,
  leaverLine,
  leaverRow,
  leaversExportInput,
  leaversFilter,
  leaversListInput,
  leaversListOutput,
  lineFields,
  pathEndFields,
  pathFields,
  settleFields,
} from './leavers.schema.ts';

const version = z.int().min(1);
const changed = z.strictObject({ personId, version, lineId: recordId.nullable() });
const of = { personId, version };
const one = { ...of, lineId: recordId };

/** Who comes of age in care, and the way to independence (art. 140-153 of the act of 9.06.2011). */
export const leaversContract = {
  list: procedure({ kind: 'query', permission: 'leavers.view' }).input(leaversListInput).output(leaversListOutput),
  open: procedure({ kind: 'view', permission: 'leavers.view' }).input(z.strictObject({ personId })).output(leaverCard),
  openPath: procedure({ kind: 'command', permission: 'leavers.edit' })
    .input(
      z.strictObject({
        personId,
        /** Null of a person who never had a path. */
        version: version.nullable(),
        fields: pathFields,
      }),
    )
    .output(changed),
  endPath: procedure({ kind: 'command', permission: 'leavers.edit' })
    .input(z.strictObject({ ...one, fields: pathEndFields }))
    .output(changed),
  /** Undoes an ending: the path goes on. */
  reopenPath: procedure({ kind: 'command', permission: 'leavers.edit' }).input(z.strictObject(one)).output(changed),
  /** A line of the open path: guardian, programme, goal, help, suspension or a step of the checklist. */
  record: procedure({ kind: 'command', permission: 'leavers.edit' })
    .input(z.strictObject({ ...of, fields: lineFields }))
    .output(changed),
  /** What became of a line: consent, approval, decision, end. */
  settle: procedure({ kind: 'command', permission: 'leavers.edit' })
    .input(z.strictObject({ ...one, fields: settleFields }))
    .output(changed),
  /** A line entered by mistake: it stays with the reason and counts nowhere. */
  withdraw: procedure({ kind: 'command', permission: 'leavers.edit' })
    .input(z.strictObject({ ...one, line: leaverLine, reason: takeBackReason }))
    .output(changed),
  reinstate: procedure({ kind: 'command', permission: 'leavers.edit' })
    .input(z.strictObject({ ...one, line: leaverLine }))
    .output(changed),
  printCard: procedure({ kind: 'view', permission: 'leavers.export' })
    .input(z.strictObject({ personId }))
    .output(leaverCard),
  exportCard: procedure({ kind: 'view', permission: 'leavers.export', timeLimit: null })
    .input(z.strictObject({ personId, format: exportFormat }))
    .output(exportEvents),
  /** The programme of independence as it stands. */
  printProgramme: procedure({ kind: 'view', permission: 'leavers.export' })
    .input(z.strictObject({ personId }))
    .output(leaverCard),
  exportProgramme: procedure({ kind: 'view', permission: 'leavers.export', timeLimit: null })
    .input(z.strictObject({ personId, format: exportFormat }))
    .output(exportEvents),
  printList: procedure({ kind: 'view', permission: 'leavers.export', timeLimit: null })
    .input(z.strictObject({ filter: leaversFilter }))
    .output(printEvents(leaverRow)),
  exportList: procedure({ kind: 'view', permission: 'leavers.export', timeLimit: null })
    .input(leaversExportInput)
    .output(exportEvents),
};
