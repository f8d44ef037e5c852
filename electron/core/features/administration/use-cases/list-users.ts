import { listUsers as allUsers } from '#db/repositories/users.repository.ts';
import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Every user, with whether there is a key that opens the office for them. */
export async function listUsers(deps: Deps): Promise<UserRow[]> {
  const slots = await deps.keys.slotIds();
  const users = await deps.read((r) => allUsers(r, today(deps.clock.now())));
  return users.map(({ id, displayName, login, roles, active, slotId, mustChangePassword }) => {
    const hasKey = active && slotId !== null && slots.has(slotId);
    return { id, displayName, login, roles: [...roles], active, hasKey, mustChangePassword };
  });
}
