import { z } from 'zod';

import { nothing, procedure, saveOutcome } from '../../contract/procedure.ts';
import { requiredText } from '../../kernel/typed-text.ts';

export const printingContract = {
  /** Records the order and prints the window's print route through the system dialog; in the preview host it only records. */
  print: procedure({ kind: 'view', permission: 'signed-in', timeLimit: null }).input(nothing).output(nothing),
  /** As the exports: a person chooses the place, and nobody hurries. */
  savePdf: procedure({ kind: 'view', permission: 'signed-in', timeLimit: null })
    .input(z.strictObject({ fileName: requiredText('Nazwa pliku', 'podaj nazwę pliku', { max: 120 }) }))
    .output(saveOutcome),
};
