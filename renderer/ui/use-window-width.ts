import { useSyncExternalStore } from 'react';

export type WindowWidth = 'wide' | 'middle' | 'narrow';

const narrow = '(max-width: 799.98px)';
const middle = '(max-width: 1199.98px)';

function subscribe(changed: () => void): () => void {
  const lists = [narrow, middle].map((query) => globalThis.matchMedia(query));
  lists.forEach((list) => list.addEventListener('change', changed));
  return () => lists.forEach((list) => list.removeEventListener('change', changed));
}

function read(): WindowWidth {
  if (globalThis.matchMedia(narrow).matches) return 'narrow';
  return globalThis.matchMedia(middle).matches ? 'middle' : 'wide';
}

/** Which of the three layouts the window has room for: 1200 and more, 800 to 1199, below 800 CSS pixels. */
export function useWindowWidth(): WindowWidth {
  return useSyncExternalStore(subscribe, read);
}
