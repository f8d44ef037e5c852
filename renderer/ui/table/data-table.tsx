import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useText } from '#renderer/i18n/index.ts';
import { ErrorState, FailedPart, Skeleton } from '../states.tsx';
import { size } from '../theme/theme.ts';
import { useWindowWidth } from '../use-window-width.ts';
import { type Column, moveOf, nextIndex, type Order, shownColumns } from './columns.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import type { WindowedRows } from './use-windowed-rows.ts';

export type Selection<Row> = {
  readonly ids: ReadonlySet<string>;
  /** The selected rows, where a selection is older than the table: it came back from another screen. */
  readonly rows?: readonly Row[];
  readonly onChange: (ids: ReadonlySet<string>, rows: readonly Row[]) => void;
};

export type DataTableProps<Row> = {
  /** What the list is, for screen readers: „Osoby”. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly hidden?: ReadonlySet<string>;
  readonly rows: WindowedRows<Row>;
  readonly rowId: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Ctrl+Enter, or the button of a column that `acts`. */
  readonly onAct?: (row: Row) => void;
  readonly order?: Order;
  readonly onOrder?: (order: Order) => void;
  readonly selection?: Selection<Row>;
  /** Shown in place of rows when there are none: EmptyState, or NoMatch when filters are on. */
  readonly empty: ReactNode;
  /** Name under which scroll and focused row are kept while the program runs; include the filter. */
  readonly rememberAs?: string;
  readonly errorTitle?: string;
};

/** Enter or Space pressed on a row that is still on its way. */
type EarlyKey = { readonly index: number; readonly key: 'Enter' | ' ' };

const HEAD = 32;
const NOTHING: ReadonlySet<string> = new Set();

/** Where each list was left, so that the way back finds it. Lives as long as the page. */
const places = new Map<string, { readonly offset: number; readonly active: number }>();

/** True when something on the sheet other than the page's title has the focus. */
function isFocusInside(): boolean {
  const focused = document.activeElement;
  return focused !== null && focused.id !== 'page-title' && focused.closest('main') !== null;
}

/** Lists left behind by one user are nobody else's business. */
export function forgetListPlaces(): void {
  places.clear();
}

const useStyles = makeStyles({
  grid: {
    flexGrow: 1,
    minHeight: '120px',
    overflowY: 'auto',
    overflowX: 'hidden',
    position: 'relative',
    maxHeight: '100vh',
  },
  stale: { opacity: 0.6 },
  body: { position: 'relative', width: '100%' },
});

