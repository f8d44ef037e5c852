import type { Printer } from '#core/ports/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** In the preview host the page opens the browser's dialog, after its row; what would need more is hidden. */
export const browserPrinter: Printer = {
  canSavePdf: false,
  print: () => Promise.resolve(),
  pdf: () => Promise.reject(new AppError('PERMISSION_DENIED', { host: 'preview' })),
};
