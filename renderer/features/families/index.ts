import type { RouteEntry } from '../../ui/route-entry.ts';
import { EditFamilyPage } from './edit-family-page.tsx';
import { FamiliesPage } from './families-page.tsx';
import { FamilyPage } from './family-page.tsx';
import { NewFamilyPage } from './new-family-page.tsx';
import { editFamilyScreen, familiesScreen, familyScreen, newFamilyScreen } from './screens.ts';

export { useFamiliesColumns, useFamilyFilterNames } from './families-page.tsx';
export { familyFilterWords } from './filter-words.ts';
export { familyIdOf } from './queries.ts';
export {
  familiesList,
  familiesScreen,
  familyScreen,
  newFamilyScreen,
  printFamiliesScreen,
  printFamilyScreen,
  printFamilyHistoryScreen,
  printFamilyNetworkScreen,
  printGenogramScreen,
} from './screens.ts';

export const familiesRoutes: readonly RouteEntry[] = [
  { screen: familiesScreen, component: FamiliesPage, guide: 'rodziny' },
  { screen: newFamilyScreen, component: NewFamilyPage, guide: 'rodziny' },
  { screen: familyScreen, component: FamilyPage, guide: 'rodziny' },
  { screen: editFamilyScreen, component: EditFamilyPage, guide: 'rodziny' },
];
