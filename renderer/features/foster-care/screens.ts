import { z } from 'zod';

import { childrenFilter } from '#shared/features/foster-care/care.schema.ts';
import { exceptionsFilter } from '#shared/features/foster-care/exceptions.schema.ts';
import { homesFilter } from '#shared/features/foster-care/homes.schema.ts';
import { leaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import { boardFilter, soughtInput } from '#shared/features/foster-care/vacancies.schema.ts';
import { familyId, homeId, personId } from '#shared/kernel/ids.ts';
import { localDate } from '#shared/kernel/local-date.ts';
import type { SavableList } from '../../ui/list/saved-list.ts';
import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const childrenScreen = defineScreen({ path: PATHS.children, permission: 'care.view', search: childrenFilter });
export const placeChildScreen = defineScreen({
  path: PATHS.placeChild,
  permission: 'care.edit',
  /** Whose card led here, the child's or the home's. */
  search: z.object({ child: personId.nullable().default(null), home: homeId.nullable().default(null) }),
});
export const childScreen = defineScreen({ path: PATHS.child, permission: 'care.view', search: z.object({}) });
export const printChildScreen = defineScreen({
  path: PATHS.printChild,
  permission: 'care.export',
  search: z.object({}),
});
export const printHomeScreen = defineScreen({
  path: PATHS.printHome,
  permission: 'homes.export',
  search: z.object({}),
});
export const printChildrenScreen = defineScreen({
  path: PATHS.printChildren,
  permission: 'care.export',
  search: childrenFilter,
});

export const homesScreen = defineScreen({ path: PATHS.homes, permission: 'homes.view', search: homesFilter });
export const newHomeScreen = defineScreen({
  path: PATHS.newHome,
  permission: 'homes.edit',
  /** The family whose card led here. */
  search: z.object({ family: familyId.nullable().default(null) }),
});
export const homeScreen = defineScreen({
  path: PATHS.home,
  permission: 'homes.view',
  search: z.object({ tab: z.enum(['overview', 'papers']).default('overview') }),
});
export const editHomeScreen = defineScreen({ path: PATHS.editHome, permission: 'homes.edit', search: z.object({}) });
export const printHomesScreen = defineScreen({
  path: PATHS.printHomes,
  permission: 'homes.export',
  search: homesFilter,
});

export const exceptionsScreen = defineScreen({
  path: PATHS.exceptions,
  permission: 'care.view',
  search: exceptionsFilter,
});
export const printExceptionsScreen = defineScreen({
  path: PATHS.printExceptions,
  permission: 'care.export',
  search: exceptionsFilter,
});

export const exceptionsList: SavableList = {
  key: 'placementExceptions',
  screen: exceptionsScreen,
  columns: 'placementExceptions.list',
};
export const leaversScreen = defineScreen({ path: PATHS.leavers, permission: 'leavers.view', search: leaversFilter });
export const leaverScreen = defineScreen({ path: PATHS.leaver, permission: 'leavers.view', search: z.object({}) });
export const printLeaverScreen = defineScreen({
  path: PATHS.printLeaver,
  permission: 'leavers.export',
  search: z.object({}),
});
export const printLeaverProgrammeScreen = defineScreen({
  path: PATHS.printLeaverProgramme,
  permission: 'leavers.export',
  search: z.object({}),
});
export const printLeaversScreen = defineScreen({
  path: PATHS.printLeavers,
  permission: 'leavers.export',
  search: leaversFilter,
});

/** For whom a place is sought, with which conditions: nobody, and nothing but what records say, unless chosen. */
const soughtSearch = {
  childIds: z.array(personId).default([]),
  from: localDate.nullable().default(null),
  sameCommune: soughtInput.shape.sameCommune,
  needs: soughtInput.shape.needs,
};
export const vacanciesScreen = defineScreen({
  path: PATHS.vacancies,
  permission: 'homes.view',
  search: z.object({ ...boardFilter.shape, ...soughtSearch }),
});
export const printVacanciesScreen = defineScreen({
  path: PATHS.printVacancies,
  permission: 'homes.export',
  search: boardFilter,
});
export const printMatchScreen = defineScreen({
  path: PATHS.printMatch,
  permission: 'care.export',
  search: z.object(soughtSearch),
});

export const childrenList: SavableList = { key: 'care', screen: childrenScreen, columns: 'care.list' };
export const homesList: SavableList = { key: 'homes', screen: homesScreen, columns: 'homes.list' };
export const leaversList: SavableList = { key: 'leavers', screen: leaversScreen, columns: 'leavers.list' };
