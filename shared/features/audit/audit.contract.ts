import { eventIterator } from '@orpc/contract';
import type { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { nothing, procedure } from '../../contract/procedure.ts';
import {
  auditChoices,
  auditExportInput,
  auditListInput,
  auditListOutput,
  auditPrintInput,
  type AuditRow,
  auditRow,
  auditVerifyEvent,
} from './audit.schema.ts';

// A named type: spelt out, the type of all procedures is longer than the compiler writes down.
const row: z.ZodType<AuditRow> = auditRow;

export const auditContract = {
  list: procedure({ kind: 'query', permission: 'audit.view' }).input(auditListInput).output(auditListOutput),
  /** Users and events that stand in the log, for the filters of its list. */
  listChoices: procedure({ kind: 'query', permission: 'audit.view' }).input(nothing).output(auditChoices),
  /** Walks the whole chain in the report thread; closing the stream cancels. */
  verify: procedure({ kind: 'query', permission: 'audit.view', timeLimit: null })
    .input(nothing)
    .output(eventIterator(auditVerifyEvent)),
  /** All rows from one view, in pieces; leaving cancels. */
  printList: procedure({ kind: 'view', permission: 'audit.view', timeLimit: null })
    .input(auditPrintInput)
    .output(printEvents(row)),
  /** Tells its progress and ends with the dialog in which a person chooses the place; leaving cancels. */
  exportList: procedure({ kind: 'view', permission: 'audit.view', timeLimit: null })
    .input(auditExportInput)
    .output(exportEvents),
};
