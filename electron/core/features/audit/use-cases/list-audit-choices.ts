import { auditActions } from '#db/repositories/audit.repository.ts';
import { listUsers } from '#db/repositories/users.repository.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../../calls/deps.ts';

/** Everybody who has or had an account, in Polish order, and every event that stands in the log. */
export async function listAuditChoices(
  deps: Deps,
): Promise<{ users: { id: UserId; displayName: string }[]; actions: string[] }> {
  return await deps.read(async (r) => {
    const users = await listUsers(r, today(deps.clock.now()));
    return {
      users: users.map(({ id, displayName }) => ({ id, displayName })),
      actions: [...(await auditActions(r))],
    };
  });
}
