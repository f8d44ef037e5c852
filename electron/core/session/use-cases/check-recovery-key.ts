import { openRecovery, wipe } from '#db/generations/index.ts';
import { listActiveAdministrators } from '#db/repositories/users.repository.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import { recordSession, releaseWhenUnused, type SessionFacts } from '../begin-session.ts';
import type { Runtime } from '../runtime.ts';
import { recordWrongTries } from '../wrong-tries.ts';

interface ProvenRecoveryKey {
  /** The database key. */
  readonly key: Uint8Array;
  /** Wrong keys since the last right one. */
  readonly failedAttempts: number;
}

/** No login folds to this name. */
const RECOVERY = '\u0000recovery';

/**
 * Proves the recovery key and names the active administrators; the row stands before the names go out. Works with both key
 * files damaged. Throws as proveRecoveryKey.
 */
export async function checkRecoveryKey(
  runtime: Runtime,
  input: { readonly recoveryKey: string },
): Promise<{ administrators: { id: UserId; displayName: string; login: string }[] }> {
  const { offices, ports } = runtime;
  return await runtime.turns.take(async () => {
    const { key, failedAttempts } = await proveRecoveryKey(runtime, input.recoveryKey);
    try {
      await offices.open(key);
      await recordWrongTries(runtime);
      const day = today(ports.clock.now());
      const found = await offices.database.read((r) => listActiveAdministrators(r, day));
      await recordSession(runtime, null, 'session.checkRecoveryKey', afterTries(failedAttempts));
      return { administrators: found.map(({ id, displayName, login }) => ({ id, displayName, login })) };
    } finally {
      wipe(key);
      await releaseWhenUnused(runtime);
    }
  });
}

/** What the row of a right try says of the wrong ones before it. */
export const afterTries = (failedAttempts: number): SessionFacts => (failedAttempts === 0 ? {} : { failedAttempts });

/**
 * The database key by a typed recovery key; the caller wipes it. A typing error is told first and costs nothing. A wrong key
 * becomes a row, at once or when the office is opened next.
 * @throws AppError RECOVERY_KEY_TYPO, TOO_MANY_ATTEMPTS {waitSeconds}, WRONG_RECOVERY_KEY {waitSeconds}, KEYS_DAMAGED
 * {what: 'recovery'}
 */
export async function proveRecoveryKey(runtime: Runtime, typed: string): Promise<ProvenRecoveryKey> {
  const { attempts, offices, ports } = runtime;
  const generation = offices.generationForRecovery;
  attempts.assertMayTry(RECOVERY, ports.clock.now());
  try {
    const key = await openRecovery(generation, typed);
    return { key, failedAttempts: attempts.succeeded(RECOVERY) };
  } catch (error) {
    if (!isAppError(error, 'WRONG_RECOVERY_KEY')) throw error;
    const at = ports.clock.now();
    const waitSeconds = attempts.failed(RECOVERY, at);
    runtime.wrongTries.add({ at, action: 'session.recoveryKeyFailed', slotId: null });
    await recordWrongTries(runtime);
    throw new AppError('WRONG_RECOVERY_KEY', { ...error.data, waitSeconds }, { cause: error });
  }
}
