import { memo, type ReactNode } from 'react';

import { useText } from '../../i18n/index.ts';
import type { PrintBlock, PrintColumn, PrintDocument, PrintRow } from './document.ts';
import type { PageLayout } from './paginate.ts';

function PrintTable(props: { label: string; columns: readonly PrintColumn[]; rows: readonly PrintRow[] }): ReactNode {
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
        {props.rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, index) => (
              <td key={props.columns[index]?.key ?? index} data-align={props.columns[index]?.align ?? 'start'}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A block of a document, or the given rows of a table, exactly as measured and as printed. */
export function PrintPiece(props: { block: PrintBlock; from?: number; to?: number }): ReactNode {
  const { block } = props;
  if (block.kind === 'block') return <div className="print-block">{block.node}</div>;
  return (
    <div className="print-block">
      <PrintTable label={block.label} columns={block.columns} rows={block.rows.slice(props.from, props.to)} />
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
          if (block === undefined) return null;
          return piece.kind === 'block' ? (
            <PrintPiece key={block.key} block={block} />
          ) : (
            <PrintPiece key={block.key} block={block} from={piece.from} to={piece.to} />
          );
        })}
      </div>
      <footer className="print-running-foot">
        <div>{props.document.runningFoot}</div>
        <div className="print-page-number">{t('pageOf', { page: props.number, pages: props.of, lng: 'pl' })}</div>
      </footer>
    </section>
  );
});
