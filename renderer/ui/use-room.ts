import { useEffect, useRef, useState } from 'react';

/** The width of an element, followed as the window changes. */
export function useRoom(): readonly [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [room, setRoom] = useState(800);
  const seen = useRef(0);
  useEffect(() => {
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === 0 || Math.abs(width - seen.current) < 2) return;
      seen.current = width;
      setRoom(width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, room];
}
