import { useLayoutEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import { createPortal } from 'react-dom';

import type { PrintDocument } from './document.ts';
import { batchesOf, heightsOf, type MeasuredSlice, type Slice } from './measured-slices.ts';
import { paginate, type PageLayout, type TallText } from './paginate.ts';
import { PrintPiece } from './print-page.tsx';
import { tallText } from './text-cuts.ts';
import type { PrintProgress } from './use-print-rows.ts';

/** A pixel kept free at the foot of each page, so that rounding never pushes a line over the edge. */
const SPARE = 1;

/** What stands alone in a cell gets cut with it; lines are told apart over all cells of a row. */
function tallRow(row: Element): TallText | undefined {
  const cells = [...row.querySelectorAll('td')];
  const style = cells[0] === undefined ? null : getComputedStyle(cells[0]);
  if (style === null) return undefined;
  const { top, height } = row.getBoundingClientRect();
  const above = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.borderTopWidth);
  const below = Number.parseFloat(style.paddingBottom) + Number.parseFloat(style.borderBottomWidth);
  return tallText(cells, top + above, height - above - below);
}

/** Of the rows of one slice, and of a block, those that may not fit a page of `body` pixels. */
function tallOf(piece: Element, slice: Slice, rows: readonly Element[], body: number): Map<number, TallText> {
  const tall = new Map<number, TallText>();
  // With a head above it a row may be too tall though it is lower than the page.
  const suspect = (element: Element): boolean => element.getBoundingClientRect().height > body / 2;
  if (!suspect(piece)) return tall;
  rows.forEach((row, at) => {
    const text = suspect(row) ? tallRow(row) : undefined;
    if (text !== undefined) tall.set(slice.from + at, text);
  });
  if (piece.querySelector('tbody') === null) {
    const { top, height } = piece.getBoundingClientRect();
    tall.set(0, tallText([piece], top, height));
  }
  return tall;
}

/** The height of a page's body, and of each slice that stands in the flow. */
function measure(root: HTMLElement, batch: readonly Slice[]): { body: number; slices: readonly MeasuredSlice[] } {
  const body = root.querySelector('.print-body')?.getBoundingClientRect().height ?? 0;
  const pieces = [...root.querySelectorAll('.print-measure-flow > .print-block')];
  const slices = batch.map((slice, index): MeasuredSlice => {
    const piece = pieces[index];
    const rows = [...(piece?.querySelectorAll('tbody > tr') ?? [])];
    return {
      slice,
      height: piece?.getBoundingClientRect().height ?? 0,
      rowHeights: rows.map((row) => row.getBoundingClientRect().height),
      ...(piece === undefined ? {} : { tall: tallOf(piece, slice, rows, body) }),
    };
  });
  return { body, slices };
}

async function fontsReady(): Promise<void> {
  await window.document.fonts.load('12px "Noto Sans"', 'Zażółć gęślą jaźń');
  await window.document.fonts.load('600 12px "Noto Sans"', 'Zażółć gęślą jaźń');
  await window.document.fonts.ready;
}

interface Measuring {
  readonly document: PrintDocument;
  readonly measured: readonly MeasuredSlice[];
  /** The batch that stands in the flow now. */
  readonly batch: number;
  /** Known once the last batch is measured. */
  readonly pages: readonly PageLayout[] | null;
}

const begin = (document: PrintDocument): Measuring => ({ document, measured: [], batch: 0, pages: null });

/**
 * Breaks a document into pages by measuring it with the very fonts and widths it is printed with, some hundred lines at
 * a time: a table's columns are fixed, so no row's height depends on another. `pages` is null until all is measured,
 * `measuring` the hidden element that does it, `progress` how far it is.
 */
export function usePages(document: PrintDocument | null): {
  readonly pages: readonly PageLayout[] | null;
  readonly measuring: ReactNode;
  readonly progress: PrintProgress | null;
} {
  const ref = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState<Measuring | null>(null);
  const batches = useMemo(() => (document === null ? [] : batchesOf(document.blocks)), [document]);
  const now = useMemo(
    () => (document === null ? null : kept?.document === document ? kept : begin(document)),
    [document, kept],
  );
  useLayoutEffect(() => {
    if (now === null || now.pages !== null) return undefined;
    let current = true;
    const run = async (): Promise<void> => {
      await fontsReady();
      if (!current || ref.current === null) return;
      const { body, slices } = measure(ref.current, batches[now.batch] ?? []);
      const measured = [...now.measured, ...slices];
      const last = now.batch + 1 >= batches.length;
      const pages = last ? paginate(heightsOf(now.document.blocks, measured), body - SPARE) : null;
      setKept({ document: now.document, measured, batch: now.batch + 1, pages });
    };
    void run();
    return () => {
      current = false;
    };
  }, [now, batches]);
  if (document === null || now === null) return { pages: null, measuring: null, progress: null };
  const { pages, batch } = now;
  const progress = pages === null ? { done: batch, total: batches.length } : null;
  return {
    pages,
    progress,
    measuring: pages === null ? <Flow of={document} batch={batches[batch]} ref={ref} /> : null,
  };
}

function Flow(props: { of: PrintDocument; batch: readonly Slice[] | undefined; ref: Ref<HTMLDivElement> }): ReactNode {
  const { of: document, batch = [], ref } = props;
  return createPortal(
    <div className="print-measure" aria-hidden="true" inert ref={ref}>
      <section className="print-page" data-orientation={document.orientation}>
        <header className="print-running-head">{document.runningHead}</header>
        <div className="print-body" />
        <footer className="print-running-foot">
          <div>{document.runningFoot}</div>
          <div className="print-page-number">0000 / 0000</div>
        </footer>
      </section>
      <div className="print-measure-flow" data-orientation={document.orientation}>
        {batch.map(({ index, from, to }) => {
          const block = document.blocks[index];
          return block === undefined ? null : (
            <PrintPiece key={`${index} ${from}`} block={block} place={{ from, to }} />
          );
        })}
      </div>
    </div>,
    window.document.body,
  );
}
