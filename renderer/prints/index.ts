import { printPeopleScreen, printPersonScreen } from '../features/people/index.ts';
import type { RouteEntry } from '../ui/route-entry.ts';
import { PrintPeoplePage } from './people-list/print-people-page.tsx';
import { PrintPersonPage } from './person-card/print-person-page.tsx';

/** Every print as a screen with its preview. */
export const printRoutes: readonly RouteEntry[] = [
  { screen: printPersonScreen, component: PrintPersonPage, guide: 'wydruki' },
  { screen: printPeopleScreen, component: PrintPeoplePage, guide: 'wydruki' },
];
