import type { CoreClient } from './core.ts';
import { drained } from './streams.ts';
import { ADMINISTRATOR, type Prepare } from './valid-calls.base.ts';

function byAdministrator(prepare: (client: CoreClient) => Promise<() => Promise<unknown>>): Prepare {
  return async (world) => ({ run: await prepare(await world.as(ADMINISTRATOR)) });
}

/** A place for backups; the one that is there, or a new one. */
export async function placeForBackups(client: CoreClient): Promise<string> {
  const { targets, offered } = await client.backups.targets({});
  const [known] = targets;
  if (known !== undefined) return known.id;
  const added = await client.backups.addTarget({ kind: 'folder', name: null, offered: offered?.[0] ?? null });
  if (added.kind !== 'added') throw new Error('no place for backups');
  return added.targetId;
}

export const BACKUP_CALLS: Readonly<Record<string, Prepare>> = {
  'backups.health': byAdministrator(async (client) => () => client.backups.health({})),
  'backups.list': byAdministrator(async (client) => () => client.backups.list({})),
  'backups.targets': byAdministrator(async (client) => () => client.backups.targets({})),
  'backups.addTarget': byAdministrator(async (client) => {
    for (const { id } of (await client.backups.targets({})).targets)
      await client.backups.removeTarget({ targetId: id });
    return () => client.backups.addTarget({ kind: 'folder', name: 'Dysk w szafie', offered: 'Dysk kopii' });
  }),
  'backups.removeTarget': byAdministrator(async (client) => {
    const targetId = await placeForBackups(client);
    return () => client.backups.removeTarget({ targetId });
  }),
  'backups.make': byAdministrator(async (client) => {
    const targetId = await placeForBackups(client);
    return () => drained(client.backups.make({ targetId }));
  }),
};
