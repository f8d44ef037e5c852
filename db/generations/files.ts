import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { codeOf } from './failures.ts';

const RETRIES = 12;
/** What Windows answers while a virus scanner or the indexer holds a file for a moment. */
const HELD_FOR_A_MOMENT: readonly string[] = ['EPERM', 'EACCES', 'EBUSY'];

/**
 * Renames a file or folder, replacing a file. On Windows a scanner's grip is waited out for about three seconds; elsewhere
 * the first answer counts. Throws the system's error.
 */
export async function renameFirmly(from: string, to: string): Promise<void> {
  await firmly(() => rename(from, to));
}

/** Runs `work` again while Windows says that somebody holds the file. */
export async function firmly<T>(work: () => Promise<T>, platform: NodeJS.Platform = process.platform): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const code = codeOf(error);
      if (platform !== 'win32' || attempt > RETRIES || code === null || !HELD_FOR_A_MOMENT.includes(code)) throw error;
      await pause(attempt * 40);
    }
  }
}

/**
 * Puts `content` in the place of `file` so that after any crash the file is the old or the new one, whole: temporary name
 * beside it, flush, one rename, flush of the folder. `beforeRename` runs when the content lies safely beside the file.
 */
export async function writeFileAtomically(
  file: string,
  content: string | Uint8Array,
  beforeRename?: () => Promise<void> | void,
): Promise<void> {
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await beforeRename?.();
    await renameFirmly(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(file));
}

/** Removes what a crash left of writeFileAtomically for `file`: only names that it makes. */
export async function removeUnfinishedWrites(file: string): Promise<void> {
  const folder = dirname(file);
  const prefix = `.${basename(file)}.`;
  for (const name of await readdir(folder)) {
    const middle = name.slice(prefix.length, -'.tmp'.length);
    if (name.startsWith(prefix) && name.endsWith('.tmp') && UUID.test(middle))
      await rm(join(folder, name), { force: true });
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Flushes a file's content to the disk. */
export async function flushFile(file: string): Promise<void> {
  // Windows flushes only through a handle that may write.
  await withHandle(file, 'r+', (handle) => handle.sync());
}

/** Flushes the names in a folder to the disk. Windows has no such call and keeps names in the file system's journal. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await withHandle(folder, 'r', (handle) => handle.sync());
}

async function withHandle(path: string, flags: string, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(path, flags);
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder and the missing ones above it. Node's own recursive mkdir never returns where the system answers ENOENT
 * below an existing folder (/proc does).
 */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = codeOf(error);
    const above = dirname(folder);
    if (code === 'ENOENT' && above !== folder && !(await isFolder(above))) {
      await makeFolders(above);
      await mkdir(folder);
    } else if (!(await isFolder(folder))) {
      throw error;
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Names in a folder, or null when there is no such folder. */
export async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
