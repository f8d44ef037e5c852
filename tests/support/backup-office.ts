import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { type KnownBackup, makeBackup, type MakeBackupOptions, markTarget, type Target } from '#db/backup/index.ts';
import { type GenerationLayout, loadKeys, openIdentity, type OfficeLock } from '#db/generations/index.ts';

import { enter, makeFolder, recipientOf, RECOVERY_RECIPIENT, setUpTestOffice } from './office-folder.ts';

export const NOW = '2026-11-22T08:15:30.000Z';

export interface BackupOffice {
  readonly dir: string;
  readonly lock: OfficeLock;
  readonly files: GenerationLayout;
  readonly databaseKey: Uint8Array;
  readonly identity: { readonly recipient: string; readonly secret: string };
  readonly target: Target;
  /** The folder of the target. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Setting an office up costs seconds, copying one does not: the first one made here is the pattern of all. */
let pattern: Promise<{ readonly dir: string; readonly databaseKey: Uint8Array }> | null = null;

async function makePattern(): Promise<{ readonly dir: string; readonly databaseKey: Uint8Array }> {
  const { dir, remove } = await makeFolder();
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const { lock } = await enter(dir);
  try {
    const { databaseKey } = await setUpTestOffice(lock, [recipientOf(RECOVERY_RECIPIENT)]);
    return { dir, databaseKey };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await lock.release();
  }
}

/** A small office in a folder of its own, and a place for backups beside it. */
export async function backupOffice(): Promise<BackupOffice> {
  pattern ??= makePattern();
  const { dir: made, databaseKey } = await pattern;
  const { dir: place, remove } = await makeFolder();
  const dir = join(place, 'data');
  const folder = join(place, 'kopie');
  await cp(made, dir, { recursive: true });
  await mkdir(folder);
  const entered = await enter(dir);
  if (entered.state !== 'ready') throw new Error('the pattern has no office');
  const { lock, files } = entered;
  const target = await targetAt(folder);
  const identity = await identityOf(files, databaseKey);
  const close = async (): Promise<void> => {
    await lock.release();
    await remove();
  };
  return { dir, lock, files, databaseKey, identity, target, folder, remove: close };
}

export async function targetAt(folder: string): Promise<Target> {
  return { id: await markTarget(folder), kind: 'folder', name: 'Kopie', path: folder };
}

export async function identityOf(
  files: GenerationLayout,
  databaseKey: Uint8Array,
): Promise<{ readonly recipient: string; readonly secret: string }> {
  const loaded = await loadKeys(files.dir);
  if (loaded.state !== 'good') throw new Error('keys are damaged');
  return { recipient: loaded.keys.identity.recipient, secret: openIdentity(loaded.keys, databaseKey) };
}

/** Makes a backup of that office as the program does. */
export async function backUp(office: BackupOffice, more: Partial<MakeBackupOptions> = {}): Promise<KnownBackup> {
  const { dir, files, databaseKey, identity, target, folder } = office;
  return await makeBackup({
    dir,
    database: files.database,
    databaseKey,
    identity,
    target,
    folder,
    id: randomUUID(),
    reason: 'hand',
    programVersion: '0.1.0',
    now: () => NOW,
    ...more,
  });
}
