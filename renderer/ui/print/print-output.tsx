import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

import type { PrintDocument } from './document.ts';
import type { PageLayout } from './paginate.ts';
import { PrintPage } from './print-page.tsx';
import { usePages } from './use-pages.tsx';
import './print.css';

/**
 * The pages that go to the printer, beside the program's root; CSS shows them on paper alone. They are not hidden from
 * assistive technology by an attribute, since the PDF takes its tags from there.
 */
export function PrintOutput(props: {
  document: PrintDocument;
  pages: readonly PageLayout[];
  /** Only so many of the first pages, while they are made ready; all when absent. */
  drawn?: number;
}): ReactNode {
  const { document, pages, drawn = pages.length } = props;
  return createPortal(
    <div className="print-output">
      {pages.slice(0, drawn).map((layout, index) => (
        <PrintPage key={index} document={document} layout={layout} number={index + 1} of={pages.length} />
      ))}
    </div>,
    window.document.body,
  );
}

/** A short document that is printed without a preview of its own: measured here, on paper when the window prints. */
export function PrintBehind(props: { document: PrintDocument }): ReactNode {
  const { pages, measuring } = usePages(props.document);
  return (
    <>
      {measuring}
      {pages === null ? null : <PrintOutput document={props.document} pages={pages} />}
    </>
  );
}
