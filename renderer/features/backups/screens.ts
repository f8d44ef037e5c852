import { z } from 'zod';

import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const backupsScreen = defineScreen({
  path: PATHS.backups,
  permission: 'backups.manage',
  search: z.object({}),
});
export const restoreScreen = defineScreen({
  path: PATHS.restore,
  permission: 'backups.manage',
  search: z.object({
    /** The backup of the list that is chosen on arrival. */
    backup: z.uuid().nullable().default(null),
  }),
});
