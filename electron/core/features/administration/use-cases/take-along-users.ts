import type { ExportEvent } from '#shared/contract/list-events.ts';
import type { ExportFormat } from '#shared/contract/procedure.ts';
import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { usersTable } from '#shared/features/administration/users-paper.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { type Subject, view } from '../../../calls/unit-of-work.ts';
import { exportTables } from '../../../lists/export-paper.ts';
import { accountsIn } from './list-users.ts';

const namedIn = (users: readonly UserRow[]): Subject[] => users.map(({ id }) => ({ kind: 'user', id }));

/** The accounts as the data of their print. */
export async function printUsers(deps: Deps, actor: Actor): Promise<UserRow[]> {
  const slots = await deps.keys.slotIds();
  return await view(deps, actor, async (r) => {
    const users = await accountsIn(r, deps, slots);
    return { result: users, subjects: namedIn(users) };
  });
}

/** Saves the list of accounts. */
export function exportUsers(
  deps: Deps,
  actor: Actor,
  { format }: { readonly format: ExportFormat },
): AsyncGenerator<ExportEvent> {
  return exportTables<readonly UserRow[]>(deps, actor, {
    title: 'Wykaz kont',
    format,
    empty: [],
    read: async (r) => {
      const users = await accountsIn(r, deps, await deps.keys.slotIds());
      return { result: users, subjects: namedIn(users) };
    },
    tablesOf: (users) => [usersTable(users)],
  });
}
