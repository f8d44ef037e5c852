import type { SessionStatus } from '#shared/features/session/session.schema.ts';

import { endSession } from '../begin-session.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { statusOf } from '../status.ts';

/** The status of a window. Asked on a failure screen, it looks whether the cause is gone („Spróbuj ponownie”). */
export async function currentStatus(runtime: Runtime, caller: Caller): Promise<SessionStatus> {
  const { offices, sessions, turns } = runtime;
  const session = sessions.find(caller.sessionId);
  if (session === null || offices.mayEnterAgain) await turns.take(() => tryAgain(runtime));
  else sessions.lockWhenIdle(session);
  return statusOf(runtime, caller.sessionId);
}

/** Whoever is signed in sees nothing but the failure: everybody leaves, so that the folder can be entered anew. */
async function tryAgain(runtime: Runtime): Promise<void> {
  const { offices, sessions, backups, desk } = runtime;
  // A backup that runs reads the open database; when it has ended, the next try goes on.
  // Entering empties staging, where a backup may wait to become the office.
  if (!offices.mayEnterAgain || backups.running || desk.holdsPrepared) return;
  for (const session of sessions.all()) await endSession(runtime, session);
  await offices.release();
  await offices.enterAgain();
}
