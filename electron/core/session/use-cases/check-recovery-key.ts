import { openRecovery, wipe } from '#db/generations/index.ts';
import { listActiveAdministrators } from '#db/repositories/users.repository.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import { releaseWhenUnused } from '../begin-session.ts';
import type { Runtime } from '../runtime.ts';

/** No login folds to this name. */
const RECOVERY = '\u0000recovery';

/** Proves the recovery key and names the active administrators. Works with both key files damaged. Throws as proveRecoveryKey. */
export async function checkRecoveryKey(
  runtime: Runtime,
  input: { readonly recoveryKey: string },
): Promise<{ administrators: { id: UserId; displayName: string; login: string }[] }> {
  const { offices, ports } = runtime;
  return await runtime.turns.take(async () => {
    const key = await proveRecoveryKey(runtime, input.recoveryKey);
    try {
      await offices.open(key);
      const day = today(ports.clock.now());
      const found = await offices.database.read((r) => listActiveAdministrators(r, day));
      return { administrators: found.map(({ id, displayName, login }) => ({ id, displayName, login })) };
    } finally {
      wipe(key);
      await releaseWhenUnused(runtime);
    }
  });
}

/**
 * The database key by a typed recovery key; the caller wipes it. A typing error is told first and costs nothing.
 * @throws AppError RECOVERY_KEY_TYPO, TOO_MANY_ATTEMPTS {waitSeconds}, WRONG_RECOVERY_KEY {waitSeconds}, KEYS_DAMAGED
 * {what: 'recovery'}
 */
export async function proveRecoveryKey(runtime: Runtime, typed: string): Promise<Uint8Array> {
  const { attempts, offices, ports } = runtime;
  const generation = offices.generationForRecovery;
  attempts.assertMayTry(RECOVERY, ports.clock.now());
  try {
    const key = await openRecovery(generation, typed);
    attempts.succeeded(RECOVERY);
    return key;
  } catch (error) {
    if (!isAppError(error, 'WRONG_RECOVERY_KEY')) throw error;
    const waitSeconds = attempts.failed(RECOVERY, ports.clock.now());
    throw new AppError('WRONG_RECOVERY_KEY', { ...error.data, waitSeconds }, { cause: error });
  }
}
