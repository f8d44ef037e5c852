import type { ReactNode } from 'react';

import { useText } from '../i18n/index.ts';
import type { Crumb } from '../ui/breadcrumb.tsx';
import type { PrintDocument } from '../ui/print/document.ts';
import { PrintPreview } from '../ui/print/print-preview.tsx';
import type { PrintProgress } from '../ui/print/use-print-rows.ts';
import { usePrinting } from '../ui/print/use-printing.ts';
import { ErrorState } from '../ui/states.tsx';

/** A print as a screen: preview, printing as this host can; without data the error, or what to do first, in its place. */
export function PrintRoute(props: {
  document: PrintDocument | null;
  title: string;
  breadcrumb: readonly Crumb[];
  count?: string;
  /** How far the rows of a list are read. */
  loading?: PrintProgress | null;
  options?: ReactNode;
  error: unknown;
  /** In place of the error where nothing is broken: what there is to print has yet to be written. */
  empty?: ReactNode;
  onRetry: () => void;
}): ReactNode {
  const t = useText('print');
  const printing = usePrinting();
  const { document, error, onRetry, title, breadcrumb, count, empty, loading = null, options } = props;
  const { pdf } = printing;
  return (
    <PrintPreview
      document={document}
      title={title}
      breadcrumb={breadcrumb}
      {...(count === undefined ? {} : { count })}
      loading={loading}
      options={options}
      onPrint={printing.print}
      {...(pdf === null || document === null ? {} : { onPdf: () => pdf(document.title) })}
      {...(empty !== undefined
        ? { instead: { shown: empty, why: t('nothingToPrint') } }
        : error === null || error === undefined
          ? {}
          : { instead: { shown: <ErrorState error={error} onRetry={onRetry} />, why: t('failed') } })}
    />
  );
}
