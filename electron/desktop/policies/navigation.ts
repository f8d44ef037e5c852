import { isOwnPage } from './page-address.ts';

/** A navigation about to happen in a window, as far as the decision needs it. */
export interface Navigation {
  readonly address: string;
  readonly isMainFrame: boolean;
  readonly isRedirect: boolean;
}

/**
 * Only reloading the one document is allowed, in the main frame. Routes are fragments and never come here; there are no
 * frames; the own scheme never redirects.
 */
export function isNavigationAllowed(navigation: Navigation): boolean {
  return navigation.isMainFrame && !navigation.isRedirect && isOwnPage(navigation.address);
}
