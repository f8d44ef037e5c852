import { z } from 'zod';

import { peopleFilter } from '#shared/features/people/people.schema.ts';
import { familyId } from '#shared/kernel/ids.ts';
import { chronicleView } from '../../ui/chronicle-view.ts';
import { PATHS } from '../../ui/paths.ts';
import type { SavableList } from '../../ui/list/saved-list.ts';
import { defineScreen } from '../../ui/screen.ts';

export const PERSON_TABS = ['overview', 'chronicle', 'network', 'history'] as const;

export const peopleScreen = defineScreen({ path: PATHS.people, permission: 'people.view', search: peopleFilter });
export const newPersonScreen = defineScreen({
  path: PATHS.newPerson,
  permission: 'people.edit',
  /** The family the person is entered for; 'new' is one that is being typed itself. */
  search: z.object({
    family: z
      .union([z.literal('new'), familyId])
      .nullable()
      .default(null),
  }),
});
export const personScreen = defineScreen({
  path: PATHS.person,
  permission: 'people.view',
  /** `write` opens the form of a note at once, where a draft of it waits; the rest is the chronicle's. */
  search: chronicleView.extend({
    tab: z.enum(PERSON_TABS).default('overview'),
    write: z.literal('note').nullable().default(null),
  }),
});
export const editPersonScreen = defineScreen({
  path: PATHS.editPerson,
  permission: 'people.edit',
  search: z.object({}),
});
export const printPersonScreen = defineScreen({
  path: PATHS.printPerson,
  permission: 'people.export',
  search: z.object({}),
});
export const printPersonHistoryScreen = defineScreen({
  path: PATHS.printPersonHistory,
  permission: 'people.export',
  search: z.object({}),
});
export const printPersonNetworkScreen = defineScreen({
  path: PATHS.printPersonNetwork,
  permission: 'people.export',
  search: z.object({}),
});
export const printPeopleScreen = defineScreen({
  path: PATHS.printPeople,
  permission: 'people.export',
  search: peopleFilter,
});

export const peopleList: SavableList = { key: 'people', screen: peopleScreen, columns: 'people.list' };
