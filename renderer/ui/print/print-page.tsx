import { memo, type ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import type { PrintBlock, PrintColumn, PrintDocument, PrintRow } from './document.ts';
import type { PageLayout, PrintPart } from './paginate.ts';

/** Only the lines of its text that stand on this page, of a block or a cell too tall for one. */
function Part(props: { of: PrintPart | undefined; children: ReactNode }): ReactNode {
  if (props.of === undefined) return props.children;
  const { from, to } = props.of;
  return (
    <div className="print-part" style={{ height: to - from }}>
      <div style={{ marginTop: -from }}>{props.children}</div>
    </div>
  );
}

function PrintTable(props: {
  label: string;
  columns: readonly PrintColumn[];
  rows: readonly PrintRow[];
  /** The part of the row at this place that is drawn, undefined for a whole one. */
  partOf: (index: number) => PrintPart | undefined;
}): ReactNode {
  const shares = props.columns.reduce((sum, column) => sum + column.share, 0);
  return (
    <table className="print-table" aria-label={props.label}>
      <colgroup>
        {props.columns.map((column) => (
          <col key={column.key} style={{ width: `${(100 * column.share) / shares}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.key} scope="col" data-align={column.align ?? 'start'}>
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row, at) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <td key={props.columns[index]?.key ?? index} data-align={props.columns[index]?.align ?? 'start'}>
                <Part of={props.partOf(at)}>{cell}</Part>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which rows and parts of a block are meant; a page's piece says so too. */
interface Place {
  readonly from?: number;
  readonly to?: number;
  readonly part?: PrintPart;
  readonly parts?: ReadonlyMap<number, PrintPart>;
}

/** A block of a document, or the given rows of a table, exactly as measured and as printed. */
export function PrintPiece(props: { block: PrintBlock; place: Place }): ReactNode {
  const { block } = props;
  const { from = 0, to, part, parts } = props.place;
  return (
    <div className="print-block">
      {block.kind === 'block' ? (
        <Part of={part}>{block.node}</Part>
      ) : (
        <PrintTable
          label={block.label}
          columns={block.columns}
          rows={block.rows.slice(from, to)}
          partOf={(index) => parts?.get(from + index)}
        />
      )}
    </div>
  );
}

/** One A4 page: running head, its pieces, running foot with the page number. Drawn once however many stand beside it. */
export const PrintPage = memo(function PrintPage(props: {
  document: PrintDocument;
  layout: PageLayout;
  number: number;
  of: number;
}): ReactNode {
  const t = useText('print');
  return (
    <section
      className="print-page"
      data-orientation={props.document.orientation}
      aria-label={t('pageOf', { page: props.number, pages: props.of, lng: 'pl' })}
    >
      <header className="print-running-head">{props.document.runningHead}</header>
      <div className="print-body">
        {props.layout.map((piece) => {
          const block = props.document.blocks[piece.index];
          return block === undefined ? null : <PrintPiece key={block.key} block={block} place={piece} />;
        })}
      </div>
      <footer className="print-running-foot">
        <div>{props.document.runningFoot}</div>
        <div className="print-page-number">{t('pageOf', { page: props.number, pages: props.of, lng: 'pl' })}</div>
      </footer>
    </section>
  );
});
