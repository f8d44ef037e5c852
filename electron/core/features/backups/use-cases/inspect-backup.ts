import type { InspectedBackup } from '#shared/features/backups/backups.schema.ts';
import { instant } from '#shared/kernel/instant.ts';

import type { Deps } from '../../../calls/deps.ts';

/** What the label of a backup says, before any key is asked. */
export async function inspectKnownBackup(
  deps: Deps,
  { backupId }: { readonly backupId: string },
): Promise<InspectedBackup> {
  const { state, part, bytes, label } = await deps.restores.inspect(backupId, deps.signal);
  const read = label.state === 'good' ? label.label : null;
  return {
    state,
    part,
    bytes,
    label: label.state,
    createdAt: read === null ? null : instant.parse(read.createdAt),
    programVersion: read?.programVersion ?? null,
    recovery: [...(read?.recovery ?? [])],
  };
}
