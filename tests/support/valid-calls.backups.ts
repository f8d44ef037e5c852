import { type CoreClient, signInAs, type TestCore } from './core.ts';
import { drained } from './streams.ts';
import { ADMINISTRATOR, type Prepare, type World } from './valid-calls.base.ts';

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

const typedFrom = ({ parts, covered }: { readonly parts: readonly string[]; readonly covered: readonly number[] }) =>
  Object.fromEntries(covered.map((number) => [String(number), parts[number - 1] ?? '']));

/** One more recovery key in use, typed back from its card. */
async function anotherKey(client: CoreClient, instead: string | null = null): Promise<string> {
  const card = await client.recoveryKeys.prepare({});
  const { id } = await client.recoveryKeys.add({ preparationId: card.preparationId, typed: typedFrom(card), instead });
  return id;
}

/** A backup in an office of its own, since restoring signs everybody out. */
async function withBackup(
  world: World,
): Promise<{ readonly office: TestCore; readonly client: CoreClient; readonly backupId: string }> {
  const office = await world.prepared.open();
  const client = office.client();
  await signInAs(client, ADMINISTRATOR);
  const targetId = await placeForBackups(client);
  const last = (await drained(client.backups.make({ targetId }))).at(-1);
  const backupId = (last?.kind === 'result' ? last.places[0]?.backupId : null) ?? '';
  return { office, client, backupId };
}

/** The row stands in the office that is open at the end: somebody signs in to read it. */
const andSignIn = async (office: TestCore, work: Promise<unknown>): Promise<void> => {
  await work;
  await signInAs(office.client(), ADMINISTRATOR);
};

export const RESTORE_CALLS: Readonly<Record<string, Prepare>> = {
  'backups.inspect': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    return { office, run: () => client.backups.inspect({ backupId }) };
  },
  'backups.testRestore': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    return { office, run: () => drained(client.backups.testRestore({ backupId })) };
  },
  'backups.lastRestore': byAdministrator(async (client) => () => client.backups.lastRestore({})),
  'backups.restore': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    return { office, run: () => andSignIn(office, drained(client.backups.restore({ backupId }))) };
  },
  'backups.undoRestore': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    await andSignIn(office, drained(client.backups.restore({ backupId })));
    const again = office.client();
    await signInAs(again, ADMINISTRATOR);
    return { office, run: () => andSignIn(office, drained(again.backups.undoRestore({}))) };
  },
};

export const RECOVERY_KEY_CALLS: Readonly<Record<string, Prepare>> = {
  'recoveryKeys.list': byAdministrator(async (client) => () => client.recoveryKeys.list({})),
  'recoveryKeys.prepare': byAdministrator(async (client) => () => client.recoveryKeys.prepare({})),
  'recoveryKeys.add': byAdministrator(async (client) => {
    const card = await client.recoveryKeys.prepare({});
    const input = { preparationId: card.preparationId, typed: typedFrom(card), instead: null };
    return () => client.recoveryKeys.add(input);
  }),
  'recoveryKeys.retire': byAdministrator(async (client) => {
    const id = await anotherKey(client);
    return () => client.recoveryKeys.retire({ id });
  }),
  'recoveryKeys.removeReached': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    const [first] = await client.recoveryKeys.list({});
    await anotherKey(client, first?.id ?? '');
    office.clock.advance(60);
    await drained(client.backups.make({ targetId: null }));
    return { office, run: () => client.recoveryKeys.removeReached({ id: first?.id ?? '', backupIds: [backupId] }) };
  },
};
