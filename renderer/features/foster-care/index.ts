import type { RouteEntry } from '../../ui/route-entry.ts';
import { ChildPage } from './child-page.tsx';
import { ChildrenPage } from './children-page.tsx';
import { ExceptionsPage } from './exceptions-page.tsx';
import { EditHomePage } from './edit-home-page.tsx';
import { HomePage } from './home-page.tsx';
import { HomesPage } from './homes-page.tsx';
import { LeaverPage } from './leaver-page.tsx';
import { LeaversPage } from './leavers-page.tsx';
import { NewHomePage } from './new-home-page.tsx';
import { PlaceChildPage } from './place-page.tsx';
import {
  childrenScreen,
  childScreen,
  editHomeScreen,
  exceptionsScreen,
  homeScreen,
  homesScreen,
  leaverScreen,
  leaversScreen,
  newHomeScreen,
  placeChildScreen,
  vacanciesScreen,
} from './screens.ts';
import { VacanciesPage } from './vacancies/vacancies-page.tsx';

export { useChildrenColumns, useChildrenFilterNames } from './children-page.tsx';
export { useExceptionsColumns } from './exceptions-page.tsx';
export { useLeaversColumns, useLeaversFilterNames } from './leavers-page.tsx';
export { childrenFilterWords, exceptionsFilterWords, homesFilterWords, leaversFilterWords } from './filter-words.ts';
export { useCareEntry, useHomeEntry } from './care-entries.tsx';
export { childIdOf, homeIdOf } from './queries.ts';
export { useHomesColumns, useHomesFilterNames } from './homes-page.tsx';
export {
  exceptionsList,
  exceptionsScreen,
  printExceptionsScreen,
  childrenList,
  childrenScreen,
  homesList,
  homesScreen,
  homeScreen,
  childScreen,
  leaversList,
  leaversScreen,
  leaverScreen,
  printLeaverScreen,
  printLeaverProgrammeScreen,
  printLeaversScreen,
  printChildScreen,
  printHomeScreen,
  printChildrenScreen,
  printHomesScreen,
  printMatchScreen,
  printVacanciesScreen,
  vacanciesScreen,
} from './screens.ts';
export { StayTimelineView } from './timeline/stay-timeline-view.tsx';

export const fosterCareRoutes: readonly RouteEntry[] = [
  { screen: childrenScreen, component: ChildrenPage, guide: 'piecza-zastepcza' },
  { screen: placeChildScreen, component: PlaceChildPage, guide: 'piecza-zastepcza' },
  { screen: childScreen, component: ChildPage, guide: 'piecza-zastepcza' },
  { screen: homesScreen, component: HomesPage, guide: 'rodziny-zastepcze' },
  { screen: newHomeScreen, component: NewHomePage, guide: 'rodziny-zastepcze' },
  { screen: homeScreen, component: HomePage, guide: 'rodziny-zastepcze' },
  { screen: editHomeScreen, component: EditHomePage, guide: 'rodziny-zastepcze' },
  { screen: exceptionsScreen, component: ExceptionsPage, guide: 'piecza-zastepcza' },
  { screen: leaversScreen, component: LeaversPage, guide: 'usamodzielnienie' },
  { screen: leaverScreen, component: LeaverPage, guide: 'usamodzielnienie' },
  { screen: vacanciesScreen, component: VacanciesPage, guide: 'wolne-miejsca' },
];
