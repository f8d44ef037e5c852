import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';

import { officeToday } from '../ui/format.ts';

/** One left open is noticed within this time; one that slept past midnight as soon as somebody comes back to it. */
const LOOK_MS = 30_000;

/**
 * When another day has begun, also while the computer slept or the program was locked, everything fetched is drawn and
 * asked for anew: what holds „od” a day, ends, is overdue or has an age then says so. What is being typed stays.
 */
export function useNewDay(): void {
  const queries = useQueryClient();
  const day = useRef(officeToday());
  const look = useEffectEvent((): void => {
    const today = officeToday();
    if (today === day.current) return;
    day.current = today;
    // The answers may be the very same while their words are not: a copy makes whoever shows them draw again.
    for (const query of queries.getQueryCache().getAll()) {
      const { data } = query.state;
      if (data !== undefined) query.setState({ data: structuredClone(data) });
    }
    void queries.invalidateQueries();
  });
  useEffect(() => {
    const seen = (): void => look();
    seen();
    const timer = setInterval(seen, LOOK_MS);
    window.addEventListener('focus', seen);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', seen);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
}
