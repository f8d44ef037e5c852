import { z } from 'zod';

import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const backupsScreen = defineScreen({
  path: PATHS.backups,
  permission: 'backups.manage',
  search: z.object({}),
});
