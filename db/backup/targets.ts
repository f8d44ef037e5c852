import { randomUUID } from 'node:crypto';
import { open, readFile, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import type { TARGET_KINDS } from '#shared/features/backups/backups.schema.ts';
import { AppError, type AppErrorCode, isAppError } from '#shared/kernel/app-error.ts';

import { codeOf } from '../generations/failures.ts';
import { flushFolder, renameFirmly } from '../generations/files.ts';
import { temporaryName } from './names.ts';
import { PATIENCE, withPatience } from './patience.ts';
import { BackupProblem } from './problems.ts';

/** Stands at every place for backups: a stick is found by it, and an unmounted share is not taken for an empty folder. */
export const MARKER_FILE = 'ostoja-kopie.json';

const marker = z.looseObject({ format: z.literal('ostoja-target'), id: z.uuid() });

type TargetKind = (typeof TARGET_KINDS)[number];

export interface Target {
  /** The id in its marker file. */
  readonly id: string;
  readonly kind: TargetKind;
  /** How the office calls it. */
  readonly name: string;
  /** The folder; of a stick, the folder below whatever drive it is found on. */
  readonly path: string;
}

const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];
const READ_ONLY: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];
const FAILING: readonly string[] = ['EIO', 'EILSEQ', 'EBADMSG', 'EUCLEAN'];
/** The place is there: it is in use, this computer has too much open, or the path is none that can be written to. */
const REFUSED: readonly string[] = [
  'EBUSY',
  'EAGAIN',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'EINVAL',
  'EISDIR',
  'ELOOP',
  'ENAMETOOLONG',
  'ENOSYS',
  'ENOTSUP',
];

/** What a failure of the system at a target means to the office. */
export function targetProblem(code: string): AppErrorCode {
  if (FULL.includes(code)) return 'TARGET_FULL';
  if (READ_ONLY.includes(code)) return 'TARGET_READ_ONLY';
  if (FAILING.includes(code)) return 'TARGET_FAILING';
  return REFUSED.includes(code) ? 'TARGET_REFUSED' : 'TARGET_MISSING';
}

/** The refusal for a failure at a target; a refusal and what is no failure of the system come back as they are. */
export function asTargetFailure(error: unknown): unknown {
  if (isAppError(error) || error instanceof BackupProblem) return error;
  const code = codeOf(error);
  return code === null ? error : new AppError(targetProblem(code), { cause: code }, { cause: error });
}

/**
 * Puts the marker into a folder that is to receive backups, or finds the one it has: the same place chosen again is the
 * same target. @throws AppError TARGET_*
 */
export async function markTarget(folder: string): Promise<string> {
  try {
    const known = await readMarker(folder);
    if (known !== null) return known;
    const id = randomUUID();
    const text = { format: 'ostoja-target', id, note: 'Ostoja: kopie zapasowe. Nie usuwaj tego pliku.' };
    await writeAtTarget(folder, MARKER_FILE, Buffer.from(`${JSON.stringify(text, null, 1)}\n`, 'utf8'));
    return id;
  } catch (error) {
    throw asTargetFailure(error);
  }
}

/** Puts a small file in place at a target, whole or not at all. Throws the system's error. */
export async function writeAtTarget(folder: string, name: string, content: Uint8Array): Promise<void> {
  const temporary = join(folder, temporaryName(name));
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameFirmly(temporary, join(folder, name));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushTargetFolder(folder);
}

/** Flushes the names in a folder where its file system can: shares and sticks often know no such call. */
export async function flushTargetFolder(folder: string): Promise<void> {
  await flushFolder(folder).catch((error: unknown) => {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EBADF', 'EACCES', 'EPERM'].includes(codeOf(error) ?? ''))
      throw error;
  });
}

/** The id in a folder's marker; null without a readable one. Failures of the system other than its absence are thrown. */
async function readMarker(folder: string): Promise<string | null> {
  let text: string;
  try {
    text = await readFile(join(folder, MARKER_FILE), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && (await stat(folder)).isDirectory()) return null;
    throw error;
  }
  try {
    return marker.parse(JSON.parse(text)).id;
  } catch {
    return null;
  }
}

/**
 * Where a target is now: its folder, or for a stick that folder on whichever drive carries its marker. All drives are looked at
 * together, each for `limitMs`, so that one which gives no answer hides no other.
 * @param drives roots of all drives, asked only for sticks
 * @throws AppError TARGET_MISSING when it is nowhere, TARGET_UNMARKED when a folder lacks its marker; other TARGET_* when it
 * cannot be read
 */
export async function locateTarget(
  target: Target,
  drives: () => Promise<readonly string[]>,
  limitMs: number = PATIENCE.lookMs,
): Promise<string> {
  const missing = new AppError('TARGET_MISSING', { target: target.id });
  if (target.kind === 'usb') {
    const looks = (await drives()).map(async (root) => {
      const place = resolve(root, target.path);
      if ((await withPatience(place, () => markerOnce(place), { limitMs })) !== target.id) throw missing;
      return place;
    });
    return await Promise.any(looks).catch(() => {
      throw missing;
    });
  }
  const place = resolve(target.path);
  try {
    if ((await readMarker(place)) === target.id) return place;
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? missing : asTargetFailure(error);
  }
  // The folder is there: a share that is not mounted, or somebody has removed the marker.
  throw new AppError('TARGET_UNMARKED', { target: target.id });
}

/** Looks at drives that have not ended: a hanging one holds one thread of those all files share, however often it is asked. */
const looking = new Map<string, Promise<string | null>>();

function markerOnce(folder: string): Promise<string | null> {
  const begun = looking.get(folder);
  if (begun !== undefined) return begun;
  const look = readMarker(folder).finally(() => looking.delete(folder));
  looking.set(folder, look);
  return look;
}

/** Smallest file that shows whether a folder takes files. */
const PROBE_BYTES = 4096;

/**
 * Proves that a file of `bytes` can be written: makes and removes a small one and asks for the free space.
 * @throws AppError TARGET_FULL {needed, free} in bytes, TARGET_READ_ONLY, TARGET_MISSING, TARGET_FAILING
 */
export async function assertRoom(folder: string, bytes: number): Promise<void> {
  try {
    const probe = join(folder, temporaryName('ostoja-probe'));
    try {
      const handle = await open(probe, 'wx', 0o600);
      try {
        await handle.writeFile(Buffer.alloc(PROBE_BYTES));
        await handle.sync();
      } finally {
        await handle.close();
      }
    } finally {
      await rm(probe, { force: true });
    }
    const free = await freeBytes(folder);
    if (free < bytes) throw new AppError('TARGET_FULL', { needed: bytes, free });
  } catch (error) {
    throw asTargetFailure(error);
  }
}

/** Free space for this user, in bytes. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** True when both lie on one disk: a copy there goes when the disk goes. */
export async function isSameDisk(one: string, other: string): Promise<boolean> {
  const [left, right] = await Promise.all([stat(one), stat(other)]);
  return left.dev === right.dev;
}
