import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { saveTargets } from '../save-targets.ts';

/** Makes no more backups at a place. What lies there stays. @throws AppError NOT_FOUND */
export async function removeTarget(
  deps: Deps,
  actor: Actor,
  { targetId }: { readonly targetId: string },
): Promise<Record<string, never>> {
  const { ledger } = await deps.backups.ledger();
  if (!ledger.targets.some(({ id }) => id === targetId)) throw new AppError('NOT_FOUND', { kind: 'target' });
  await saveTargets(deps, actor, {
    detail: { targetId },
    change: (targets) => targets.filter(({ id }) => id !== targetId),
    holds: (targets) => !targets.some(({ id }) => id === targetId),
  });
  return {};
}
