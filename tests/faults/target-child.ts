/** Makes backups at a target of 8 MB that is full, read-only or gone, and prints one line each: node target-child.ts <place> */
import { execFileSync } from 'node:child_process';
import { readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { locateTarget, makeBackup } from '#db/backup/index.ts';
import { openRecovery } from '#db/generations/index.ts';
import { isAppError } from '#shared/kernel/app-error.ts';
import { identityOf, NOW, targetAt } from '#tests/support/backup-office.ts';
import { enter } from '#tests/support/office-folder.ts';

import { readPlace } from './fault-place.ts';
import { contentsOf } from './table-digests.ts';

const [place = ''] = process.argv.slice(2);
const dir = join(place, 'data');
const folder = join(place, 'stick');
const { lock, ...entered } = await enter(dir);
if (entered.state !== 'ready') throw new Error('there is no office');
const { files } = entered;
const databaseKey = await openRecovery(files.dir, (await readPlace(place)).recoveryKey);
const identity = await identityOf(files, databaseKey);
const target = await targetAt(folder);

async function attempt(name: string, onStep?: (step: string) => Promise<void>): Promise<void> {
  const of = { dir, database: files.database, databaseKey, identity, target };
  const wish = { id: crypto.randomUUID(), reason: 'hand', programVersion: '0.1.0', now: () => NOW } as const;
  // As the keeper does: a place is looked for before anything is made.
  const outcome = await locateTarget(target, () => Promise.resolve([]))
    .then((found) => makeBackup({ ...of, ...wish, folder: found, ...(onStep === undefined ? {} : { onStep }) }))
    .then(
      () => 'done',
      (error: unknown) => (isAppError(error) ? error.code : String(error)),
    );
  const left = await readdir(folder).catch(() => []);
  const files_ = left.filter((one) => one.includes('.tar.age'));
  const { tables, log } = contentsOf(files.database, databaseKey);
  const staging = await readdir(join(dir, 'staging'));
  process.stdout.write(`${JSON.stringify({ name, outcome, left: files_, staging, tables, log })}\n`);
}

const fill = async (free: number): Promise<void> => {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(join(folder, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - free)));
};

await fill(0);
await attempt('full');
await rm(join(folder, 'filler'));
await attempt('full in between', (step) => (step === 'described' ? fill(64 * 1024) : Promise.resolve()));
await rm(join(folder, 'filler'));
execFileSync('mount', ['-o', 'remount,ro', folder]);
await attempt('read-only');
execFileSync('mount', ['-o', 'remount,rw', folder]);
await attempt('read-only in between', async (step) => {
  if (step === 'described') execFileSync('mount', ['-o', 'remount,ro', folder]);
});
execFileSync('mount', ['-o', 'remount,rw', folder]);
await attempt('vanished in between', async (step) => {
  if (step === 'written') execFileSync('umount', ['-l', folder]);
});
// The folder under the file system that is gone now: there, but not the target.
await attempt('vanished');
await lock.release();
