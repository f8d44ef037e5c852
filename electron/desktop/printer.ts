import type { Printer } from '#core/ports/index.ts';
import type { OpenWindows } from './open-windows.ts';

/** Reasons with which Chromium reports that the user closed the dialog; that is an answer, not a failure. */
const CANCELLED: ReadonlySet<string> = new Set(['Print job canceled', 'cancelled', 'canceled']);

/** Prints the route a window shows; page size, margins and page numbers come from the print's own style sheet. */
export function windowPrinter(windows: OpenWindows): Printer {
  return {
    canSavePdf: true,
    async print(windowId) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      windows.byId(windowId).webContents.print({ silent: false, printBackground: true }, (success, reason) => {
        if (success || CANCELLED.has(reason)) resolve();
        else reject(new Error(`Printing failed: ${reason}`));
      });
      return promise;
    },
    async pdf(windowId) {
      return windows.byId(windowId).webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        displayHeaderFooter: false,
        pageSize: 'A4',
      });
    },
  };
}
