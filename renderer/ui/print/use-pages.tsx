import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

import type { PrintDocument } from './document.ts';
import { paginate, type MeasuredBlock, type PageLayout } from './paginate.ts';
import { PrintPiece } from './print-page.tsx';

/** A pixel kept free at the foot of each page, so that rounding never pushes a line over the edge. */
const SPARE = 1;

function measure(root: HTMLElement, document: PrintDocument): readonly PageLayout[] {
  const body = root.querySelector('.print-body');
  if (body === null) return [];
  const available = body.getBoundingClientRect().height - SPARE;
  const pieces = [...root.querySelectorAll('.print-measure-flow > .print-block')];
  const measured = document.blocks.map((block, index): MeasuredBlock => {
    const piece = pieces[index];
    const height = piece?.getBoundingClientRect().height ?? 0;
    if (block.kind === 'block') return { kind: 'block', height, keepWithNext: block.keepWithNext ?? false };
    const rows = [...(piece?.querySelectorAll('tbody > tr') ?? [])].map((row) => row.getBoundingClientRect().height);
    // Head, borders and the space around the table: everything that is not a row.
    return { kind: 'table', headHeight: height - rows.reduce((sum, one) => sum + one, 0), rowHeights: rows };
  });
  return paginate(measured, available);
}

/**
 * Breaks a document into pages by measuring it with the very fonts and widths it is printed with.
 * Returns null until the fonts are there, and the hidden element that does the measuring.
 */
export function usePages(document: PrintDocument | null): {
  readonly pages: readonly PageLayout[] | null;
  readonly measuring: ReactNode;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [result, setResult] = useState<{ document: PrintDocument; pages: readonly PageLayout[] } | null>(null);
  useLayoutEffect(() => {
    if (document === null) return undefined;
    let current = true;
    const run = async (): Promise<void> => {
      await window.document.fonts.load('12px "Noto Sans"', 'Zażółć gęślą jaźń');
      await window.document.fonts.load('600 12px "Noto Sans"', 'Zażółć gęślą jaźń');
      await window.document.fonts.ready;
      if (current && ref.current !== null) setResult({ document, pages: measure(ref.current, document) });
    };
    void run();
    return () => {
      current = false;
    };
  }, [document]);
  const measuring =
    document === null
      ? null
      : createPortal(
          <div className="print-measure" aria-hidden="true" inert ref={ref}>
            <section className="print-page" data-orientation={document.orientation}>
              <header className="print-running-head">{document.runningHead}</header>
              <div className="print-body" />
              <footer className="print-running-foot">
                <div>{document.runningFoot}</div>
                <div className="print-page-number">00 / 00</div>
              </footer>
            </section>
            <div className="print-measure-flow" data-orientation={document.orientation}>
              {document.blocks.map((block) => (
                <PrintPiece key={block.key} block={block} />
              ))}
            </div>
          </div>,
          window.document.body,
        );
  return { pages: result?.document === document ? result.pages : null, measuring };
}
