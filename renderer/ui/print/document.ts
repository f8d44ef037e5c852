import type { ReactNode } from 'react';

/** A column of a printed table. Widths are shares of the line; the table's layout is fixed, so rows never reflow. */
export interface PrintColumn {
  readonly key: string;
  readonly header: string;
  /** Share of the table's width; shares are summed, they need not make 100. */
  readonly share: number;
  readonly align?: 'start' | 'end';
}

export interface PrintRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

/** A piece of a printed document. A table may be split between rows, anything else stays whole. */
export type PrintBlock =
  | {
      readonly kind: 'block';
      readonly key: string;
      readonly node: ReactNode;
      /** A heading stays on the page of what follows it. */
      readonly keepWithNext?: boolean;
    }
  | {
      readonly kind: 'table';
      readonly key: string;
      readonly label: string;
      readonly columns: readonly PrintColumn[];
      readonly rows: readonly PrintRow[];
    };

export type PrintOrientation = 'portrait' | 'landscape';

/** A printed document, complete: what the preview shows is what leaves the printer. */
export interface PrintDocument {
  /** File name of the PDF and title of the tagged document. */
  readonly title: string;
  readonly orientation: PrintOrientation;
  /** Stands on top of every page: office, logo strip. */
  readonly runningHead: ReactNode;
  /** Stands at the foot of every page, left of the page number. */
  readonly runningFoot: ReactNode;
  readonly blocks: readonly PrintBlock[];
}

/** The column of row numbers of a table with so many rows: as wide as its longest number, which must not break. */
export function rowNumberColumn(rows: number): PrintColumn {
  return { key: 'number', header: 'Lp.', share: 4 + 1.2 * Math.max(2, String(rows).length), align: 'end' };
}
