import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';

import type { PrintDocument } from './document.ts';
import type { PageLayout } from './paginate.ts';
import { PrintOutput } from './print-output.tsx';
import type { PrintProgress } from './use-print-rows.ts';

/** Pages drawn at once, so that the window stays alive while hundreds are made ready. */
const PAGES_AT_ONCE = 10;

/**
 * The paper: all pages of a document, drawn only for the moment they go to the printer. `draw` makes them ready in steps
 * and is false when it was given up; whatever prints without asking (the system, a test) gets them drawn at once.
 */
export function usePaper(
  document: PrintDocument | null,
  pages: readonly PageLayout[] | null,
): {
  readonly paper: ReactNode;
  /** Null while nothing is being made ready. */
  readonly drawing: PrintProgress | null;
  readonly draw: () => Promise<boolean>;
  readonly giveUp: () => void;
  /** Takes the pages away once they are printed. */
  readonly release: () => void;
} {
  const [drawn, setDrawn] = useState<{ pages: readonly PageLayout[] | null; count: number }>({ pages: null, count: 0 });
  const [drawing, setDrawing] = useState(false);
  const run = useRef<AbortController | null>(null);
  const release = (): void => setDrawn({ pages: null, count: 0 });
  const count = drawn.pages === pages ? drawn.count : 0;

  const beforePrint = useEffectEvent(() => {
    if (pages !== null) flushSync(() => setDrawn({ pages, count: pages.length }));
  });
  const afterPrint = useEffectEvent(release);
  useEffect(() => {
    const before = (): void => beforePrint();
    const after = (): void => afterPrint();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      run.current?.abort();
    };
  }, []);

  const draw = async (): Promise<boolean> => {
    if (pages === null || run.current !== null) return false;
    const stop = new AbortController();
    run.current = stop;
    setDrawing(true);
    try {
      for (let next = PAGES_AT_ONCE; !stop.signal.aborted; next += PAGES_AT_ONCE) {
        setDrawn({ pages, count: Math.min(next, pages.length) });
        await nextFrame();
        if (next >= pages.length) return !stop.signal.aborted;
      }
      release();
      return false;
    } finally {
      run.current = null;
      setDrawing(false);
    }
  };

  return {
    paper:
      document === null || pages === null || count === 0 ? null : (
        <PrintOutput document={document} pages={pages} drawn={count} />
      ),
    drawing: drawing && pages !== null ? { done: count, total: pages.length } : null,
    draw,
    giveUp: () => run.current?.abort(),
    release,
  };
}

/** After what was set has been drawn; also in a window that nobody sees, which has no frames. */
async function nextFrame(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}
