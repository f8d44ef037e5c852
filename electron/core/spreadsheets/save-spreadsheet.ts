import type { SaveOutcome } from '#shared/contract/procedure.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { makeSpreadsheet, SPREADSHEET_TYPES, type Spreadsheet } from './spreadsheet.ts';

/** Makes the file and lets the user save it, named after the list and the day. */
export async function saveSpreadsheet(deps: Deps, actor: Actor, spreadsheet: Spreadsheet): Promise<SaveOutcome> {
  const bytes = await makeSpreadsheet(spreadsheet, deps.signal);
  const { title, format } = spreadsheet;
  const name = `${title} ${today(deps.clock.now())}.${format}`;
  return await deps.dialogs.save(actor.windowId, { name, type: SPREADSHEET_TYPES[format], bytes });
}
