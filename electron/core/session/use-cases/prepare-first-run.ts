import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Runtime } from '../runtime.ts';

/**
 * Makes the recovery key of the office to be: kept in memory, shown once, nothing written.
 * @throws AppError OFFICE_ALREADY_SET_UP, or the failure of the folder
 */
export async function prepareFirstRun({ offices, ports, preparations }: Runtime): Promise<RecoveryKeyCard> {
  offices.assertEmptyFolder();
  // Names the preparation while the program runs, no record: so it is not taken from the port that gives records their ids.
  return await preparations.prepare(crypto.randomUUID(), today(ports.clock.now()));
}
