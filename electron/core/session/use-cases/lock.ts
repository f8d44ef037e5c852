import type { SessionStatus } from '#shared/features/session/session.schema.ts';

import { recordSession } from '../begin-session.ts';
import type { Caller, Runtime } from '../runtime.ts';
import type { Session } from '../sessions.ts';
import { statusOf } from '../status.ts';

/** Locks the session in all its windows; the database stays open. */
export async function lock(runtime: Runtime, caller: Caller): Promise<SessionStatus> {
  const session = runtime.sessions.find(caller.sessionId);
  if (session !== null && !session.locked) {
    session.lock();
    runtime.sessions.changed();
    await recordLock(runtime, session, {});
  }
  return statusOf(runtime, caller.sessionId);
}

/** The row of a lock. What cannot be written does not keep the session open. */
export async function recordLock(
  runtime: Runtime,
  session: Session,
  detail: Readonly<Record<string, boolean>>,
): Promise<void> {
  try {
    await recordSession(runtime, session.user.id, 'session.lock', detail);
  } catch (error) {
    runtime.ports.logger.error('lock-not-recorded', error);
  }
}
