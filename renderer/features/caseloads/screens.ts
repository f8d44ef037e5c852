import { z } from 'zod';

import { recordId, userId } from '#shared/kernel/ids.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const CASELOAD_TABS = ['now', 'log'] as const;

/** A day in the address; without one it is today. */
const day = localDate.nullable().default(null);

export const caseloadsScreen = defineScreen({
  path: PATHS.caseloads,
  permission: 'caseloads.view',
  search: z.object({
    tab: z.enum(CASELOAD_TABS).default('now'),
    day,
    /** A handing over of the log whose taking back asks for a reason. */
    undo: recordId.nullable().default(null),
  }),
});
export const ledByScreen = defineScreen({
  path: PATHS.ledBy,
  permission: 'caseloads.view',
  search: z.object({ worker: userId.nullable().default(null), day }),
});
export const handOverScreen = defineScreen({
  path: PATHS.handOver,
  permission: 'caseloads.handOver',
  search: z.object({ worker: userId.nullable().default(null) }),
});
export const printCaseloadsScreen = defineScreen({
  path: PATHS.printCaseloads,
  permission: 'caseloads.view',
  search: z.object({ day }),
});
export const printCaseloadsLogScreen = defineScreen({
  path: PATHS.printCaseloadsLog,
  permission: 'caseloads.view',
  search: z.object({}),
});
export const printLedByScreen = defineScreen({
  path: PATHS.printLedBy,
  permission: 'caseloads.view',
  search: z.object({ day }),
});
