import type { Printer } from '#core/ports/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** In the preview host the browser prints; the page hides what would need more. */
export const browserPrinter: Printer = {
  canSavePdf: false,
  print: () => Promise.reject(new AppError('PERMISSION_DENIED', { host: 'preview' })),
  pdf: () => Promise.reject(new AppError('PERMISSION_DENIED', { host: 'preview' })),
};
