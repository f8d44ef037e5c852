import { findUser } from '#db/repositories/users.repository.ts';
import { today } from '#shared/kernel/local-date.ts';

import { signedInUser } from './begin-session.ts';
import type { Runtime } from './runtime.ts';
import type { Session } from './sessions.ts';

/** Roles are dated: a session that lasts over midnight reads them anew. A user who is gone or inactive is signed out. */
export async function refreshRoles({ ports, offices, sessions }: Runtime, session: Session | null): Promise<void> {
  const day = today(ports.clock.now());
  if (session === null || session.rolesOn === day || !offices.isOpen) return;
  const user = await offices.database.read((r) => findUser(r, session.user.id, day));
  if (user?.active === true) session.refresh(signedInUser(user), day);
  else sessions.end(session);
}
