import type { SaveOutcome } from '#shared/contract/procedure.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { handOver } from '../../../calls/unit-of-work.ts';
import { windowPrint } from '../window-print.ts';

/** Saves the window's print as a PDF where the user chooses, right after its audit row; a lock meanwhile stops it. */
export async function savePdf(
  deps: Deps,
  actor: Actor,
  { fileName }: { readonly fileName: string },
): Promise<SaveOutcome> {
  const print = windowPrint(deps, actor, 'pdf');
  const bytes = await deps.printer.pdf(actor.windowId);
  const name = fileName.toLowerCase().endsWith('.pdf') ? fileName : `${fileName}.pdf`;
  return await handOver(deps, actor, print, (release) =>
    deps.dialogs.save(actor.windowId, { name, type: 'application/pdf', bytes, release }),
  );
}
