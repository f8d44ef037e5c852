import { randomUUID } from 'node:crypto';
import { lstat, realpath, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { AppError } from '#shared/kernel/app-error.ts';

import { withFailures } from './failures.ts';
import { firmly, makeFolders, namesIn } from './files.ts';
import { folderLayout } from './layout.ts';
import { assertHeld, type OfficeLock } from './office-lock.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** Names the program gives in staging. Whatever is named otherwise is not ours and stays. */
const STAGED_NAME = new RegExp(`^[a-z]+(?:-[a-z]+)*-${UUID}(?:\\.[a-z0-9]+)?$`);

/** True for a name that `newStagedName` makes. */
export function isStagedName(name: string): boolean {
  return STAGED_NAME.test(name);
}

/** A fresh name in staging: `<purpose>-<uuid>`, with `.extension` if given. `purpose` is lower case words with hyphens. */
export function newStagedName(purpose: string, extension?: string): string {
  const name = `${purpose}-${randomUUID()}${extension === undefined ? '' : `.${extension}`}`;
  if (!isStagedName(name)) throw new Error('a staged name is lower case words and an id');
  return name;
}

/** A fresh path in the staging of a data folder; the folder staging is made, the path is not. */
export async function newStagedPath(dir: string, purpose: string, extension?: string): Promise<string> {
  const { staging } = folderLayout(dir);
  await withFailures('files', () => makeFolders(staging));
  return join(staging, newStagedName(purpose, extension));
}

/**
 * Removes one entry of staging, file or folder. Refuses (throws) any path that is not directly inside the staging of
 * `dir`, has a name the program does not give, or when staging is a link to somewhere else.
 */
export async function removeStaged(dir: string, path: string): Promise<void> {
  const { staging } = folderLayout(resolve(dir));
  const target = resolve(path);
  const name = target.slice(staging.length + 1);
  if (dirname(target) !== staging || !isStagedName(name)) throw new Error('only staged entries may be removed');
  await assertRealStaging(dir);
  // rm takes a link away, never what it points to.
  await firmly(() => rm(target, { recursive: true, force: true }));
}

/** Empties staging of everything the program left there. Needs the lock: another instance may be building. */
export async function emptyStaging(lock: OfficeLock): Promise<void> {
  assertHeld(lock);
  const { staging } = folderLayout(resolve(lock.dir));
  for (const name of (await namesIn(staging)) ?? []) {
    if (isStagedName(name)) await withFailures('files', () => removeStaged(lock.dir, join(staging, name)));
  }
}

async function assertRealStaging(dir: string): Promise<void> {
  const { staging } = folderLayout(resolve(dir));
  const isFolder = (await lstat(staging)).isDirectory();
  const expected = folderLayout(await realpath(dir)).staging;
  if (!isFolder || (await realpath(staging)) !== expected)
    throw new AppError('GENERATIONS_BROKEN', { reason: 'staging' });
}
