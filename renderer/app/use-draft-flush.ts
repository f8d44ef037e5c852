import { useEffect } from 'react';
import { flushDrafts } from '#renderer/ui/drafts/live-drafts.ts';

/** Writes down what is typed whenever the window may not come back: another one is in front, or this one is closing. */
export function useDraftFlush(): void {
  useEffect(() => {
    const flush = () => void flushDrafts();
    const events = ['blur', 'pagehide', 'beforeunload'] as const;
    const hidden = () => {
      if (document.visibilityState === 'hidden') flush();
    };
    for (const event of events) globalThis.addEventListener(event, flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      for (const event of events) globalThis.removeEventListener(event, flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, []);
}
