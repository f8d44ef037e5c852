import { listUsers as allUsers } from '#db/repositories/users.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Every user, with whether there is a key that opens the office for them. */
export async function listUsers(deps: Deps): Promise<UserRow[]> {
  const slots = await deps.keys.slotIds();
  return await deps.read((r) => accountsIn(r, deps, slots));
}

/** The same, as part of what is read; `slots` are the keys that there are. */
export async function accountsIn(
  r: Reader,
  deps: Deps,
  slots: Awaited<ReturnType<Deps['keys']['slotIds']>>,
): Promise<UserRow[]> {
  const users = await allUsers(r, today(deps.clock.now()));
  return users.map(({ id, displayName, login, roles, active, slotId, mustChangePassword }) => {
    const hasKey = active && slotId !== null && slots.has(slotId);
    return { id, displayName, login, roles: [...roles], active, hasKey, mustChangePassword };
  });
}
