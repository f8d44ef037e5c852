import {
  ensureRecovery,
  loadKeys,
  type OfficeKeys,
  rebuildKeys,
  recoveryInDatabase,
  replaceSlot,
  saveRebuiltKeys,
  updateKeys,
  wipe,
} from '#db/generations/index.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import {
  listActiveAdministrators,
  setMustChangePassword,
  setSlot,
  type UserRecord,
} from '#db/repositories/users.repository.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { today } from '#shared/kernel/local-date.ts';
import { foldLogin } from '#shared/kernel/polish.ts';

import { beginSession, recordSession, releaseWhenUnused } from '../begin-session.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { saveSlot } from '../save-slot.ts';
import { statusOf } from '../status.ts';
import { recordWrongTries } from '../wrong-tries.ts';
import { afterTries, proveRecoveryKey } from './check-recovery-key.ts';

export interface RecoverInput {
  readonly recoveryKey: string;
  readonly userId: string;
  readonly newPassword: string;
}

/**
 * Sets a new password of one active administrator with the recovery key alone and signs in. Nothing is lost: with both
 * key files damaged they are made anew (the damaged ones stay beside them), and the other users become „bez klucza”.
 * @throws as proveRecoveryKey; NOT_FOUND when the user is no active administrator; INVALID_INPUT for a password that is easy
 * to guess
 */
export async function recover(runtime: Runtime, caller: Caller, input: RecoverInput): Promise<SessionStatus> {
  const { offices, ports, sessions, attempts } = runtime;
  const recovered = async (): Promise<SessionStatus> => {
    const { key, failedAttempts: wrongKeys } = await proveRecoveryKey(runtime, input.recoveryKey);
    try {
      await offices.open(key);
      await offices.checked();
      await recordWrongTries(runtime);
      const administrators = await offices.database.read((r) => listActiveAdministrators(r, today(ports.clock.now())));
      const found = administrators.find((one) => one.id === input.userId);
      if (found === undefined) {
        // The key was right: that it was used leaves its row, whoever was asked for.
        await recordSession(runtime, null, 'session.recoverFailed', afterTries(wrongKeys));
        throw new AppError('NOT_FOUND', { what: 'administrator' });
      }
      await runtime.keys.requireGood('newPassword', input.newPassword, found);
      const user = await givePassword(runtime, found, { password: input.newPassword, key, wrongKeys });
      const failedAttempts = attempts.succeeded(foldLogin(user.login));
      for (const other of sessions.all()) if (other.user.id === user.id) sessions.end(other);
      await beginSession(runtime, caller, user, {
        action: 'session.signIn',
        detail: afterTries(failedAttempts),
      });
    } finally {
      wipe(key);
      await releaseWhenUnused(runtime);
    }
    return statusOf(runtime, caller.sessionId);
  };
  return await runtime.turns.take(() => sessions.toldAtOnce(recovered));
}

/** Database first, keys second: after a crash between the two the recovery key still opens, and is used once more. */
async function givePassword(
  { offices, ports, kdf }: Runtime,
  user: UserRecord,
  { password, key, wrongKeys }: { readonly password: string; readonly key: Uint8Array; readonly wrongKeys: number },
): Promise<UserRecord> {
  const generation = offices.generationForRecovery;
  const damaged = (await loadKeys(generation)).state === 'damaged';
  // A migration on the way here has made the key files anew already, without a slot.
  const keysRebuilt = damaged || offices.keysDamaged;
  const slotId = user.slotId ?? crypto.randomUUID();
  const row = {
    userId: user.id,
    kind: 'session' as const,
    action: 'session.recover',
    subjects: [{ kind: 'user' as const, id: user.id }],
    fields: ['password'],
  };
  await offices.access.write(async (tx) => {
    if (user.slotId === null) await setSlot(tx, user.id, slotId);
    await setMustChangePassword(tx, user.id, false);
    await appendAudit(tx, { ...row, at: ports.clock.now(), detail: { keysRebuilt, ...afterTries(wrongKeys) } });
  });
  const owner = { slotId, login: user.login, password };
  const recovery = await recoveryInDatabase(offices.database);
  const saveRebuilt = async (meant: (keys: OfficeKeys) => void) => {
    const keys = await rebuildKeys(key, owner, recovery, kdf);
    meant(keys);
    await saveRebuiltKeys(generation, keys);
  };
  const saveChanged = (meant: (keys: OfficeKeys) => void) =>
    updateKeys(generation, async (keys) => {
      const changed = await replaceSlot(keys, key, owner, kdf);
      meant(changed);
      return changed;
    });
  await saveSlot({
    generation,
    slotId,
    logger: ports.logger,
    save: damaged ? saveRebuilt : saveChanged,
    takeBack: () =>
      offices.access.write(async (tx) => {
        if (user.slotId === null) await setSlot(tx, user.id, null);
        await setMustChangePassword(tx, user.id, user.mustChangePassword);
        await appendAudit(tx, { ...row, at: ports.clock.now(), detail: { withdrawn: true } });
      }),
  });
  await ensureRecovery(generation, key, recovery);
  if (keysRebuilt) offices.enterMended();
  return { ...user, slotId, mustChangePassword: false };
}
