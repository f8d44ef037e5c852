import { loadKeys, type OfficeKeys, openSlot, slotOfLogin } from '#db/generations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { foldLogin } from '#shared/kernel/polish.ts';

import type { Runtime } from './runtime.ts';
import { recordWrongTries, type WrongTryAction } from './wrong-tries.ts';

/** The keys of the office. Damage found here becomes the failure screen. @throws AppError KEYS_DAMAGED */
export async function goodKeys({ offices, sessions }: Runtime): Promise<OfficeKeys> {
  try {
    const loaded = await loadKeys(offices.generation);
    if (loaded.state === 'good') return loaded.keys;
    throw new AppError('KEYS_DAMAGED', { what: 'keys' });
  } catch (error) {
    // Whoever is at work goes on: the database is open, and only signing in needs the keys.
    if (sessions.all().length === 0) offices.failWith(error);
    throw error;
  }
}

export interface ProvenPassword {
  readonly slotId: string;
  /** The database key; the caller wipes it. */
  readonly key: Uint8Array;
  /** Ends the counting of wrong tries, and says how many there were since the last right one. */
  accept(): number;
  /** The refusal when the password was right but may not be used: the same answer, and row, as for a wrong one. */
  refuse(): Promise<AppError>;
}

/**
 * Tries login and password: one key derivation, known login or not, and the same refusal for both halves.
 * A wrong try becomes a row `recordedAs`, at once or after the next sign-in.
 * @throws AppError TOO_MANY_ATTEMPTS {waitSeconds} before trying; WRONG_PASSWORD {waitSeconds}
 */
export async function provePassword(
  runtime: Runtime,
  login: string,
  password: string,
  recordedAs: WrongTryAction,
): Promise<ProvenPassword> {
  const { attempts, ports } = runtime;
  const name = foldLogin(login);
  attempts.assertMayTry(name, ports.clock.now());
  const keys = await goodKeys(runtime);
  const opened = await openSlot(keys, login, password);
  const refuse = async (): Promise<AppError> => {
    const at = ports.clock.now();
    const waitSeconds = attempts.failed(name, at);
    runtime.wrongTries.add({ at, action: recordedAs, slotId: slotOfLogin(keys, login) });
    await recordWrongTries(runtime);
    return new AppError('WRONG_PASSWORD', { waitSeconds });
  };
  if (opened.state === 'wrong') throw await refuse();
  return { slotId: opened.slotId, key: opened.key, accept: () => attempts.succeeded(name), refuse };
}
