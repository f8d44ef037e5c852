import { rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Stands in the data folder while the database is open: found at the next opening, the last run did not end cleanly. */
export const RUNNING_FILE = 'running';

export async function wasLeftRunning(dir: string): Promise<boolean> {
  return await stat(join(dir, RUNNING_FILE)).then(
    () => true,
    () => false,
  );
}

export async function markRunning(dir: string): Promise<void> {
  await writeFile(join(dir, RUNNING_FILE), '', { flush: true });
}

export async function clearRunning(dir: string): Promise<void> {
  await rm(join(dir, RUNNING_FILE), { force: true });
}
