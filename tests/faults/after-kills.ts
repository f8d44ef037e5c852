import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { labelName, MARKER_FILE, readLedger } from '#db/backup/index.ts';
import { openBackup } from '#db/backup/read-backup.ts';
import { ensureRecovery, openRecovery, parseRecoveryKey, recoveryInDatabase } from '#db/generations/index.ts';
import { migrations } from '#db/migrations/index.ts';
import { openOffice } from '#db/sqlite/office-database.ts';
import { TARGETS_FOLDER } from '#preview/preview-places.ts';
import { enter, RECOVERY_TEXT } from '#tests/support/office-folder.ts';

import { type PlaceFacts, TARGET } from './fault-place.ts';
import type { GenerationState } from './office-state.ts';
import { contentsOf } from './table-digests.ts';

export interface FoundBackups {
  /** Digests of the backups that hold another state than the present one. */
  readonly old: readonly string[];
  /** How many hold exactly the present state. */
  readonly present: number;
  readonly listed: number;
  readonly unfinished: number;
}

/**
 * Opens every backup that has its name, as a restore does, and reads it row by row.
 * @throws Error for one that is not whole, lacks its label, or when the ledger is damaged
 */
export async function backupsWhole(place: PlaceFacts, now: GenerationState): Promise<FoundBackups> {
  const folder = join(place.dir, 'data', TARGETS_FOLDER, TARGET);
  const names = await readdir(folder);
  const { text: secret, recipient } = await parseRecoveryKey(place.recoveryKey);
  const opener = { by: 'recovery', secret, recipient } as const;
  const old: string[] = [];
  let present = 0;
  for (const name of names.filter((one) => one.endsWith('.tar.age')).sort()) {
    if (!names.includes(labelName(name))) throw new Error('a backup lacks its label');
    const database = join(place.dir, `${name}.db`);
    const file = join(folder, name);
    const { manifest } = await openBackup({ file, opener, knownSchemaVersion: migrations.length, database });
    const read = contentsOf(database, Buffer.from(manifest.database.key, 'hex'));
    await rm(database);
    const found = JSON.stringify([read.tables, read.log]);
    if (found === JSON.stringify([now.tables, now.log])) present += 1;
    else old.push(found);
  }
  const { state, ledger } = await readLedger(join(place.dir, 'data'));
  if (state !== 'good') throw new Error('the ledger of backups is damaged');
  const isFinished = (name: string): boolean => name === MARKER_FILE || /\.tar\.age(?:\.info\.json)?$/.test(name);
  const unfinished = names.filter((name) => name.startsWith('.') || !isFinished(name)).length;
  return { old, present, listed: ledger.backups.length, unfinished };
}

/** Does for the recovery keys what every sign-in does; then the added one must open the office too. */
export async function secondRecoveryKeyOpens(place: PlaceFacts): Promise<void> {
  const { lock, ...entered } = await enter(join(place.dir, 'data'));
  try {
    if (entered.state !== 'ready') throw new Error('there is no office');
    const { dir, database } = entered.files;
    const key = await openRecovery(dir, place.recoveryKey);
    const office = await openOffice({ file: database, key });
    try {
      await ensureRecovery(dir, key, await recoveryInDatabase(office));
    } finally {
      await office.close();
    }
    const opened = Buffer.from(await openRecovery(dir, RECOVERY_TEXT));
    if (!opened.equals(key)) throw new Error('the added recovery key opens something else');
  } finally {
    await lock.release();
  }
}
