import {
  insertRecoveryKey,
  recoveryKeys,
  removeAddedRecoveryKey,
  setRecoveryKeyRetired,
} from '#db/repositories/recovery-keys.repository.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import type { AddRecoveryKeyInput } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';

/**
 * Puts the prepared key in use, beside the others or in the place of one of them: the office and every new backup open with
 * it from now on. Where the files cannot be written, everything is as it was.
 * @throws AppError RECOVERY_PARTS_DIFFER; NOT_FOUND and ALREADY_DONE for the key to be replaced; as RecoveryKeyKeeper.write
 */
export async function addRecoveryKey(
  deps: Deps,
  actor: Actor,
  { preparationId, typed, instead }: AddRecoveryKeyInput,
): Promise<{ id: string }> {
  const key = deps.recoveryKeys.confirmed(actor.sessionId, preparationId, typed);
  const id = deps.ids.next();
  const day = today(deps.clock.now());
  const detail = { recoveryKeyId: id, ...(instead === null ? {} : { replaced: instead }) };
  await command(deps, actor, async (tx, audit) => {
    if (instead !== null) {
      const replaced = (await recoveryKeys(tx)).find((one) => one.id === instead);
      if (replaced === undefined) throw new AppError('NOT_FOUND', { kind: 'recovery-key' });
      if (replaced.retiredOn !== null) throw new AppError('ALREADY_DONE', { state: 'retired' });
      await setRecoveryKeyRetired(tx, instead, day);
    }
    await insertRecoveryKey(tx, { id, ...key, confirmedOn: day });
    await audit({ subjects: [{ kind: 'office', id: await readInstallationId(tx) }], detail });
  });
  await deps.recoveryKeys.write(() =>
    command(deps, actor, async (tx, audit) => {
      await removeAddedRecoveryKey(tx, id);
      if (instead !== null) await setRecoveryKeyRetired(tx, instead, null);
      await audit({
        subjects: [{ kind: 'office', id: await readInstallationId(tx) }],
        detail: { ...detail, withdrawn: true },
      });
    }),
  );
  deps.recoveryKeys.forget(actor.sessionId);
  return { id };
}
