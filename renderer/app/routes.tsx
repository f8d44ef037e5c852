import type { ComponentType } from 'react';
import { z } from 'zod';
import { PATHS } from '#renderer/ui/paths.ts';
import { defineScreen, type Screen } from '#renderer/ui/screen.ts';
import { WelcomePage } from './welcome-page.tsx';

/** A screen of the program: its address and what is drawn there. */
export type RouteEntry = {
  readonly screen: Screen;
  readonly component: ComponentType;
  /** Page of the built-in guide that F1 opens here. */
  readonly guide?: string;
};

const welcome = defineScreen({ path: PATHS.dashboard, permission: 'signed-in', search: z.object({}) });

/**
 * Every screen of the program. A feature gives its entries from its index and is added here with one line; the router
 * is built from this table and tests that say "every screen" read it.
 */
export const ROUTES: readonly RouteEntry[] = [{ screen: welcome, component: WelcomePage }];
