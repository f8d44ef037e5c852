import type { SessionStatus } from '#shared/features/session/session.schema.ts';

import { endSession, releaseWhenUnused } from '../begin-session.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { statusOf } from '../status.ts';

/** Ends the session, also a locked one. The last one out closes the database and drops the key. */
export async function signOut(runtime: Runtime, caller: Caller): Promise<SessionStatus> {
  return await runtime.turns.take(async () => {
    const session = runtime.sessions.find(caller.sessionId);
    if (session !== null) await endSession(runtime, session);
    await releaseWhenUnused(runtime);
    return statusOf(runtime, caller.sessionId);
  });
}
