import { useEffect } from 'react';
import { useClient } from '#renderer/client/index.ts';

/** Who only reads moves the mouse and its wheel. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
/** How often a busy keyboard is reported, in milliseconds; the idle lock counts minutes. */
const EVERY_MS = 30_000;

/** Tells the office that somebody is at the keyboard or the mouse, so that the idle lock waits. */
export function useActivityTouch(): void {
  const client = useClient();
  useEffect(() => {
    let last = 0;
    const touch = () => {
      const now = Date.now();
      if (now - last < EVERY_MS) return;
      last = now;
      // A touch that is refused or lost changes nothing: the session itself says when it locks.
      client.session.touch({}).catch(() => undefined);
    };
    for (const event of SIGNS) globalThis.addEventListener(event, touch, { capture: true, passive: true });
    return () => {
      for (const event of SIGNS) globalThis.removeEventListener(event, touch, { capture: true });
    };
  }, [client]);
}
