/**
 * A program that does one thing to a data folder and is killed at a named step of it:
 * node crash-child.ts <first-run | migration | keys | lock | idle> <folder> [step]
 */
import { addSlot, openSlot, loadKeys, migrateOffice, updateKeys, writeRecovery } from '#db/generations/index.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import {
  ADMINISTRATOR,
  enter,
  fillOfficeAlike,
  recipientOf,
  RECOVERY_RECIPIENT,
  SECOND_USER,
  setUpTestOffice,
  WEAK_KDF,
} from '#tests/support/office-folder.ts';

import { killingAt } from './fault-place.ts';

export type CrashJob = 'first-run' | 'migration' | 'keys' | 'lock' | 'idle';

async function main(job: CrashJob, dir: string, killAt: string | undefined): Promise<void> {
  const onStep = killingAt(killAt);
  const entered = await enter(dir);
  const recovery = [recipientOf(RECOVERY_RECIPIENT)];
  switch (job) {
    case 'lock':
      process.stdout.write('held\n');
      await new Promise((resolve) => process.stdin.once('data', resolve));
      break;
    case 'idle':
      // Nothing left to do, the lock not given back: the process must end all the same.
      return;
    case 'first-run':
      await setUpTestOffice(entered.lock, recovery, { onStep, fill: (office) => fillOfficeAlike(office, recovery) });
      break;
    case 'migration':
    case 'keys': {
      if (entered.state !== 'ready') throw new Error('there is no office');
      const loaded = await loadKeys(entered.files.dir);
      if (loaded.state !== 'good') throw new Error('keys are damaged');
      const opened = await openSlot(loaded.keys, ADMINISTRATOR.login, ADMINISTRATOR.password);
      if (opened.state !== 'open') throw new Error('wrong password');
      const databaseKey = opened.key;
      if (job === 'migration') {
        // With the program's own migrations, all of them that the office lacks.
        await migrateOffice({ lock: entered.lock, databaseKey, programVersion: '0.2.0', onStep });
        break;
      }
      // Both ways a change of keys writes: a new slot, then new recovery keys.
      await updateKeys(entered.files.dir, (keys) => addSlot(keys, databaseKey, SECOND_USER, WEAK_KDF), onStep);
      await writeRecovery(entered.files.dir, databaseKey, recovery, onStep);
      break;
    }
    default:
      assertNever(job);
  }
  await entered.lock.release();
}

if (process.argv[1] === import.meta.filename) {
  const [job, dir, step] = process.argv.slice(2);
  if (dir === undefined) throw new Error('a job and a folder are needed');
  await main(job as CrashJob, dir, step);
}
