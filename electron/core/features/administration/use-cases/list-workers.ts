import { listUsers } from '#db/repositories/users.repository.ts';
import { holdsCaseload } from '#shared/features/administration/administration.rules.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Those to whom people and families may be given. */
export async function listWorkers(deps: Deps): Promise<{ id: UserId; displayName: string }[]> {
  const users = await deps.read((r) => listUsers(r, today(deps.clock.now())));
  return users
    .filter(({ active, roles }) => active && holdsCaseload(roles))
    .map(({ id, displayName }) => ({ id, displayName }));
}
