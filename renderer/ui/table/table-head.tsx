import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useText } from '#renderer/i18n/index.ts';
import { ArrowDownRegular, ArrowUpRegular } from '../icons.ts';
import { media, type } from '../theme/theme.ts';
import type { Column, Order } from './columns.ts';

const useStyles = makeStyles({
  group: { position: 'sticky', top: 0, zIndex: 1 },
  row: {
    display: 'grid',
    alignItems: 'center',
    height: '32px',
    columnGap: '16px',
    paddingInline: '24px',
    ...type.note,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  cell: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', display: 'flex' },
  end: { justifyContent: 'flex-end' },
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minWidth: 0,
    height: '26px',
    padding: 0,
    border: 'none',
    borderRadius: '4px',
    color: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    [media.forced]: { color: 'ButtonText' },
  },
  label: { overflow: 'hidden', textOverflow: 'ellipsis' },
  icon: { flexShrink: 0, width: '14px', height: '14px' },
});

/** The head of the list, its first row for screen readers; a column with an order is a button that turns it. */
export function TableHead<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly compact: boolean;
  readonly order?: Order;
  readonly onOrder?: (order: Order) => void;
}) {
  const styles = useStyles();
  const t = useText();
  return (
    <div role="rowgroup" className={mergeClasses(!props.compact && styles.group)}>
      <div
        role="row"
        aria-rowindex={1}
        className={props.compact ? 'sr-only' : styles.row}
        style={props.compact ? undefined : { gridTemplateColumns: props.template }}
      >
        {props.columns.map((column, index) => {
          const by = column.order;
          const sorted = by !== undefined && props.order?.by === by;
          const descending = sorted && props.order?.descending === true;
          const Arrow = descending ? ArrowDownRegular : ArrowUpRegular;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 1}
              className={mergeClasses(styles.cell, column.align === 'end' && styles.end)}
              {...(by === undefined ? {} : { 'aria-sort': !sorted ? 'none' : descending ? 'descending' : 'ascending' })}
            >
              {by === undefined || props.onOrder === undefined ? (
                <span className={styles.label}>{column.title}</span>
              ) : (
                <button
                  type="button"
                  className={styles.button}
                  tabIndex={props.compact ? -1 : 0}
                  title={t('table.sortBy', { column: column.title })}
                  onClick={() => props.onOrder?.({ by, descending: sorted && !descending })}
                >
                  <span className={styles.label}>{column.title}</span>
                  {sorted ? <Arrow className={styles.icon} aria-hidden="true" /> : null}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
