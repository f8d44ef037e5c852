import type { RouteEntry } from '../../ui/route-entry.ts';
import { BackupsPage } from './backups-page.tsx';
import { backupsScreen } from './screens.ts';

export { BackupLine } from './backup-line.tsx';

export const backupsRoutes: readonly RouteEntry[] = [
  { screen: backupsScreen, component: BackupsPage, guide: 'kopie-zapasowe' },
];
