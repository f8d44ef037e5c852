import type { InspectedBackup } from '#shared/features/backups/backups.schema.ts';

import { inspectedView } from '../../../backups/restore-views.ts';
import type { Deps } from '../../../calls/deps.ts';

/** What the label of a backup says, before any key is asked. */
export async function inspectKnownBackup(
  deps: Deps,
  { backupId }: { readonly backupId: string },
): Promise<InspectedBackup> {
  return inspectedView(await deps.restores.inspect(backupId, deps.signal));
}
