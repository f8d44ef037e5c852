import { updateLedger } from '#db/backup/index.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';

/** Makes no more backups at a place. What lies there stays. @throws AppError NOT_FOUND */
export async function removeTarget(
  deps: Deps,
  actor: Actor,
  { targetId }: { readonly targetId: string },
): Promise<Record<string, never>> {
  const { ledger } = await deps.backups.ledger();
  if (!ledger.targets.some(({ id }) => id === targetId)) throw new AppError('NOT_FOUND', { kind: 'target' });
  await command(deps, actor, async (tx, audit) => {
    await audit({ subjects: [{ kind: 'office', id: await readInstallationId(tx) }], detail: { targetId } });
  });
  await updateLedger(deps.backups.dataFolder, (latest) => ({
    ...latest,
    targets: latest.targets.filter(({ id }) => id !== targetId),
  }));
  return {};
}
