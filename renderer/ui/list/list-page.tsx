import { type ReactElement, type ReactNode, useEffect } from 'react';

import type { ListFilter } from '#shared/contract/list.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import { useText } from '#renderer/i18n/index.ts';
import { Action } from '../action.tsx';
import { ExportMenu } from '../export.tsx';
import { ClearFilters, FilterBar, SearchField } from '../filters.tsx';
import { fmt } from '../format.ts';
import { PrintRegular } from '../icons.ts';
import { Page } from '../page.tsx';
import { screenPath, type Screen, useGo } from '../screen.ts';
import { EmptyState, NoMatch } from '../states.tsx';
import { type Column, ColumnChooser, DataTable, SelectionBar, type WindowedRows } from '../table/index.ts';
import { GiveSelected } from './give-selected.tsx';
import { rememberListAddress } from './list-address.ts';
import { type ListOrders, OrderMenu, orderPart, orderWords } from './list-order.tsx';
import { type ListNamespace, useListCount, useListHints, useListText } from './list-words.ts';
import { isNarrowed, widened } from './narrowing.ts';
import { GoneNotice } from './gone-notice.tsx';
import { SavedFilters } from './saved-filters.tsx';
import type { SavableList } from './saved-list.ts';
import { SelectedActions, type SelectedOutput } from './selected-output.tsx';
import {
  narrowingKey,
  type RowSelection,
  type ShownOfSelected,
  useOutsideFilter,
  useSelectedRows,
} from './selection.ts';
import type { AskExport } from '../use-export.ts';
import type { ListColumns } from './use-list-columns.ts';

type FilterOf<By extends string> = ListFilter & { readonly order: By };

export interface ListPageProps<Row, By extends string> {
  /** The feature's namespace, which has the list's words. */
  readonly texts: ListNamespace;
  /** The title where it is not that of the records: one of several lists under a common title. */
  readonly title?: string;
  /** Under the title: the lists it is one of. */
  readonly head?: ReactNode;
  readonly screen: Screen<string, FilterOf<By>>;
  readonly filter: FilterOf<By>;
  readonly onFilter: (change: Partial<FilterOf<By>>) => void;
  /** The filters that are on, in words. */
  readonly filterWords: readonly string[];
  /** The feature's chips behind the search field. */
  readonly chips: ReactNode;
  readonly orders: ListOrders<By>;
  readonly rows: WindowedRows<Row>;
  readonly columns: ListColumns<Column<Row>>;
  /** Beside the name in the selection bar; undefined for what is not shown. */
  readonly nameOf: (row: Row) => string | undefined;
  readonly cardPath: (row: Row) => string;
  /** „Nowa …”; absent for those who may not. */
  readonly create: { readonly path: string; readonly icon: ReactElement } | undefined;
  readonly emptyIcon: ReactElement;
  /** The list as one whose filters can be kept under a name. */
  readonly savable: SavableList;
  /** Names of the conditions whose value no longer exists: a worker who left, a commune struck off. */
  readonly gone: readonly string[];
  /** How many of the selected rows the present filter shows, for the rest is said to be outside of it. */
  readonly shownOfSelected: ShownOfSelected;
  /** What kind of records the rows are, where the selected ones can be given to another worker. */
  readonly gives?: 'family' | 'person';
  /** Export, print and the print of one card; absent for those who may not. */
  readonly output:
    | {
        readonly ask: AskExport<ExportFormat>;
        readonly listPath: string;
        readonly ofSelected: (ids: string[]) => SelectedOutput;
        readonly cardPath: (row: Row) => string | undefined;
      }
    | undefined;
}

/**
 * The list screen of every feature that keeps records: filters, order, columns, selection, export, print and the first
 * record. Filters live in the address, so the way back finds them.
 */
