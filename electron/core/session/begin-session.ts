import type { UserRecord } from '#db/repositories/users.repository.ts';
import type { SignedInUser } from '#shared/features/session/session.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Caller, Runtime } from './runtime.ts';
import { Session } from './sessions.ts';

export type SessionFacts = Readonly<Record<string, string | number | boolean>>;

/** What the page may know of a user. */
export function signedInUser(user: UserRecord): SignedInUser {
  return {
    id: user.id,
    displayName: user.displayName,
    login: user.login,
    roles: [...user.roles],
    mustChangePassword: user.mustChangePassword,
  };
}

/** One row of kind 'session', about a user where one is known; it waits on the disk while the file is checked after an unclean end. */
export async function recordSession(
  { ports, offices }: Runtime,
  userId: string | null,
  action: string,
  detail: SessionFacts = {},
): Promise<void> {
  await offices.access.recordSoon({ at: ports.clock.now(), userId, action, detail });
}

/** Records the sign-in, then lets the user in; whoever was signed in here before is signed out. The office must be open. */
export async function beginSession(
  runtime: Runtime,
  caller: Caller,
  user: UserRecord,
  row: { readonly action: string; readonly detail: SessionFacts },
): Promise<void> {
  const { sessions, ports } = runtime;
  const before = sessions.find(caller.sessionId);
  if (before !== null) await endSession(runtime, before);
  await recordSession(runtime, user.id, row.action, row.detail);
  const now = ports.clock.now();
  sessions.begin(new Session(caller.sessionId, signedInUser(user), today(now), now));
  runtime.backups.workBegan(user.id);
}

/** Ends a session. It ends also when its row cannot be written: leaving must always work. */
export async function endSession(runtime: Runtime, session: Session): Promise<void> {
  const { sessions, ports, desk } = runtime;
  await desk.leave(session.id);
  try {
    await recordSession(runtime, session.user.id, 'session.signOut');
  } catch (error) {
    ports.logger.error('sign-out-not-recorded', error);
  }
  sessions.end(session);
}

/**
 * Closes the database and drops the key when nobody is signed in any more. After work a backup is made first: the sessions
 * are over, the key goes when it is proved or has failed. Somebody who signs in meanwhile finds the office open.
 */
export async function releaseWhenUnused(runtime: Pick<Runtime, 'sessions' | 'offices' | 'backups'>): Promise<void> {
  const { sessions, offices, backups } = runtime;
  // The end of a backup calls this again.
  if (sessions.all().length > 0 || backups.running) return;
  if (offices.isOpen && (await backups.beginAfterWork())) return;
  await offices.release();
}
