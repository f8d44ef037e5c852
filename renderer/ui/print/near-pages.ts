import { useEffect, useState, type RefObject } from 'react';

/** Pages `from`..`to` (exclusive, counted from 0): those in view and some around them. */
export interface NearPages {
  readonly from: number;
  readonly to: number;
}

/**
 * Which of `count` pages stand near the part of a scrolled column that is in view.
 * @param view top and height of that part, in pixels from the first page on
 * @param pitch height of a page with the gap below it, in pixels
 * @param around pages drawn before and after those in view
 */
export function nearPages(
  view: { readonly top: number; readonly height: number },
  pitch: number,
  count: number,
  around: number,
): NearPages {
  const first = Math.floor(Math.max(0, view.top) / pitch);
  const last = Math.ceil((Math.max(0, view.top) + view.height) / pitch);
  const from = Math.min(Math.max(0, first - around), Math.max(0, count - 1));
  return { from, to: Math.min(count, Math.max(from + 1, last + around)) };
}

/** The same, following the scrolling, zoom and size of `column`. */
export function useNearPages(
  column: RefObject<HTMLElement | null>,
  pitch: number,
  count: number,
  around: number,
): NearPages {
  const [near, setNear] = useState<NearPages>({ from: 0, to: 1 + around });
  useEffect(() => {
    const element = column.current;
    if (element === null || count === 0) return undefined;
    const look = (): void => {
      const next = nearPages({ top: element.scrollTop, height: element.clientHeight }, pitch, count, around);
      setNear((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [column, pitch, count, around]);
  return near;
}
