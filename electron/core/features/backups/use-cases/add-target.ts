import { newTarget, updateLedger } from '#db/backup/index.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import type { AddTargetInput } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command, gaveUp } from '../../../calls/unit-of-work.ts';

/**
 * Adds a place for backups: the user chooses a folder, which gets the marker by which it is known from then on.
 * @throws AppError ALREADY_DONE when the folder is a place already; TARGET_* when it cannot be written to; NOT_FOUND when
 * nothing of that name is offered; RULE_BROKEN {rule: 'no-drive'} for a stick on no drive
 */
export async function addTarget(
  deps: Deps,
  actor: Actor,
  { kind, name, offered }: AddTargetInput,
): Promise<{ kind: 'added'; targetId: string; name: string } | { kind: 'cancelled' }> {
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
  });
  const { ledger } = await deps.backups.ledger();
  if (ledger.targets.some(({ id }) => id === target.id)) throw new AppError('ALREADY_DONE');
  await command(deps, actor, async (tx, audit) => {
    await audit({
      subjects: [{ kind: 'office', id: await readInstallationId(tx) }],
      detail: { targetId: target.id, kind: target.kind },
    });
  });
  const addedAt = deps.clock.now();
  await updateLedger(deps.backups.dataFolder, (latest) => ({
    ...latest,
    targets: [...latest.targets.filter(({ id }) => id !== target.id), { ...target, addedAt, failure: null }],
  }));
  return { kind: 'added', targetId: target.id, name: target.name };
}
