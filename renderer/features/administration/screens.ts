import { z } from 'zod';

import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const ADMINISTRATION_TABS = ['users', 'roles'] as const;

export const administrationScreen = defineScreen({
  path: PATHS.administration,
  permission: 'administration.users',
  search: z.object({ tab: z.enum(ADMINISTRATION_TABS).default('users') }),
});
export const newUserScreen = defineScreen({
  path: PATHS.newUser,
  permission: 'administration.users',
  search: z.object({}),
});
export const printUsersScreen = defineScreen({
  path: PATHS.printUsers,
  permission: 'administration.users',
  search: z.object({}),
});
