import { useMemo, type ReactNode } from 'react';

import type { PreferenceKey } from '#shared/features/preferences/preferences.contract.ts';
import { useText } from '../i18n/index.ts';
import type { PrintDocument, PrintOrientation } from '../ui/print/document.ts';
import type { PrintProgress } from '../ui/print/use-print-rows.ts';
import { lastAddressOf } from '../ui/list/list-address.ts';
import { type Screen, screenPath } from '../ui/screen.ts';
import type { PrintContext } from './frame.tsx';
import { ListOptions } from './list-options.tsx';
import { PrintRoute } from './print-route.tsx';
import { useListOptions } from './use-list-options.ts';
import { usePrintContext } from './use-print-context.ts';

interface Options<Column extends string> {
  readonly columns: readonly Column[];
  readonly orientation: PrintOrientation;
}

/** The list a print came from: with its filter, or, when rows were selected, as it was left. */
export function listPathOf<Filter extends { readonly ids: string[] | null }>(
  screen: Screen<string, Filter>,
  filter: Filter,
): string {
  return filter.ids === null ? screenPath(screen, {}, filter) : lastAddressOf(screen.path);
}

/** A list on paper: filter and order are those of the screen it came from; columns and orientation are remembered. */
export function PrintListRoute<Row, Column extends string>(props: {
  /** „Wykaz osób” */
  readonly title: string;
  /** The list it came from, with its filter. */
  readonly list: { readonly label: string; readonly path: string };
  readonly rememberAs: PreferenceKey;
  readonly columns: readonly Column[];
  readonly labels: Readonly<Record<Column, string>>;
  readonly atFirst: Options<Column>;
  readonly query: {
    readonly data: { readonly rows: readonly Row[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
    readonly progress: PrintProgress | null;
  };
  readonly counted: (count: number) => string;
  /** The line under the title: the filters in words, or „wszystkie czynne osoby”. */
  readonly subtitle: string;
  /** Only selected rows are printed: the line says how many. */
  readonly onlySelected: boolean;
  readonly draw: (
    rows: readonly Row[],
    subtitle: string,
    options: Options<Column>,
    context: PrintContext,
  ) => PrintDocument;
}): ReactNode {
  const t = useText('print');
  const context = usePrintContext();
  const { columns, labels, query, draw } = props;
  const [options, setOptions] = useListOptions(props.rememberAs, columns, props.atFirst);
  const rows = query.data?.rows;
  const subtitle = props.onlySelected ? t('selected', { count: rows?.length ?? 0 }) : props.subtitle;
  const document = useMemo(
    () => (rows === undefined ? null : draw(rows, subtitle, options, context)),
    [rows, subtitle, options, context, draw],
  );
  return (
    <PrintRoute
      document={document}
      title={props.title}
      {...(rows === undefined ? {} : { count: props.counted(rows.length) })}
      breadcrumb={[{ label: props.list.label, to: props.list.path }, { label: t('preview') }]}
      loading={query.progress}
      error={query.error}
      onRetry={() => void query.refetch()}
      options={
        <ListOptions
          orientation={options.orientation}
          onOrientation={(orientation) => setOptions({ ...options, orientation })}
          all={columns.map((key) => ({ key, label: labels[key] }))}
          chosen={options.columns}
          onChosen={(chosen) => setOptions({ ...options, columns: chosen })}
        />
      }
    />
  );
}
