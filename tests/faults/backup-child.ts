/**
 * A program that works on the office in <place>/data and is killed at a named step, or has a full disk from there on:
 * node backup-child.ts <saving | saved | backup | password | recovery-keys> <place> [step] [fill]
 */
import { join } from 'node:path';

import { makeBackup } from '#db/backup/index.ts';
import {
  generationLayout,
  loadKeys,
  openRecovery,
  recoveryInDatabase,
  replaceSlot,
  slotOfLogin,
  updateKeys,
  writeRecovery,
} from '#db/generations/index.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { insertRecoveryKey } from '#db/repositories/recovery-keys.repository.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { assertNever } from '#shared/kernel/assert-never.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { identityOf, NOW, targetAt } from '#tests/support/backup-office.ts';
import { enter, RECOVERY_RECIPIENT, WEAK_KDF } from '#tests/support/office-folder.ts';

import {
  type BackupJob,
  fillingAt,
  killingAt,
  NEW_PASSWORD,
  readPlace,
  TARGET,
  toldHowItEnded,
} from './fault-place.ts';

/** Saves before the one that is cut off. */
const SAVES = 2;
const NEW_KEY = { id: '018f0000-0000-4000-8000-0000000000cc', recipient: RECOVERY_RECIPIENT } as const;

async function main(job: BackupJob, place: string, stepAt: string | undefined, fill: boolean): Promise<void> {
  const onStep = fill && stepAt !== undefined ? fillingAt(place, stepAt) : killingAt(stepAt);
  const dir = join(place, 'data');
  const { recoveryKey, people } = await readPlace(place);
  const { lock, ...entered } = await enter(dir);
  if (entered.state !== 'ready') throw new Error('there is no office');
  const { files } = entered;
  const databaseKey = await openRecovery(files.dir, recoveryKey);
  switch (job) {
    case 'saving':
    case 'saved':
      await save(generationLayout(files.dir).database, databaseKey, job === 'saving' ? onStep : null);
      break;
    case 'backup': {
      const identity = await identityOf(files, databaseKey);
      const folder = join(dir, TARGETS_FOLDER, TARGET);
      const target = await targetAt(folder);
      const wish = { id: crypto.randomUUID(), reason: 'hand', programVersion: '0.1.0', now: () => NOW } as const;
      const of = { dir, database: files.database, databaseKey, identity, target, folder };
      const make = (): Promise<unknown> => makeBackup({ ...of, ...wish, onStep });
      await (fill ? toldHowItEnded(place, make) : make());
      break;
    }
    case 'password': {
      const login = people[0]?.login ?? '';
      await updateKeys(
        files.dir,
        async (keys) => {
          const slotId = slotOfLogin(keys, login) ?? '';
          return await replaceSlot(keys, databaseKey, { slotId, login, password: NEW_PASSWORD }, WEAK_KDF);
        },
        onStep,
      );
      break;
    }
    case 'recovery-keys': {
      const day = asLocalDate('2026-11-22');
      const db = await openOffice({ file: files.database, key: databaseKey });
      await db.write((tx) => insertRecoveryKey(tx, { ...NEW_KEY, createdOn: day, confirmedOn: day }));
      const recovery = await recoveryInDatabase(db);
      await db.close();
      await onStep('row-written');
      await writeRecovery(files.dir, databaseKey, recovery, onStep);
      break;
    }
    default:
      assertNever(job);
  }
  const loaded = await loadKeys(files.dir);
  if (loaded.state !== 'good') throw new Error('both key files are damaged');
  await lock.release();
}

/** Saves two rows and the row of the log about them, several times over; the last time step by step, where `onStep` is given. */
async function save(
  file: string,
  key: Uint8Array,
  onStep: ((step: string) => Promise<void> | void) | null,
): Promise<void> {
  const db = await openOffice({ file, key });
  const count = onStep === null ? SAVES : SAVES + 1;
  for (let saved = 1; saved <= count; saved += 1) {
    const told = saved > SAVES ? onStep : null;
    await db.write(async (tx) => {
      const { id: userId } = await tx.selectFrom('users').select('id').orderBy('login').executeTakeFirstOrThrow();
      const rowOf = (half: string) => ({ user_id: userId, key: `saved-${saved}-${half}`, value: 'x' });
      await tx.insertInto('preferences').values(rowOf('a')).execute();
      await told?.('half');
      await tx.insertInto('preferences').values(rowOf('b')).execute();
      const row = { at: NOW, userId, kind: 'command', action: 'demo.fill', subjects: [], fields: [] } as const;
      await appendAudit(tx, { ...row, detail: { saved } });
      await told?.('written');
    });
    await told?.('committed');
  }
  await db.close();
}

if (process.argv[1] === import.meta.filename) {
  const [job, place, step, how] = process.argv.slice(2);
  if (place === undefined) throw new Error('a job and a place are needed');
  await main(job as BackupJob, place, step, how === 'fill');
}
