import type { RouteEntry } from '../../ui/route-entry.ts';
import { DashboardPage } from './dashboard-page.tsx';
import { dashboardScreen } from './screens.ts';

export const dashboardRoutes: readonly RouteEntry[] = [
  { screen: dashboardScreen, component: DashboardPage, guide: 'pulpit' },
];
