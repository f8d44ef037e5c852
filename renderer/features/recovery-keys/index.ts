import type { RouteEntry } from '../../ui/route-entry.ts';
import { NewRecoveryKeyPage } from './new-recovery-key-page.tsx';
import { RecoveryKeysPage } from './recovery-keys-page.tsx';
import { newRecoveryKeyScreen, recoveryKeysScreen } from './screens.ts';

export const recoveryKeysRoutes: readonly RouteEntry[] = [
  { screen: recoveryKeysScreen, component: RecoveryKeysPage, guide: 'klucz-odzyskiwania' },
  { screen: newRecoveryKeyScreen, component: NewRecoveryKeyPage, guide: 'klucz-odzyskiwania' },
];
