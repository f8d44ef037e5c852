import { useMemo, type ReactNode } from 'react';

import { useText } from '../i18n/index.ts';
import type { PrintDocument } from '../ui/print/document.ts';
import type { PrintContext } from './frame.tsx';
import { PrintRoute } from './print-route.tsx';
import { usePrintContext } from './use-print-context.ts';

/** A print without choices: what one query gives, drawn. `from` is the screen it came from, `list` the list above it. */
export function PrintDataRoute<Data>(props: {
  readonly title: string;
  readonly list?: { readonly label: string; readonly to: string };
  readonly from: { readonly label: string; readonly to: string };
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  /** In place of the data where something has to be chosen first. */
  readonly empty?: ReactNode;
  readonly draw: (data: Data, context: PrintContext) => PrintDocument;
}): ReactNode {
  const t = useText('print');
  const context = usePrintContext();
  const { query, draw, list } = props;
  const { data } = query;
  const document = useMemo(() => (data === undefined ? null : draw(data, context)), [data, context, draw]);
  return (
    <PrintRoute
      document={document}
      title={props.title}
      breadcrumb={[...(list === undefined ? [] : [list]), props.from, { label: t('preview') }]}
      {...(props.empty === undefined ? {} : { empty: props.empty })}
      error={query.error}
      onRetry={() => void query.refetch()}
    />
  );
}
