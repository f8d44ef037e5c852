import type { RouteEntry } from '../../ui/route-entry.ts';
import { EditPersonPage } from './edit-person-page.tsx';
import { NewPersonPage } from './new-person-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { PersonPage } from './person-page.tsx';
import { editPersonScreen, newPersonScreen, peopleScreen, personScreen } from './screens.ts';

export { filterWords } from './filter-words.ts';
export { useFilterNames, usePeopleColumns } from './people-page.tsx';
export { personIdOf } from './queries.ts';
export {
  peopleList,
  peopleScreen,
  personScreen,
  printPeopleScreen,
  printPersonHistoryScreen,
  printPersonNetworkScreen,
  printPersonScreen,
} from './screens.ts';

export const peopleRoutes: readonly RouteEntry[] = [
  { screen: peopleScreen, component: PeoplePage, guide: 'osoby' },
  { screen: newPersonScreen, component: NewPersonPage, guide: 'osoby' },
  { screen: personScreen, component: PersonPage, guide: 'osoby' },
  { screen: editPersonScreen, component: EditPersonPage, guide: 'osoby' },
];
