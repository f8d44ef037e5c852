/** What must have happened before the program may call itself ready. */
export interface Readiness {
  /** A window has drawn its first picture. */
  shown(): void;
  /** A call of the page was answered over its port. */
  answered(): void;
}

/**
 * Calls `ready` once, when a window is drawn and its page has had an answer: then scheme, policy, preload, port and
 * core have all worked, which no event of the window alone says.
 */
export function announceReady(ready: () => void): Readiness {
  const missing = new Set(['shown', 'answered']);
  function arrived(what: 'shown' | 'answered'): void {
    if (missing.delete(what) && missing.size === 0) ready();
  }
  return { shown: () => arrived('shown'), answered: () => arrived('answered') };
}
