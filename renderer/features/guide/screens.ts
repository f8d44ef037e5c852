import { z } from 'zod';

import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';
import { GUIDE_PAGES } from './pages.ts';

export const guideScreen = defineScreen({
  path: PATHS.guide,
  permission: 'signed-in',
  search: z.object({ strona: z.enum(GUIDE_PAGES).default('pierwsze-kroki') }),
});
