import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { usePlainTableStyles } from '../../ui/plain-table-styles.ts';
import { useWindowWidth } from '../../ui/use-window-width.ts';

export interface PlainColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** In narrow windows the cell stands under the name, after its title where that is needed to understand it. */
  readonly narrow?: 'plain' | 'titled' | 'beside';
  readonly quiet?: boolean;
}

const useStyles = makeStyles({
  end: { padding: '3px 0', textAlign: 'end', verticalAlign: 'top', whiteSpace: 'nowrap', width: '1%' },
});

/** A short table inside a record: the first column names the row, in narrow windows the others stand under it. */
export function PlainTable<Row>(props: {
  readonly label: string;
  readonly columns: readonly PlainColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
}): ReactNode {
  const styles = { ...usePlainTableStyles(), ...useStyles() };
  const narrow = useWindowWidth() === 'narrow';
  const [first, ...others] = props.columns;
  if (first === undefined) return null;
  const beside = narrow ? others.filter((column) => column.narrow === 'beside') : others;
  const under = narrow ? others.filter((column) => column.narrow !== 'beside') : [];
  return (
    <table className={styles.table} aria-label={props.label}>
      <thead className={narrow ? 'sr-only' : undefined}>
        <tr>
          {[first, ...beside].map((column) => (
            <th key={column.key} scope="col" className={styles.head}>
              {column.narrow === 'beside' ? <span className="sr-only">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowId(row)} className={styles.row}>
            <th scope="row" className={styles.cell}>
              {first.cell(row)}
              {under.map((column) => (
                <span key={column.key} className={styles.second}>
                  {column.narrow === 'titled' ? `${column.title}: ` : null}
                  {column.cell(row)}
                </span>
              ))}
            </th>
            {beside.map((column) => (
              <td
                key={column.key}
                className={
                  column.narrow === 'beside'
                    ? styles.end
                    : mergeClasses(styles.cell, column.quiet === true && styles.quiet)
                }
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
