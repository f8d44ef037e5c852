import { newTarget } from '#db/backup/index.ts';
import { MOST_PLACES } from '#shared/features/backups/backups.rules.ts';
import type { AddTargetInput } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { gaveUp } from '../../../calls/unit-of-work.ts';
import { saveTargets } from '../save-targets.ts';

/**
 * Adds a place for backups: the user chooses a folder, which gets the marker by which it is known from then on.
 * @throws AppError ALREADY_DONE when the folder is a place already; TARGET_* when it cannot be written to; NOT_FOUND when
 * nothing of that name is offered; RULE_BROKEN {rule: 'no-drive'} for a stick on no drive, {rule: 'too-many-places'}
 */
export async function addTarget(
  deps: Deps,
  actor: Actor,
  { kind, name, offered }: AddTargetInput,
): Promise<{ kind: 'added'; targetId: string; name: string } | { kind: 'cancelled' }> {
  const { ledger } = await deps.backups.ledger();
  if (ledger.targets.length >= MOST_PLACES) throw new AppError('RULE_BROKEN', { rule: 'too-many-places' });
  const chosen = await deps.places.chooseFolder(actor.windowId, offered);
  if (chosen === null) {
    if (offered !== null) throw new AppError('NOT_FOUND', { kind: 'folder' });
    gaveUp(deps);
    return { kind: 'cancelled' };
  }
  const target = await newTarget({
    folder: chosen.path,
    name: name ?? chosen.name,
    onStick: kind === 'usb',
    drives: () => deps.places.drives(),
    patience: deps.backups.places.patience,
  });
  if (ledger.targets.some(({ id }) => id === target.id)) throw new AppError('ALREADY_DONE');
  const added = { ...target, addedAt: deps.clock.now(), failure: null };
  await saveTargets(deps, actor, {
    detail: { targetId: target.id, kind: target.kind },
    change: (targets) => [...targets.filter(({ id }) => id !== target.id), added],
    holds: (targets) => targets.some(({ id }) => id === target.id),
  });
  return { kind: 'added', targetId: target.id, name: target.name };
}
