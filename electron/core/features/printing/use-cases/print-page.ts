import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { shown } from '../../../calls/unit-of-work.ts';
import { windowPrint } from '../window-print.ts';

/**
 * Orders the window's print. Its row comes first and says only that: a program that dies beside the system's dialog must
 * leave it, and what the dialog and the printer do with the pages the system does not tell for certain. In the preview
 * host the page opens the browser's dialog itself, once this is done.
 */
export async function printPage(deps: Deps, actor: Actor): Promise<Record<string, never>> {
  await shown(deps, actor, windowPrint(deps, actor, 'paper'));
  await deps.printer.print(actor.windowId);
  return {};
}
