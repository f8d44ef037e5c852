import { z } from 'zod';
import { peopleRoutes } from '#renderer/features/people/index.ts';
import { printRoutes } from '#renderer/prints/index.ts';
import { PATHS } from '#renderer/ui/paths.ts';
import type { RouteEntry } from '#renderer/ui/route-entry.ts';
import { defineScreen } from '#renderer/ui/screen.ts';
import { WelcomePage } from './welcome-page.tsx';

const welcome = defineScreen({ path: PATHS.dashboard, permission: 'signed-in', search: z.object({}) });

/**
 * Every screen of the program. A feature gives its entries from its index and is added here with one line; the router
 * is built from this table and tests that say "every screen" read it.
 */
export const ROUTES: readonly RouteEntry[] = [
  { screen: welcome, component: WelcomePage },
  ...peopleRoutes,
  ...printRoutes,
];
