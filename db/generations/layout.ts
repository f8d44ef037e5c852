import { join } from 'node:path';

import { AUDIT_HEAD_FILE } from '../repositories/audit-head-file.ts';

/** Names inside the data folder. Nothing else in the program spells them. */
export const CURRENT_FILE = 'current.json';
export const GENERATIONS_FOLDER = 'generations';
export const STAGING_FOLDER = 'staging';
export const LOCK_FILE = 'office.lock';

/** Rows of the log that wait until the database may be written; only while there are any. */
export const WAITING_ROWS_FILE = 'waiting-rows';

/** Names inside one generation. */
export const DATABASE_FILE = 'office.db';
export const KEYS_FILE = 'keys.json';
export const KEYS_COPY_FILE = 'keys.2.json';
export const RECOVERY_FILE = 'recovery.age';
/** Stands in a generation from its building until it became the office: such a one may be thrown away after a crash. */
export const PENDING_FILE = 'pending';

/** What a finished generation consists of, besides PENDING_FILE: exactly these, no WAL, nothing left over. */
export const GENERATION_FILES = [DATABASE_FILE, KEYS_FILE, KEYS_COPY_FILE, RECOVERY_FILE, AUDIT_HEAD_FILE] as const;

export interface FolderLayout {
  readonly dir: string;
  readonly current: string;
  readonly generations: string;
  readonly staging: string;
  readonly lock: string;
}

/** The paths of a data folder. Nothing is read or made. */
export function folderLayout(dir: string): FolderLayout {
  return {
    dir,
    current: join(dir, CURRENT_FILE),
    generations: join(dir, GENERATIONS_FOLDER),
    staging: join(dir, STAGING_FOLDER),
    lock: join(dir, LOCK_FILE),
  };
}

export interface GenerationLayout {
  readonly dir: string;
  readonly database: string;
  readonly keys: string;
  readonly keysCopy: string;
  readonly recovery: string;
  readonly auditHeads: string;
  readonly pending: string;
}

/** The paths of a generation, finished or still in staging. */
export function generationLayout(dir: string): GenerationLayout {
  return {
    dir,
    database: join(dir, DATABASE_FILE),
    keys: join(dir, KEYS_FILE),
    keysCopy: join(dir, KEYS_COPY_FILE),
    recovery: join(dir, RECOVERY_FILE),
    auditHeads: join(dir, AUDIT_HEAD_FILE),
    pending: join(dir, PENDING_FILE),
  };
}

/** The folder of generation `number` (1, 2, 3…). */
export function generationDir(dir: string, number: number): string {
  return join(folderLayout(dir).generations, String(number));
}

/** The number a folder name under generations/ stands for; null for any other name. */
export function generationNumber(name: string): number | null {
  return /^[1-9]\d{0,8}$/.test(name) ? Number(name) : null;
}
