import { printFamiliesScreen, printFamilyScreen } from '../features/families/index.ts';
import { printPeopleScreen, printPersonScreen } from '../features/people/index.ts';
import { printCaseloadsScreen } from '../features/caseloads/index.ts';
import type { RouteEntry } from '../ui/route-entry.ts';
import { PrintCaseloadsPage } from './caseloads/print-caseloads-page.tsx';
import { PrintFamiliesPage } from './families-list/print-families-page.tsx';
import {
  printFamilyNotesScreen,
  printPersonNotesScreen,
  printPlanScreen,
  printTasksScreen,
} from '../features/family-work/index.ts';
import { PrintFamilyNotesPage, PrintPersonNotesPage } from './notes/print-notes-page.tsx';
import { PrintPlanPage } from './plan/print-plan-page.tsx';
import { PrintTasksPage } from './tasks-list/print-tasks-page.tsx';
import { PrintFamilyPage } from './family-card/print-family-page.tsx';
import { PrintPeoplePage } from './people-list/print-people-page.tsx';
import { PrintPersonPage } from './person-card/print-person-page.tsx';

/** Every print as a screen with its preview. */
export const printRoutes: readonly RouteEntry[] = [
  { screen: printPersonScreen, component: PrintPersonPage, guide: 'wydruki' },
  { screen: printPeopleScreen, component: PrintPeoplePage, guide: 'wydruki' },
  { screen: printFamilyScreen, component: PrintFamilyPage, guide: 'wydruki' },
  { screen: printFamiliesScreen, component: PrintFamiliesPage, guide: 'wydruki' },
  { screen: printFamilyNotesScreen, component: PrintFamilyNotesPage, guide: 'wydruki' },
  { screen: printPersonNotesScreen, component: PrintPersonNotesPage, guide: 'wydruki' },
  { screen: printPlanScreen, component: PrintPlanPage, guide: 'wydruki' },
  { screen: printTasksScreen, component: PrintTasksPage, guide: 'wydruki' },
  { screen: printCaseloadsScreen, component: PrintCaseloadsPage, guide: 'obciazenie' },
];
