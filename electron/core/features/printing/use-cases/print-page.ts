import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { shown } from '../../../calls/unit-of-work.ts';
import { windowPrint } from '../window-print.ts';

/** Prints the window's print; its row comes first, since the system does not tell the program what it does with the pages. */
export async function printPage(deps: Deps, actor: Actor): Promise<Record<string, never>> {
  await shown(deps, actor, windowPrint(deps, actor, 'paper'));
  await deps.printer.print(actor.windowId);
  return {};
}
