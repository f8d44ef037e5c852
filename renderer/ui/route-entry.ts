import type { ComponentType } from 'react';
import type { Screen } from './screen.ts';

/** A screen of the program: its address and what is drawn there. Features and prints give these from their index. */
export type RouteEntry = {
  readonly screen: Screen;
  readonly component: ComponentType;
  /** Page of the built-in guide that F1 opens here. */
  readonly guide?: string;
};
