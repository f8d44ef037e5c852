import type { SessionStatus } from '#shared/features/session/session.schema.ts';

import type { Caller, Runtime } from '../runtime.ts';
import { statusOf } from '../status.ts';

/** The status of a window. Asked on a failure screen, it looks whether the cause is gone („Spróbuj ponownie”). */
export async function currentStatus(runtime: Runtime, caller: Caller): Promise<SessionStatus> {
  const session = runtime.sessions.find(caller.sessionId);
  if (session === null) await runtime.turns.take(() => runtime.offices.enterAgain());
  else runtime.sessions.lockWhenIdle(session);
  return statusOf(runtime, caller.sessionId);
}
