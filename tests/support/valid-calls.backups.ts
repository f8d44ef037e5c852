import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import { type CoreClient, composeTestCore, signInAs, type TestCore } from './core.ts';
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

/** Makes a backup at the office's places, and one place first where there is none; gives its id. */
export async function backupMade(client: CoreClient): Promise<string> {
  await placeForBackups(client);
  const last = (await drained(client.backups.make({ targetId: null }))).at(-1);
  const backupId = last?.kind === 'result' ? last.places[0]?.backupId : null;
  if (typeof backupId !== 'string') throw new Error('the backup was not made');
  return backupId;
}

/** Reads a backup of the list for a restore; gives what `backups.restore` takes. */
export async function preparedFor(client: CoreClient, backupId: string): Promise<string> {
  const last = (await drained(client.backups.prepareRestore({ source: { kind: 'known', backupId } }))).at(-1);
  if (last?.kind !== 'result') throw new Error('the backup was not read');
  return last.backup.preparedId;
}

/** Restores a backup of the list as the page does, and gives the events of the restore itself. */
export async function restoreKnown(client: CoreClient, backupId: string) {
  return await drained(
    client.backups.restore({ preparedId: await preparedFor(client, backupId), withoutBackup: false, owner: null }),
  );
}

/** The newest of the offered files, chosen in the list of backups or on a computer without an office. */
export async function fileChosen(by: Pick<CoreClient['backups'], 'offeredFiles' | 'chooseFile'>): Promise<string> {
  const [offered] = (await by.offeredFiles({})) ?? [];
  const chosen = await by.chooseFile({ offered: offered ?? null });
  if (chosen.kind !== 'chosen') throw new Error('no file was chosen');
  return chosen.fileId;
}

const asList = ({ session }: CoreClient) => ({
  offeredFiles: session.offeredBackups,
  chooseFile: session.chooseBackup,
});

const sticks = new WeakMap<World, Promise<ReadonlyMap<string, Buffer>>>();

/** The files of a backup of the world's office, made once for all calls that begin with a stick. */
async function stickOf(world: World): Promise<ReadonlyMap<string, Buffer>> {
  const made = async (): Promise<ReadonlyMap<string, Buffer>> => {
    const { office } = await withBackup(world);
    const folder = join(office.dir, TARGETS_FOLDER, 'Dysk kopii');
    const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
    await office.close();
    return files;
  };
  const stick = sticks.get(world) ?? made();
  sticks.set(world, stick);
  return await stick;
}

/** A computer without an office, with that stick in it. */
async function newComputer(world: World): Promise<{ readonly office: TestCore; readonly client: CoreClient }> {
  const office = await composeTestCore();
  const folder = join(office.dir, TARGETS_FOLDER, 'Nośnik USB');
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of await stickOf(world)) writeFileSync(join(folder, name), bytes);
  return { office, client: office.client() };
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

/** A prepared recovery key as somebody confirms it who has its card. */
export async function keyOnPaper(client: CoreClient, instead: string | null = null) {
  const card = await client.recoveryKeys.prepare({});
  return { preparationId: card.preparationId, typed: typedFrom(card), instead };
}

/** One more recovery key in use, typed back from its card. */
async function anotherKey(client: CoreClient, instead: string | null = null): Promise<string> {
  return (await client.recoveryKeys.add(await keyOnPaper(client, instead))).id;
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
  'backups.offeredFiles': byAdministrator(async (client) => () => client.backups.offeredFiles({})),
  'backups.chooseFile': async (world) => {
    const { office, client } = await withBackup(world);
    return { office, run: () => fileChosen(client.backups) };
  },
  'backups.prepareRestore': async (world) => {
    const { office, client } = await withBackup(world);
    const fileId = await fileChosen(client.backups);
    const { recoveryKey } = world.prepared;
    const source = { kind: 'file', fileId, recoveryKey } as const;
    return { office, run: () => drained(client.backups.prepareRestore({ source })) };
  },
  'backups.leaveRestore': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    await preparedFor(client, backupId);
    return { office, run: () => client.backups.leaveRestore({}) };
  },
  'backups.restore': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    const preparedId = await preparedFor(client, backupId);
    return {
      office,
      run: () => andSignIn(office, drained(client.backups.restore({ preparedId, withoutBackup: false, owner: null }))),
    };
  },
  'backups.undoRestore': async (world) => {
    const { office, client, backupId } = await withBackup(world);
    await andSignIn(office, restoreKnown(client, backupId));
    const again = office.client();
    await signInAs(again, ADMINISTRATOR);
    return { office, run: () => andSignIn(office, drained(again.backups.undoRestore({ withoutBackup: false }))) };
  },
};

export const RECOVERY_KEY_CALLS: Readonly<Record<string, Prepare>> = {
  'recoveryKeys.list': byAdministrator(async (client) => () => client.recoveryKeys.list({})),
  'recoveryKeys.prepare': byAdministrator(async (client) => () => client.recoveryKeys.prepare({})),
  'recoveryKeys.add': byAdministrator(async (client) => {
    const input = await keyOnPaper(client);
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

/** The restore on a new computer, each step after the ones before it. */
export const NEW_COMPUTER_CALLS: Readonly<Record<string, Prepare>> = {
  'session.offeredBackups': async (world) => {
    const { office, client } = await newComputer(world);
    return { office, run: () => client.session.offeredBackups({}) };
  },
  'session.provedBackups': async (world) => {
    const { office, client } = await withBackup(world);
    office.core.runtime.offices.failWith(new AppError('DATABASE_DAMAGED'));
    return { office, run: () => client.session.provedBackups({}) };
  },
  'session.chooseBackup': async (world) => {
    const { office, client } = await newComputer(world);
    return { office, run: () => fileChosen(asList(client)) };
  },
  'session.openBackup': async (world) => {
    const { office, client } = await newComputer(world);
    const asked = { fileId: await fileChosen(asList(client)), recoveryKey: world.prepared.recoveryKey };
    return { office, run: () => drained(client.session.openBackup(asked)) };
  },
  'session.leaveRestore': async (world) => {
    const { office, client } = await newComputer(world);
    return { office, run: () => client.session.leaveRestore({}) };
  },
  'session.restoreOffice': async (world) => {
    const { office, client } = await newComputer(world);
    const asked = { fileId: await fileChosen(asList(client)), recoveryKey: world.prepared.recoveryKey };
    const opened = (await drained(client.session.openBackup(asked))).at(-1);
    const userId = opened?.kind === 'result' ? opened.administrators[0]?.id : undefined;
    if (opened?.kind !== 'result' || userId === undefined) throw new Error('the file was not opened');
    const { preparedId } = opened.backup;
    const chosen = { preparedId, userId, newPassword: 'nowe hasło do próby' };
    return { office, run: () => drained(client.session.restoreOffice(chosen)) };
  },
};
