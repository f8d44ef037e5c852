import { hasFailedTest, presentBackups } from '#db/backup/index.ts';
import { recoveryFingerprint } from '#db/generations/index.ts';
import { readInstallationId } from '#db/repositories/office.repository.ts';
import { recoveryKeys } from '#db/repositories/recovery-keys.repository.ts';
import { mayRemoveReached, reachedBy } from '#shared/features/recovery-keys/recovery-keys.rules.ts';
import type { RemoveReachedOutcome } from '#shared/features/recovery-keys/recovery-keys.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { happened } from '../../../calls/unit-of-work.ts';

/**
 * Deletes chosen backups that a key out of use still opens, once a newer proved one exists that no such key opens. A place
 * that cannot be reached keeps its backups and is named.
 * @throws AppError NOT_FOUND for the key or a backup it does not open; RULE_BROKEN {rule: 'recovery-key-in-use' |
 * 'newer-backup-needed'}; BACKUP_RUNNING
 */
export async function removeReachedBackups(
  deps: Deps,
  actor: Actor,
  { id, backupIds }: { readonly id: string; readonly backupIds: readonly string[] },
): Promise<RemoveReachedOutcome> {
  const keys = await deps.read(recoveryKeys);
  const key = keys.find((one) => one.id === id);
  if (key === undefined) throw new AppError('NOT_FOUND', { kind: 'recovery-key' });
  if (key.retiredOn === null) throw new AppError('RULE_BROKEN', { rule: 'recovery-key-in-use' });
  return await deps.backups.remove(deps.signal, backupIds, {
    check: (ledger) => {
      const present = presentBackups(ledger);
      const reached = new Set(reachedBy(recoveryFingerprint(key.recipient), present).map((one) => one.id));
      if (!backupIds.every((one) => reached.has(one))) throw new AppError('NOT_FOUND', { kind: 'backup' });
      const retired = keys.flatMap(({ recipient, retiredOn }) =>
        retiredOn === null ? [] : [recoveryFingerprint(recipient)],
      );
      const known = present.map((one) => ({ ...one, bad: hasFailedTest(ledger, one.id) }));
      if (!mayRemoveReached(known, backupIds, retired)) {
        throw new AppError('RULE_BROKEN', { rule: 'newer-backup-needed' });
      }
    },
    record: ({ removed, unreached }) =>
      happened(deps, actor, async (tx, audit) => {
        await audit({
          subjects: [{ kind: 'office', id: await readInstallationId(tx) }],
          detail: { recoveryKeyId: id, removed, unreached: unreached.length },
        });
      }),
  });
}
