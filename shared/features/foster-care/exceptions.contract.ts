import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { procedure } from '../../contract/procedure.ts';
import {
  exceptionRow,
  exceptionsExportInput,
  exceptionsFilter,
  exceptionsListInput,
  exceptionsListOutput,
} from './exceptions.schema.ts';

/** Placings over a limit of the act, each with its reason. */
export const placementExceptionsContract = {
  list: procedure({ kind: 'query', permission: 'care.view' }).input(exceptionsListInput).output(exceptionsListOutput),
  printList: procedure({ kind: 'view', permission: 'care.export', timeLimit: null })
    .input(z.strictObject({ filter: exceptionsFilter }))
    .output(printEvents(exceptionRow)),
  exportList: procedure({ kind: 'view', permission: 'care.export', timeLimit: null })
    .input(exceptionsExportInput)
    .output(exportEvents),
};