export function ListPage<Row extends { readonly id: string }, By extends string>(
  props: ListPageProps<Row, By>,
): ReactNode {
  const { screen, filter, onFilter, orders, rows, columns, create, output } = props;
  const t = useListText(props.texts);
  const common = useText();
  const go = useGo();
  const unfiltered = !isNarrowed(screen, filter);
  const clear = (): void => onFilter(widened(screen, filter));
  const count = useListCount(rows, t);
  const hints = useListHints(rows);
  const selection = useSelectedRows<Row>(screen.path, narrowingKey(filter));

  const address = screenPath(screen, {}, filter);
  useEffect(() => rememberListAddress(screen.path, address), [screen, address]);

  return (
    <Page
      title={props.title ?? t('title')}
      {...(props.head === undefined ? {} : { head: props.head })}
      count={count}
      layout="list"
      hints={hints}
      note={common('list.order', { by: orderWords(orders, filter) })}
      actions={
        <>
          {output === undefined ? null : (
            <>
              <ExportMenu ask={output.ask} />
              <Action
                kind="quiet"
                label={common('print')}
                icon={<PrintRegular />}
                // While rows are selected the key belongs to their bar.
                {...(selection.selected.ids.size === 0 ? { shortcut: 'Ctrl+P' } : {})}
                onClick={() => go(output.listPath)}
              />
            </>
          )}
          {create === undefined ? null : (
            <Action
              kind="primary"
              label={t('new')}
              icon={create.icon}
              shortcut="Ctrl+N"
              onClick={() => go(create.path)}
            />
          )}
        </>
      }
    >
      <FilterBar
        end={
          <>
            <SavedFilters list={props.savable} filter={filter} hidden={columns.hidden} />
            <OrderMenu orders={orders} part={filter} onOrder={onFilter} />
            <ColumnChooser columns={columns.all} hidden={columns.hidden} onChange={columns.onHidden} />
          </>
        }
      >
        <SearchField
          label={t('search')}
          value={filter.search}
          onSearch={(search) => onFilter({ search })}
          onLeave={focusFirstRow}
        />
        {props.chips}
        {unfiltered ? null : <ClearFilters onClear={clear} />}
      </FilterBar>
      <GoneNotice parts={props.gone} />
      <Rows
        {...props}
        selection={selection}
        rememberAs={`${screen.path} ${JSON.stringify(filter)}`}
        empty={
          unfiltered ? (
            <EmptyState
              icon={props.emptyIcon}
              title={t('list.emptyTitle')}
              text={create === undefined ? t('list.emptyReadOnly') : t('list.emptyText')}
              {...(create === undefined
                ? {}
                : { actions: <Action label={t('new')} icon={create.icon} onClick={() => go(create.path)} /> })}
            />
          ) : (
            <NoMatch
              title={t('list.noMatch', {
                total: t('ofTotal', { count: rows.total ?? 0, formatted: fmt.integer(rows.total ?? 0) }),
              })}
              filters={props.filterWords}
              onClear={clear}
            />
          )
        }
      />
    </Page>
  );
}

/** From the search the arrow leads into what was found. */
function focusFirstRow(): void {
  document.querySelector<HTMLElement>('main [role="grid"] [role="row"][tabindex="0"]')?.focus();
}

/** The rows themselves, and at their foot what can be done with the selected ones. */
function Rows<Row extends { readonly id: string }, By extends string>(
  props: ListPageProps<Row, By> & {
    readonly selection: RowSelection<Row>;
    readonly rememberAs: string;
    readonly empty: ReactNode;
  },
): ReactNode {
  const { filter, onFilter, orders, rows, columns, cardPath, output } = props;
  const t = useListText(props.texts);
  const common = useText();
  const go = useGo();
  const filterKey = narrowingKey(filter);
  const { selected, select, clear, keepForReturn } = props.selection;
  const outside = useOutsideFilter(selected, filterKey, props.shownOfSelected);
  const one = selected.rows.length === 1 ? selected.rows[0] : undefined;
  const name = one === undefined ? undefined : props.nameOf(one);
  const detail = [name, outside === 0 ? undefined : common('list.outsideFilter', { count: outside })]
    .filter((part) => part !== undefined)
    .join(', ');
  const print = one === undefined ? undefined : output?.cardPath(one);
  return (
    <>
      <DataTable
        label={t('title')}
        columns={columns.all}
        hidden={columns.hidden}
        rows={rows}
        rowId={(row) => row.id}
        onOpen={(row) => go(cardPath(row))}
        order={{ by: filter.order, descending: filter.direction === 'desc' }}
        onOrder={(order) => onFilter(orderPart(orders, order))}
        selection={{ ids: selected.ids, rows: selected.rows, onChange: select }}
        rememberAs={props.rememberAs}
        errorTitle={t('list.error')}
        empty={props.empty}
      />
      {selected.ids.size === 0 ? null : (
        <SelectionBar
          text={t('list.selected', { count: selected.ids.size })}
          {...(detail === '' ? {} : { detail })}
          onClear={clear}
          actions={
            <>
              {props.gives === undefined ? null : (
                <GiveSelected
                  kind={props.gives}
                  ids={selected.rows.filter((row) => props.nameOf(row) !== undefined).map(({ id }) => id)}
                  hidden={selected.rows.filter((row) => props.nameOf(row) === undefined).length}
                  onGiven={clear}
                />
              )}
              {output === undefined ? null : (
                <SelectedActions
                  count={selected.ids.size}
                  output={output.ofSelected([...selected.ids])}
                  onLeave={keepForReturn}
                />
              )}
              {one === undefined ? null : (
                <>
                  <Action size="small" label={common('list.openCard')} onClick={() => go(cardPath(one))} />
                  {print === undefined ? null : (
                    <Action size="small" label={common('record.print')} onClick={() => go(print)} />
                  )}
                </>
              )}
            </>
          }
        />
      )}
    </>
  );
}
