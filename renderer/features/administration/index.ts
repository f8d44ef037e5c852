import type { RouteEntry } from '../../ui/route-entry.ts';
import { AdministrationPage } from './administration-page.tsx';
import { NewUserPage } from './new-user-page.tsx';
import { administrationScreen, newUserScreen } from './screens.ts';

export { administrationScreen, printUsersScreen } from './screens.ts';

export const administrationRoutes: readonly RouteEntry[] = [
  { screen: administrationScreen, component: AdministrationPage, guide: 'administracja' },
  { screen: newUserScreen, component: NewUserPage, guide: 'administracja' },
];
