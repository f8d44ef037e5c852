import { z } from 'zod';

import { familiesFilter } from '#shared/features/families/families.schema.ts';
import { personId } from '#shared/kernel/ids.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import { chronicleView } from '../../ui/chronicle-view.ts';
import { PATHS } from '../../ui/paths.ts';
import type { SavableList } from '../../ui/list/saved-list.ts';
import { defineScreen } from '../../ui/screen.ts';

export const FAMILY_TABS = ['overview', 'chronicle', 'plans', 'genogram', 'network', 'history'] as const;

export const familiesScreen = defineScreen({
  path: PATHS.families,
  permission: 'families.view',
  search: familiesFilter,
});
export const newFamilyScreen = defineScreen({
  path: PATHS.newFamily,
  permission: 'families.edit',
  /** Somebody the family starts with. */
  search: z.object({ member: personId.nullable().default(null) }),
});
export const familyScreen = defineScreen({
  path: PATHS.family,
  permission: 'families.view',
  /** The day is the genogram's; `write` opens a form of the tab at once, where a draft of it waits; the rest is the chronicle's. */
  search: chronicleView.extend({
    tab: z.enum(FAMILY_TABS).default('overview'),
    day: localDate.nullable().default(null),
    write: z.enum(['note', 'plan']).nullable().default(null),
  }),
});
export const editFamilyScreen = defineScreen({
  path: PATHS.editFamily,
  permission: 'families.edit',
  search: z.object({}),
});
export const printFamilyScreen = defineScreen({
  path: PATHS.printFamily,
  permission: 'families.export',
  search: z.object({}),
});
export const printGenogramScreen = defineScreen({
  path: PATHS.printGenogram,
  permission: 'families.export',
  search: z.object({ day: localDate.nullable().default(null) }),
});
export const printFamilyHistoryScreen = defineScreen({
  path: PATHS.printFamilyHistory,
  permission: 'families.export',
  search: z.object({}),
});
export const printFamilyNetworkScreen = defineScreen({
  path: PATHS.printFamilyNetwork,
  permission: 'families.export',
  search: z.object({}),
});
export const printFamiliesScreen = defineScreen({
  path: PATHS.printFamilies,
  permission: 'families.export',
  search: familiesFilter,
});

export const familiesList: SavableList = { key: 'families', screen: familiesScreen, columns: 'families.list' };
