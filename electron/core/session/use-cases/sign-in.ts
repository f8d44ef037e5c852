import { wipe } from '#db/generations/index.ts';
import { findActiveUserOfSlot } from '#db/repositories/users.repository.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import { beginSession, releaseWhenUnused } from '../begin-session.ts';
import { provePassword } from '../passwords.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { statusOf } from '../status.ts';
import { tidyKeys } from '../tidy-keys.ts';
import { recordWrongTries } from '../wrong-tries.ts';

/**
 * Signs a user in: slot, database, check when the last run broke off, active user with the roles of today, audit row.
 * @throws AppError TOO_MANY_ATTEMPTS, WRONG_PASSWORD, OFFICE_NOT_READY, and every code of the failure screens
 */
export async function signIn(
  runtime: Runtime,
  caller: Caller,
  input: { readonly login: string; readonly password: string },
): Promise<SessionStatus> {
  const { offices, ports, sessions } = runtime;
  return await runtime.turns.take(async () => {
    const proven = await provePassword(runtime, input.login, input.password, 'session.signInFailed');
    try {
      const first = !offices.isOpen;
      await offices.open(proven.key);
      const user = await offices.database.read((r) => findActiveUserOfSlot(r, proven.slotId, today(ports.clock.now())));
      // A slot without an active user opens nothing, and nobody learns that it was right.
      if (user === null) throw await proven.refuse();
      await recordWrongTries(runtime);
      const failedAttempts = proven.accept();
      await beginSession(runtime, caller, user, {
        action: 'session.signIn',
        detail: failedAttempts === 0 ? {} : { failedAttempts },
      });
      if (first) await tidyKeys(runtime);
      void runtime.backups.makeDue(user.id);
    } catch (error) {
      // A full disk or a lost folder stops everybody only when nobody is at work yet.
      if (sessions.all().length === 0) offices.failWith(error);
      throw error;
    } finally {
      wipe(proven.key);
      await releaseWhenUnused(runtime);
    }
    return statusOf(runtime, caller.sessionId);
  });
}
