/**
 * A program that works on an office and its backups and is killed at a named step:
 * node backup-child.ts <saving | backup | restore | undo | elsewhere> <place> [step]
 * <place> holds the data folder `data` and the target `kopie`; for `elsewhere` there is no data folder yet.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { makeBackup, prepareRestore, restoreElsewhere, restoreHere, undoRestore } from '#db/backup/index.ts';
import { generateDatabaseKey, openRecovery, recoveryInDatabase } from '#db/generations/index.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { identityOf, NOW, targetAt } from '#tests/support/backup-office.ts';
import { userId } from '#shared/kernel/ids.ts';
import { ADMINISTRATOR, enter, RECOVERY_RECIPIENT, RECOVERY_TEXT, WEAK_KDF } from '#tests/support/office-folder.ts';

export type BackupJob = 'saving' | 'backup' | 'restore' | 'undo' | 'elsewhere';

export const SAVING_STEPS = ['half', 'written', 'committed'] as const;
/** Saves before the one that is cut off. */
export const SAVES = 2;

const BY_KEY = { by: 'recovery', secret: RECOVERY_TEXT, recipient: RECOVERY_RECIPIENT } as const;

async function backupIn(folder: string): Promise<string> {
  return join(folder, (await readdir(folder)).find((one) => one.endsWith('.tar.age')) ?? '');
}

async function main(job: BackupJob, place: string, killAt: string | undefined): Promise<void> {
  const onStep = (step: string): Promise<void> | void => {
    process.stdout.write(`${step}\n`);
    if (step !== killAt) return;
    process.kill(process.pid, 'SIGKILL');
    // Nothing may run on while the signal is on its way.
    return new Promise(() => undefined);
  };
  const dir = join(place, 'data');
  const folder = join(place, 'kopie');
  const { lock, ...entered } = await enter(dir);
  if (job === 'elsewhere') {
    const prepared = await prepareRestore({ dir, file: await backupIn(folder), opener: BY_KEY });
    const owner = { userId: userId.parse(ADMINISTRATOR.userId), password: ADMINISTRATOR.password };
    const of = { lock, programVersion: '0.1.0', at: NOW, day: '2026-11-22', prepared, owner, kdf: WEAK_KDF, onStep };
    await restoreElsewhere({ ...of, databaseKey: generateDatabaseKey() });
    await prepared.dispose();
    await lock.release();
    return;
  }
  if (entered.state !== 'ready') throw new Error('there is no office');
  const { files, generation } = entered;
  const databaseKey = await openRecovery(files.dir, RECOVERY_TEXT);
  const becoming = { lock, programVersion: '0.1.0', at: NOW, day: '2026-11-22', databaseKey, present: files, onStep };
  switch (job) {
    case 'saving': {
      const db = await openOffice({ file: files.database, key: databaseKey });
      for (let save = 0; save <= SAVES; save += 1) {
        const told = save === SAVES ? onStep : () => undefined;
        await db.write(async (tx) => {
          for (const [half, step] of [
            ['a', 'half'],
            ['b', 'written'],
          ] as const) {
            const row = { user_id: ADMINISTRATOR.userId, key: `saved-${save}-${half}`, value: 'x' };
            await tx.insertInto('preferences').values(row).execute();
            await told(step);
          }
        });
        await told('committed');
      }
      await db.close();
      break;
    }
    case 'backup': {
      const identity = await identityOf(files, databaseKey);
      const target = await targetAt(folder);
      const of = { dir, database: files.database, databaseKey, identity, target, folder };
      await makeBackup({
        ...of,
        id: crypto.randomUUID(),
        reason: 'hand',
        programVersion: '0.1.0',
        now: () => NOW,
        onStep,
      });
      break;
    }
    case 'restore': {
      const prepared = await prepareRestore({ dir, file: await backupIn(folder), opener: BY_KEY });
      const db = await openOffice({ file: files.database, key: databaseKey });
      const recovery = await recoveryInDatabase(db);
      await db.close();
      await restoreHere({
        ...becoming,
        prepared,
        recovery,
        installationId: prepared.manifest.installationId,
        userId: null,
      });
      await prepared.dispose();
      break;
    }
    case 'undo': {
      const db = await openOffice({ file: files.database, key: databaseKey });
      const recovery = await recoveryInDatabase(db);
      await db.close();
      await undoRestore({ ...becoming, back: generation - 1, recovery, userId: null });
      break;
    }
    default:
      assertNever(job);
  }
  await lock.release();
}

if (process.argv[1] === import.meta.filename) {
  const [job, place, step] = process.argv.slice(2);
  if (place === undefined) throw new Error('a job and a place are needed');
  await main(job as BackupJob, place, step);
}
