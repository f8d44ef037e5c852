import { readInstallationId } from '#db/repositories/office.repository.ts';
import { recoveryKeys, setRecoveryKeyRetired } from '#db/repositories/recovery-keys.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';

/**
 * Takes a recovery key out of use: it opens neither the office nor a new backup any more. The last one stays, since without
 * it a forgotten password would be the end of the data.
 * @throws AppError NOT_FOUND; ALREADY_DONE; RULE_BROKEN {rule: 'last-recovery-key'}; as RecoveryKeyKeeper.write
 */
export async function retireRecoveryKey(
  deps: Deps,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<Record<string, never>> {
  const detail = { recoveryKeyId: id };
  await command(deps, actor, async (tx, audit) => {
    const keys = await recoveryKeys(tx);
    const key = keys.find((one) => one.id === id);
    if (key === undefined) throw new AppError('NOT_FOUND', { kind: 'recovery-key' });
    if (key.retiredOn !== null) throw new AppError('ALREADY_DONE', { state: 'retired' });
    if (keys.filter(({ retiredOn }) => retiredOn === null).length === 1) {
      throw new AppError('RULE_BROKEN', { rule: 'last-recovery-key' });
    }
    await setRecoveryKeyRetired(tx, id, today(deps.clock.now()));
    await audit({ subjects: [{ kind: 'office', id: await readInstallationId(tx) }], detail });
  });
  await deps.recoveryKeys.write(() =>
    command(deps, actor, async (tx, audit) => {
      await setRecoveryKeyRetired(tx, id, null);
      await audit({
        subjects: [{ kind: 'office', id: await readInstallationId(tx) }],
        detail: { ...detail, withdrawn: true },
      });
    }),
  );
  return {};
}
