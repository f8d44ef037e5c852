import { useMemo, useState, type ReactNode } from 'react';

import { useText } from '../i18n/index.ts';
import { type PrintDocument, type PrintOrientation, rowNumberColumn } from '../ui/print/document.ts';
import { fitsLine, orientationFor } from '../ui/print/fit.ts';
import type { PrintProgress } from '../ui/print/use-print-rows.ts';
import { lastAddressOf } from '../ui/list/list-address.ts';
import { type Screen, screenPath } from '../ui/screen.ts';
import type { PrintContext } from './frame.tsx';
import { ListOptions } from './list-options.tsx';
import { PrintRoute } from './print-route.tsx';
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

type Draw<Row, Column extends string> = (
  rows: readonly Row[],
  subtitle: string,
  options: Options<Column>,
  context: PrintContext,
) => PrintDocument;

/**
 * A list on paper: filter, order and columns are those of the screen it came from, and the page lies down when they need
 * the width. What is chosen beside the paper holds for this print.
 */
export function PrintListRoute<Row, Column extends string>(props: {
  /** „Wykaz osób” */
  readonly title: string;
  /** The list it came from, with its filter. */
  readonly list: { readonly label: string; readonly path: string };
  /** Every column, in the order of the screen. */
  readonly columns: readonly Column[];
  /** Those the screen shows now. */
  readonly shown: readonly Column[];
  readonly labels: Readonly<Record<Column, string>>;
  /** Of the line's width, as the document gives them to its columns. */
  readonly shares: Readonly<Record<Column, number>>;
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
  readonly draw: Draw<Row, Column>;
}): ReactNode {
  const t = useText('print');
  const context = usePrintContext();
  const { columns, labels, query, shares, draw } = props;
  const [chosen, setChosen] = useState<readonly Column[] | null>(null);
  const [turned, setTurned] = useState<PrintOrientation | null>(null);
  const rows = query.data?.rows;
  const subtitle = props.onlySelected ? t('selected', { count: rows?.length ?? 0 }) : props.subtitle;
  const printed = columns.filter((column) => (chosen ?? props.shown).includes(column));
  const width = printed.reduce((sum, column) => sum + shares[column], rowNumberColumn(rows?.length ?? 0).share);
  const orientation = turned ?? orientationFor(width);
  const document = useListPaper({ rows, subtitle, labels, columns: printed.join(), orientation, context, draw });
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
          orientation={orientation}
          onOrientation={setTurned}
          all={columns.map((column) => ({ key: column, label: labels[column] }))}
          chosen={printed}
          onChosen={setChosen}
          warning={
            fitsLine(width, orientation) ? null : t(fitsLine(width, 'landscape') ? 'turnPage' : 'tooManyColumns')
          }
        />
      }
    />
  );
}
/** The document of the list; it is made anew for other columns, not for another array of the same. */
function useListPaper<Row, Column extends string>(paper: {
  readonly rows: readonly Row[] | undefined;
  readonly subtitle: string;
  readonly labels: Readonly<Record<Column, string>>;
  /** Their keys, joined. */
  readonly columns: string;
  readonly orientation: PrintOrientation;
  readonly context: PrintContext;
  readonly draw: Draw<Row, Column>;
}): PrintDocument | null {
  const { rows, subtitle, labels, columns, orientation, context, draw } = paper;
  return useMemo(
    () =>
      rows === undefined ? null : draw(rows, subtitle, { columns: namedIn(labels, columns), orientation }, context),
    [rows, subtitle, labels, columns, orientation, context, draw],
  );
}

function namedIn<Column extends string>(labels: Readonly<Record<Column, string>>, key: string): readonly Column[] {
  return key.split(',').filter((one): one is Column => one in labels);
}
