import { z } from 'zod';

import { polishInputError } from '#shared/contract/polish-input.ts';

/** Makes every sentence of a refused input Polish, also those no schema wrote. */
export function speakPolish(): void {
  z.config({ localeError: polishInputError });
}
