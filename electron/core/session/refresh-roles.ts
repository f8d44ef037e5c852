import { findUser } from '#db/repositories/users.repository.ts';
import { today } from '#shared/kernel/local-date.ts';

import { signedInUser } from './begin-session.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './sessions.ts';

/**
 * The session with the roles of today: they are dated, so one that lasts over midnight reads them anew. Null when its user
 * is gone or no longer active; the session has then ended.
 */
export async function refreshRoles(
  { ports, offices, sessions }: Runtime,
  session: Session | null,
): Promise<Session | null> {
  const day = today(ports.clock.now());
  if (session === null || session.rolesOn === day || !offices.isOpen) return session;
  const user = await offices.database.read((r) => findUser(r, session.user.id, day));
  if (user?.active === true) session.refresh(signedInUser(user), day);
  else sessions.end(session);
  return sessions.find(session.id);
}
