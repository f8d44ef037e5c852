import { z } from 'zod';

/** Makes every sentence of a refused input Polish, also those no schema wrote. */
export function speakPolish(): void {
  z.config(z.locales.pl());
}
