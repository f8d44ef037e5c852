import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { preparedPrint, type Shown } from '../../calls/unit-of-work.ts';

/**
 * What the audit log says of the print that stands in the actor's window, when it leaves the program.
 * @throws AppError PERMISSION_DENIED for a PDF where the browser prints; NOT_FOUND when no print was given to the window
 */
export function windowPrint(deps: Deps, actor: Actor, as: 'paper' | 'pdf'): Omit<Shown<null>, 'result'> {
  if (as === 'pdf' && !deps.printer.canSavePdf) throw new AppError('PERMISSION_DENIED', { host: deps.host.kind });
  const print = preparedPrint(deps, actor);
  if (print === null) throw new AppError('NOT_FOUND', { kind: 'print' });
  const { action, subjects, fields, detail } = print;
  return { subjects, fields, detail: { ...detail, document: action, as } };
}
