import { flushSync } from 'react-dom';

import { type Instant, toInstant } from '#shared/kernel/instant.ts';

/** The moment that stands at the foot of each page: that of opening the preview, and of each print from then on. */
export interface PrintMoment {
  readonly get: () => Instant;
  readonly subscribe: (changed: () => void) => () => void;
  /** Takes the present moment at every print of this window until it is told to stop. */
  readonly follow: () => () => void;
}

export function createPrintMoment(now: () => number = Date.now): PrintMoment {
  let moment = toInstant(now());
  const listeners = new Set<() => void>();
  const renew = (): void => {
    moment = toInstant(now());
    // The printer takes the page as it stands when this event is over.
    flushSync(() => listeners.forEach((changed) => changed()));
  };
  return {
    get: () => moment,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    follow: () => {
      window.addEventListener('beforeprint', renew);
      return () => window.removeEventListener('beforeprint', renew);
    },
  };
}
