import { stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';

import { AppError, type AppErrorCode, isAppError } from '#shared/kernel/app-error.ts';

import { gatherPlaceFacts, isOnNetwork } from '../generations/network-share.ts';
import { type Patience, withPatience } from './patience.ts';
import {
  asTargetFailure,
  assertRoom,
  freeBytes,
  isSameDisk,
  locateTarget,
  markTarget,
  type Target,
} from './targets.ts';

type Drives = () => Promise<readonly string[]>;

export interface TargetState {
  /** Why nothing can be written there now; null when it can. */
  readonly problem: AppErrorCode | null;
  readonly freeBytes: number | null;
  readonly sameDisk: boolean;
}

/** How a place for backups is at this moment. Writes and removes a small file there. */
export async function describeTarget(
  target: Target,
  { drives, dir, patience }: { readonly drives: Drives; readonly dir: string; readonly patience: Patience },
): Promise<TargetState> {
  const look = async (): Promise<TargetState> => {
    const folder = await locateTarget(target, drives, patience.glanceMs / 2);
    await assertRoom(folder, 0);
    return { problem: null, freeBytes: await freeBytes(folder), sameDisk: await isSameDisk(dir, folder) };
  };
  try {
    return await withPatience(target.id, look, { limitMs: patience.glanceMs });
  } catch (error) {
    const failure = asTargetFailure(error);
    if (!isAppError(failure)) throw failure;
    return { problem: failure.code, freeBytes: null, sameDisk: false };
  }
}

/**
 * Makes a place for backups of a chosen folder: writes its marker, or takes the one it has.
 * @throws AppError TARGET_*; RULE_BROKEN {rule: 'no-drive'} when a stick was meant and the folder lies on none of the drives
 */
export async function newTarget(of: {
  readonly folder: string;
  readonly name: string;
  readonly onStick: boolean;
  readonly drives: Drives;
  readonly patience: Patience;
}): Promise<Target> {
  return await withPatience(of.folder, () => marked(of), { limitMs: of.patience.lookMs });
}

async function marked(of: Omit<Parameters<typeof newTarget>[0], 'patience'>): Promise<Target> {
  const folder = resolve(of.folder);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new AppError('TARGET_MISSING');
  const path = of.onStick ? await pathOnDrive(folder, await of.drives()) : folder;
  await assertRoom(folder, 0);
  const id = await markTarget(folder);
  if (of.onStick) return { id, kind: 'usb', name: of.name, path };
  return { id, kind: isOnNetwork(await gatherPlaceFacts(folder)) ? 'share' : 'folder', name: of.name, path };
}

/** The folder seen from the root of the drive it lies on: the letter may be another one next time. */
async function pathOnDrive(folder: string, drives: readonly string[]): Promise<string> {
  const [path] = drives
    .map((root) => relative(resolve(root), folder))
    .filter((one) => one !== '..' && !one.startsWith(`..${sep}`) && !isAbsolute(one))
    .sort((left, right) => left.length - right.length);
  if (path === undefined) throw new AppError('RULE_BROKEN', { rule: 'no-drive' });
  return path;
}