/**
 * A virtualised list of rows fetched in windows. One row has the focus (arrows, Home, End, Page Up, Page Down); Enter or
 * a double click opens it, Ctrl+Enter does what its button does, Space or a click selects, Shift with an arrow selects on, Ctrl with an arrow only moves, Escape
 * clears the selection.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowId, selection, rememberAs, onOpen } = props;
  const styles = useStyles();
  const t = useText();
  const width = useWindowWidth();
  const compact = width === 'narrow';
  const rowHeight = compact ? size.rowTwoLines : size.row;
  const headHeight = compact ? 0 : HEAD;
  const columns = shownColumns(props.columns, props.hidden ?? NOTHING, width);
  const scroller = useRef<HTMLDivElement>(null);
  const remembered = rememberAs === undefined ? undefined : places.get(rememberAs);
  const [active, setActive] = useState(remembered?.active ?? 0);
  // The way back leads to the row it left from, unless the user is already somewhere on the screen.
  const focusWanted = useRef(remembered !== undefined && !isFocusInside());
  const picked = useRef(new Map<string, Row>((selection?.rows ?? []).map((row) => [rowId(row), row])));
  /** The one chosen row goes along with the arrows: it was clicked. What Space chose stays, so that more can be added. */
  const follows = useRef(false);
  const early = useRef<EarlyKey | null>(null);
  const total = rows.count ?? 0;
  const current = Math.min(active, Math.max(0, total - 1));

  // Its functions read live scroll positions; nothing here is memoised on them.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    initialOffset: remembered?.offset ?? 0,
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), current])].sort((a, b) => a - b),
  });
  const items = virtualizer.getVirtualItems();
  const visible = virtualizer.range;
  const { want } = rows;
  useEffect(() => {
    if (visible !== null) want(visible.startIndex, visible.endIndex);
  }, [want, visible]);

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const keepPlace = useEffectEvent(() => {
    if (rememberAs !== undefined) places.set(rememberAs, { offset: virtualizer.scrollOffset ?? 0, active: current });
  });
  useEffect(() => () => keepPlace(), []);

  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${current}"]`);
    if (row === null || row === undefined) return;
    focusWanted.current = false;
    row.focus({ preventScroll: true });
  });

  const change = (ids: ReadonlySet<string>) => {
    const known = [...picked.current].filter(([id]) => ids.has(id));
    picked.current = new Map(known);
    selection?.onChange(ids, [...picked.current.values()]);
  };
  const pick = (row: Row, how: 'only' | 'toggle') => {
    if (selection === undefined) return;
    const id = rowId(row);
    picked.current.set(id, row);
    const ids = new Set(how === 'only' ? [] : selection.ids);
    if (how === 'toggle' && ids.has(id)) ids.delete(id);
    else ids.add(id);
    change(ids);
  };
  const isOnlyChosen = (row: Row | undefined): boolean =>
    row !== undefined && selection?.ids.size === 1 && selection.ids.has(rowId(row));
  const moveTo = (index: number) => {
    focusWanted.current = true;
    setActive(index);
    virtualizer.scrollToIndex(index);
  };
  const act = (key: EarlyKey['key'], row: Row) => {
    if (key === 'Enter') onOpen?.(row);
    else {
      follows.current = false;
      pick(row, 'toggle');
    }
  };
  // A key pressed before its row has come acts once the row is there, unless the focus has gone elsewhere meanwhile.
  useEffect(() => {
    if (early.current === null) return;
    const { index, key } = early.current;
    const row = rows.rowAt(index);
    const stays = index === current && document.activeElement?.getAttribute('data-index') === String(index);
    if (stays && row === undefined) return;
    early.current = null;
    if (stays && row !== undefined) act(key, row);
  });
  const acts = (row: Row | undefined): boolean =>
    row !== undefined && columns.some((column) => typeof column.acts?.(row) === 'string');
  const onKeyDown = (event: KeyboardEvent) => {
    const inRow = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'row';
    if (!inRow || total === 0 || event.altKey) return;
    const move = moveOf(event.key);
    const row = rows.rowAt(current);
    const before = early.current;
    early.current = null;
    if (move !== null) {
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
      const next = nextIndex(current, move, total, page);
      moveTo(next);
      const nextRow = rows.rowAt(next);
      if (event.shiftKey && row !== undefined && nextRow !== undefined) {
        for (const one of [row, nextRow]) picked.current.set(rowId(one), one);
        change(new Set([...(selection?.ids ?? []), rowId(row), rowId(nextRow)]));
        follows.current = false;
      } else if (follows.current && !event.ctrlKey && isOnlyChosen(row)) {
        // A clicked row goes along with the focus, so that the bar below never speaks of another row than Enter opens.
        if (nextRow === undefined) change(new Set());
        else pick(nextRow, 'only');
      }
    } else if (event.key === 'Enter' && event.ctrlKey) {
      if (row !== undefined && acts(row)) props.onAct?.(row);
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (row !== undefined) act(event.key, row);
      // Space twice is no choice at all, whether the row is there or not.
      else if (event.key === 'Enter' || before?.key !== ' ') early.current = { index: current, key: event.key };
    } else if (event.key === 'Escape' && (selection?.ids.size ?? 0) > 0) change(new Set());
    else return;
    event.preventDefault();
  };
  const onRowClick = (event: MouseEvent, index: number, row: Row) => {
    focusWanted.current = true;
    setActive(index);
    const within = (mark: string): boolean => event.target instanceof Element && event.target.closest(mark) !== null;
    if (within('[data-acts]')) {
      props.onAct?.(row);
      return;
    }
    const onName = within('[data-opens]');
    if (event.detail > 1 || (onName && !event.ctrlKey)) onOpen?.(row);
    else {
      follows.current = !event.ctrlKey;
      pick(row, event.ctrlKey ? 'toggle' : 'only');
    }
  };

  if (rows.error !== null && rows.count === null) {
    return (
      <ErrorState
        error={rows.error}
        onRetry={rows.retry}
        {...(props.errorTitle === undefined ? {} : { title: props.errorTitle })}
      />
    );
  }
  if (rows.count === 0) return props.empty;
  const template = columns.map((column) => column.width).join(' ');
  const grid = (
    // The rows inside take the focus; the grid only listens to the keys that bubble up from them.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={scroller}
      className={mergeClasses(styles.grid, rows.isStale && styles.stale)}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.count === null ? -1 : rows.count + 1}
      aria-colcount={columns.length}
      aria-busy={rows.count === null || rows.isStale}
      {...(selection === undefined ? {} : { 'aria-multiselectable': true })}
      onKeyDown={onKeyDown}
    >
      <TableHead
        columns={columns}
        template={template}
        compact={compact}
        {...(props.order === undefined ? {} : { order: props.order })}
        {...(props.onOrder === undefined ? {} : { onOrder: props.onOrder })}
      />
      {rows.count === null ? (
        <div role="rowgroup">
          <div role="row">
            <div role="gridcell">
              <Skeleton rows={8} rowHeight={rowHeight} />
            </div>
          </div>
        </div>
      ) : (
        <div className={styles.body} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const row = rows.rowAt(item.index);
            return (
              <TableRow
                key={item.key}
                index={item.index}
                top={item.start - headHeight}
                height={rowHeight}
                columns={columns}
                template={template}
                compact={compact}
                row={row}
                failed={rows.hasFailed(item.index)}
                focusable={item.index === current}
                selected={row !== undefined && (selection?.ids.has(rowId(row)) ?? false)}
                selectable={selection !== undefined}
                onClick={onRowClick}
                onFocus={() => setActive(item.index)}
              />
            );
          })}
        </div>
      )}
    </div>
  );
  return (
    <>
      {rows.error === null ? null : <FailedPart text={t('table.failedPart')} error={rows.error} onRetry={rows.retry} />}
      {grid}
    </>
  );
}
