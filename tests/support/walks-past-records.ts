import type { CoreClient } from './core.ts';
import { drained } from './streams.ts';
import { fileChosen, keyOnPaper, placeForBackups, preparedFor } from './valid-calls.backups.ts';

const NO_BACKUP = '018f0000-0000-4000-8000-0000000000ff';

async function newestBackup(client: CoreClient): Promise<string> {
  const [newest] = await client.backups.list({});
  return newest?.id ?? NO_BACKUP;
}

const newestKey = async (client: CoreClient): Promise<string | undefined> =>
  (await client.recoveryKeys.list({})).at(0)?.id;

/** Procedures that have no record of a person or family in their way; what they give must name nobody all the same. */
export const WALKS_PAST_RECORDS: Readonly<Record<string, (client: CoreClient) => (() => Promise<unknown>)[]>> = {
  'dictionaries.list': (c) => [() => c.dictionaries.list({})],
  'preferences.all': (c) => [() => c.preferences.all({})],
  'preferences.remember': (c) => [() => c.preferences.remember({ key: 'theme', value: '"dark"' })],
  'backups.health': (c) => [() => c.backups.health({})],
  'backups.list': (c) => [() => c.backups.list({})],
  'backups.targets': (c) => [() => c.backups.targets({})],
  'backups.addTarget': (c) => [() => c.backups.addTarget({ kind: 'folder', name: null, offered: 'Dysk kopii' })],
  'backups.removeTarget': (c) => [() => c.backups.removeTarget({ targetId: NO_BACKUP })],
  'backups.make': (c) => [async () => await drained(c.backups.make({ targetId: await placeForBackups(c) }))],
  'backups.inspect': (c) => [async () => await c.backups.inspect({ backupId: await newestBackup(c) })],
  'backups.testRestore': (c) => [async () => await drained(c.backups.testRestore({ backupId: await newestBackup(c) }))],
  'backups.offeredFiles': (c) => [() => c.backups.offeredFiles({})],
  'backups.chooseFile': (c) => [() => fileChosen(c.backups)],
  'backups.prepareRestore': (c) => [async () => await preparedFor(c, await newestBackup(c))],
  'backups.leaveRestore': (c) => [() => c.backups.leaveRestore({})],
  // A restore signs everybody out; its tests walk it in offices of their own.
  'backups.restore': (c) => [
    () => drained(c.backups.restore({ preparedId: NO_BACKUP, withoutBackup: false, owner: null })),
  ],
  'recoveryKeys.list': (c) => [() => c.recoveryKeys.list({})],
  'recoveryKeys.prepare': (c) => [() => c.recoveryKeys.prepare({})],
  'recoveryKeys.add': (c) => [async () => await c.recoveryKeys.add(await keyOnPaper(c))],
  'recoveryKeys.retire': (c) => [async () => await c.recoveryKeys.retire({ id: (await newestKey(c)) ?? NO_BACKUP })],
  'recoveryKeys.removeReached': (c) => [
    async () =>
      await c.recoveryKeys.removeReached({ id: (await newestKey(c)) ?? NO_BACKUP, backupIds: [await newestBackup(c)] }),
  ],
  'backups.lastRestore': (c) => [() => c.backups.lastRestore({})],
  'backups.undoRestore': (c) => [() => drained(c.backups.undoRestore({ withoutBackup: false }))],
};
