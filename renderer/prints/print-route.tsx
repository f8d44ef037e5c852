import type { ReactNode } from 'react';

import type { Crumb } from '../ui/breadcrumb.tsx';
import type { PrintDocument } from '../ui/print/document.ts';
import { PrintPreview } from '../ui/print/print-preview.tsx';
import type { PrintProgress } from '../ui/print/use-print-rows.ts';
import { usePrinting } from '../ui/print/use-printing.ts';
import { ErrorState } from '../ui/states.tsx';

/** A print as a screen: preview, printing as this host can, and the error in place of the paper when data fail. */
export function PrintRoute(props: {
  document: PrintDocument | null;
  title: string;
  breadcrumb: readonly Crumb[];
  count?: string;
  /** How far the rows of a list are read. */
  loading?: PrintProgress | null;
  options?: ReactNode;
  error: unknown;
  onRetry: () => void;
}): ReactNode {
  const printing = usePrinting();
  const { document, error, onRetry, title, breadcrumb, count, loading = null, options } = props;
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
    >
      {error === null || error === undefined ? undefined : <ErrorState error={error} onRetry={onRetry} />}
    </PrintPreview>
  );
}
