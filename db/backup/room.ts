import { stat } from 'node:fs/promises';

import { AppError } from '#shared/kernel/app-error.ts';

import { withFailures } from '../generations/failures.ts';
import { freeBytes } from './targets.ts';

/** Key files, the log's new rows and what the system itself needs while the data are built. */
const RESERVE = 32 * 1024 * 1024;

/**
 * What is written while a database of `bytes` becomes a generation: the database in staging, and as much again while it is
 * put under another key or migrated. A file of a backup is as large as its database.
 */
const ROOM = { whole: 2, rekey: 1 } as const;

/**
 * Refuses before anything is written when the disk of the data has no room for a draft of `file`.
 * @param what `whole`: it is copied or read into staging first; `rekey`: it lies there already
 * @throws AppError DISK_FULL {needed, free} in bytes; what the system says of the file or the folder
 */
export async function assertDraftRoom(dir: string, file: string, what: keyof typeof ROOM): Promise<void> {
  const { size } = await stat(file);
  const needed = ROOM[what] * size + RESERVE;
  const free = await withFailures('files', () => freeBytes(dir));
  if (free < needed) throw new AppError('DISK_FULL', { needed, free });
}
