import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { folderLayout, strangersIn, takeOfficeLock } from '#db/generations/index.ts';

/** A file of this name marks a data folder as a demonstration that may be made anew. */
export const DEMO_MARK = '.ostoja-demo';

/**
 * Whether a data folder holds a demonstration: its band is shown whoever opens it. A mark without an office is what a
 * demonstration broken off in its making leaves; what is set up there is real.
 */
export function isDemoFolder(data: string): boolean {
  return existsSync(join(data, DEMO_MARK)) && existsSync(folderLayout(data).current);
}

/** Before a real office is set up: the next demonstration must not take its folder for an earlier one of its own. */
export async function removeDemoMark(data: string): Promise<void> {
  await rm(join(data, DEMO_MARK), { force: true });
}

/** What stands beside an office in the folder of a demonstration: its mark, the log of a host, Chromium's own files. */
const BESIDE_THE_OFFICE: readonly string[] = [DEMO_MARK, 'logs', 'chromium'];

/**
 * Empties the folder of an earlier demonstration but for its mark and its lock. Gives the paths of what the program did
 * not make; when there is any, not one byte has changed.
 * @throws AppError SECOND_INSTANCE when another host runs it; not one byte has changed then
 */
export async function emptyDemoFolder(data: string): Promise<readonly string[]> {
  const strangers = await strangersIn(data, BESIDE_THE_OFFICE);
  if (strangers.length > 0) return strangers;
  const lock = await takeOfficeLock(data);
  try {
    const lockFile = basename(folderLayout(data).lock);
    for (const name of await readdir(data)) {
      // With the lock stays its journal, which is in use.
      const kept = name === DEMO_MARK || name.startsWith(lockFile);
      if (!kept) await rm(join(data, name), { recursive: true, force: true });
    }
  } finally {
    await lock.release();
  }
  return [];
}
