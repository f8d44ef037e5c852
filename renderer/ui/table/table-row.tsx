import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { media } from '../theme/theme.ts';
import { Tip } from '../tip.tsx';
import type { Column } from './columns.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    position: 'absolute',
    insetInline: 0,
    top: 0,
    alignItems: 'center',
    columnGap: '16px',
    paddingInline: '24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'default',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: '4px' },
    [media.forced]: { borderBottomColor: 'CanvasText' },
  },
  compact: {
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gridTemplateAreas: '"what date" "who distance"',
    alignContent: 'center',
    paddingInline: '16px',
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandBackground}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
    [media.forced]: {
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      forcedColorAdjust: 'none',
      ':hover': { backgroundColor: 'Highlight', color: 'HighlightText' },
      // Whatever colour a cell has of its own could not be read on the system's highlight.
      '& span': { color: 'inherit' },
      '& div': { color: 'inherit' },
    },
  },
  cell: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, [media.forced]: { color: 'inherit' } },
  end: { textAlign: 'end' },
  what: { gridArea: 'what' },
  who: { gridArea: 'who', fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  date: { gridArea: 'date', textAlign: 'end' },
  distance: { gridArea: 'distance', textAlign: 'end', fontSize: '12px', lineHeight: '16px' },
  opens: { cursor: 'pointer', ':hover': { textDecorationLine: 'underline' } },
  act: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '28px',
    height: '28px',
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '4px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForeground1, backgroundColor: tokens.colorNeutralBackground1Hover },
    [media.forced]: { color: 'ButtonText', backgroundColor: 'ButtonFace', borderTopColor: 'ButtonText' },
    '& svg': { width: '16px', height: '16px' },
  },
  bone: {
    display: 'inline-block',
    width: '60%',
    height: '10px',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralStencil1,
  },
});

/** Reached with Ctrl+Enter from its row, like all that is done with rows; the grid hears the click. */
function ActButton(props: { readonly name: string | null; readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  if (props.name === null) return null;
  return (
    <Tip text={props.title} shortcut="Ctrl+Enter" names>
      <button
        type="button"
        data-acts=""
        tabIndex={-1}
        aria-label={props.name}
        aria-keyshortcuts="Control+Enter"
        className={styles.act}
      >
        {props.children}
      </button>
    </Tip>
  );
}

export function TableRow<Row>(props: {
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly columns: readonly Column<Row>[];
  readonly template: string;
  readonly compact: boolean;
  readonly row: Row | undefined;
  /** The row could not be fetched; otherwise one that is not there is on its way. */
  readonly failed: boolean;
  readonly focusable: boolean;
  readonly selected: boolean;
  readonly selectable: boolean;
  readonly onClick: (event: MouseEvent, index: number, row: Row) => void;
  readonly onFocus: () => void;
}) {
  const { row, compact } = props;
  const styles = useStyles();
  const t = useText();
  return (
    // Keys are handled by the grid, which every row's events reach.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="row"
      data-index={props.index}
      aria-rowindex={props.index + 2}
      {...(props.selectable ? { 'aria-selected': props.selected } : {})}
      tabIndex={props.focusable ? 0 : -1}
      className={mergeClasses(styles.row, compact && styles.compact, props.selected && styles.selected)}
      style={{
        height: props.height,
        transform: `translateY(${props.top}px)`,
        ...(compact ? {} : { gridTemplateColumns: props.template }),
      }}
      onClick={(event) => {
        if (row !== undefined) props.onClick(event, props.index, row);
      }}
      onFocus={props.onFocus}
    >
      {props.columns.map((column, index) => (
        <div
          key={column.key}
          role="gridcell"
          aria-colindex={index + 1}
          className={mergeClasses(
            styles.cell,
            column.quiet === true && !props.selected && styles.quiet,
            column.align === 'end' && styles.end,
            compact && column.compact !== undefined && styles[column.compact],
          )}
        >
          {row === undefined ? (
            <span className={styles.bone}>
              {index === 0 ? (
                <span className="sr-only">{t(props.failed ? 'table.failedRow' : 'table.loadingRow')}</span>
              ) : null}
            </span>
          ) : column.acts !== undefined ? (
            <ActButton name={column.acts(row)} title={column.title}>
              {column.cell(row)}
            </ActButton>
          ) : column.opens === true ? (
            <span className={styles.opens} data-opens="">
              {column.cell(row)}
            </span>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
}
