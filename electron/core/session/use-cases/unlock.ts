import { wipe } from '#db/generations/index.ts';
import { findActiveUserOfSlot } from '#db/repositories/users.repository.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { today } from '#shared/kernel/local-date.ts';

import { endSession, recordSession, releaseWhenUnused, signedInUser } from '../begin-session.ts';
import { provePassword } from '../passwords.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { statusOf } from '../status.ts';

/**
 * Unlocks with the user's own password; roles are read anew. An unlocked session stays as it is.
 * @throws AppError TOO_MANY_ATTEMPTS, WRONG_PASSWORD; NOT_SIGNED_IN when the user is no longer active
 */
export async function unlock(
  runtime: Runtime,
  caller: Caller,
  input: { readonly password: string },
): Promise<SessionStatus> {
  return await runtime.turns.take(async () => {
    const { offices, ports, sessions } = runtime;
    const session = sessions.find(caller.sessionId);
    if (session === null) throw new AppError('NOT_SIGNED_IN');
    const proven = await provePassword(runtime, session.user.login, input.password, 'session.unlockFailed');
    wipe(proven.key);
    const now = ports.clock.now();
    const user = await offices.database.read((r) => findActiveUserOfSlot(r, proven.slotId, today(now)));
    if (user?.id !== session.user.id) {
      await endSession(runtime, session);
      await releaseWhenUnused(runtime);
      throw new AppError('NOT_SIGNED_IN');
    }
    const failedAttempts = proven.accept();
    await recordSession(runtime, user.id, 'session.unlock', failedAttempts === 0 ? {} : { failedAttempts });
    session.unlock(signedInUser(user), today(now), now);
    sessions.changed();
    return statusOf(runtime, caller.sessionId);
  });
}
