import { readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { KEYS_STEPS } from '#db/generations/index.ts';

import type { Place } from './office-state.ts';

/** Work of the whole program without a window, on the office of a place. */
export type KeeperJob = 'set-up' | 'test' | 'restore' | 'undo' | 'new-computer';
/** Work of single parts of it. */
export type BackupJob = 'saving' | 'saved' | 'backup' | 'password' | 'recovery-keys';

export const SAVING_STEPS = ['half', 'written', 'committed'] as const;
/** A new password writes the key files alone. */
export const PASSWORD_STEPS = KEYS_STEPS.filter((step) => step !== 'recovery-written');
/** The row of a new recovery key is written first; then the files of the generation. */
export const RECOVERY_KEY_STEPS = ['row-written', ...KEYS_STEPS] as const;

/** Where the backups of these offices lie: a stick is found in every copy of the folder, wherever that lies. */
export const TARGET = 'Nośnik USB';
/** Of the first of the people of the place. */
export const NEW_PASSWORD = 'nowe hasło na nowy rok 27';

export interface PlaceFacts extends Place {
  /** The backup made before the last changes. */
  readonly backupId: string;
  /** Name of its file. */
  readonly backupName: string;
}

const FACTS = 'place.json';

/** What is known of the place in this folder. */
export async function readPlace(dir: string): Promise<PlaceFacts> {
  return { ...(JSON.parse(await readFile(join(dir, FACTS), 'utf8')) as PlaceFacts), dir };
}

export async function writePlace(place: PlaceFacts): Promise<void> {
  await writeFile(join(place.dir, FACTS), JSON.stringify(place));
}

/** Ends the process at `killAt` by SIGKILL, as a power cut would; every step is printed on a line of its own. */
export function killingAt(killAt: string | undefined): (step: string) => Promise<void> | void {
  return (step) => {
    process.stdout.write(`${step}\n`);
    if (step !== killAt) return;
    process.kill(process.pid, 'SIGKILL');
    // Nothing may run on while the signal is on its way.
    return new Promise(() => undefined);
  };
}

/** Leaves too little for any file of the office. */
const LEFT_FREE = 64 * 1024;
const FILLER = 'filler';

/** Fills the disk that a place lies on at `fillAt`; every step is printed on a line of its own. */
export function fillingAt(dir: string, fillAt: string): (step: string) => Promise<void> {
  return async (step) => {
    process.stdout.write(`${step}\n`);
    if (step !== fillAt) return;
    const { bavail, bsize } = await statfs(dir);
    await writeFile(join(dir, FILLER), Buffer.alloc(Math.max(0, bavail * bsize - LEFT_FREE)));
  };
}

/** Runs work that a full disk may stop, makes room again and prints how it ended: `done` or the code of the refusal. */
export async function toldHowItEnded(dir: string, work: () => Promise<unknown>): Promise<void> {
  const outcome = await work().then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
  await rm(join(dir, FILLER), { force: true });
  process.stdout.write(`${outcome}\n`);
}
