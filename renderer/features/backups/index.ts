import type { RouteEntry } from '../../ui/route-entry.ts';
import { BackupsPage } from './backups-page.tsx';
import { RestorePage } from './restore/restore-page.tsx';
import { backupsScreen, restoreScreen } from './screens.ts';

export { RestoreOfficePage } from './restore/restore-office-page.tsx';
export { RestoreNewsLine } from './restore/restore-news-line.tsx';
export { BackupSummary } from './backup-summary.tsx';
export { BackupLine } from './backup-line.tsx';
export { useBackupHealth } from './queries.ts';

export const backupsRoutes: readonly RouteEntry[] = [
  { screen: backupsScreen, component: BackupsPage, guide: 'kopie-zapasowe' },
  { screen: restoreScreen, component: RestorePage, guide: 'kopie-zapasowe' },
];
