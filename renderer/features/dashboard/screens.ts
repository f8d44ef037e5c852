import { z } from 'zod';

import { PATHS } from '../../ui/paths.ts';
import { defineScreen } from '../../ui/screen.ts';

export const dashboardScreen = defineScreen({ path: PATHS.dashboard, permission: 'signed-in', search: z.object({}) });
