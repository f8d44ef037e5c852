import { randomBytes } from 'node:crypto';
import { lstat, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { AppError, isAppError } from '#shared/kernel/app-error.ts';

import { latestSchemaVersion } from '../migrations/index.ts';
import { readCurrent } from './current-file.ts';
import { asFailure, withFailures } from './failures.ts';
import { firmly, flushFolder, namesIn, removeUnfinishedWrites, renameFirmly } from './files.ts';
import {
  decideFolderState,
  type FolderDecision,
  type FolderFindings,
  type FolderState,
  type FoundGeneration,
} from './folder-state.ts';
import {
  folderLayout,
  GENERATION_FILES,
  type GenerationLayout,
  generationDir,
  generationLayout,
  generationNumber,
  WAITING_ROWS_FILE,
} from './layout.ts';
import { gatherPlaceFacts, isOnNetwork, type PlaceFacts } from './network-share.ts';
import { assertHeld, type OfficeLock, takeOfficeLock } from './office-lock.ts';
import { emptyStaging, newStagedPath, removeStaged } from './staging.ts';

export interface FolderOptions {
  /** Highest migration the program knows; by default that of this program. */
  readonly knownSchemaVersion?: number;
  /** Facts about the place, by default read from the system. */
  readonly place?: (dir: string) => Promise<PlaceFacts>;
}

export type EnteredFolder =
  | Extract<FolderState, { state: 'refused' }>
  | (Extract<FolderState, { state: 'first-run' }> & { readonly lock: OfficeLock })
  | (Extract<FolderState, { state: 'ready' }> & { readonly lock: OfficeLock; readonly files: GenerationLayout });

const PROBE_BYTES = 64 * 1024;

/**
 * What a data folder is, without taking it: place, whether it can be written to (a small file in staging, removed at
 * once), what lies in it. Never throws for a folder; unknown system errors pass through.
 */
export async function inspectFolder(dir: string, options: FolderOptions = {}): Promise<FolderState> {
  return (await examine(resolve(dir), options)).state;
}

/**
 * Takes a data folder for this process: examines it, takes the lock, puts away what a crash left (staging, generations
 * that never became the office) and says what it is. Nothing is put away in a folder that is refused, and its lock is let go.
 */
export async function enterFolder(dir: string, options: FolderOptions = {}): Promise<EnteredFolder> {
  const folder = resolve(dir);
  const before = await examine(folder, options);
  if (before.state.state === 'refused') return before.state;
  let lock: OfficeLock;
  try {
    lock = await takeOfficeLock(folder);
  } catch (error) {
    return refusalOf(error);
  }
  try {
    // Read again: another instance may have changed the folder until the lock was ours.
    const decision = await decide(folder, options);
    const { state } = decision;
    if (state.state === 'refused') {
      await lock.release();
      return state;
    }
    await putAway(lock, decision);
    if (state.state === 'first-run') return { ...state, lock };
    return { ...state, lock, files: generationLayout(generationDir(folder, state.generation)) };
  } catch (error) {
    await lock.release();
    return refusalOf(error);
  }
}

/** What lies in the folder now, for operations that hold the lock. */
export async function readFolder(dir: string, options: FolderOptions = {}): Promise<FolderState> {
  return (await decide(resolve(dir), options)).state;
}

/** Numbers of all generations, whatever their state, in order. */
export async function generationNumbers(dir: string): Promise<number[]> {
  return (await findGenerations(dir)).map((found) => found.number).sort((left, right) => left - right);
}

/** Takes a generation out of generations/ in one rename and removes it in staging, where a crash leaves nothing half. */
export async function discardGeneration(lock: OfficeLock, number: number): Promise<void> {
  assertHeld(lock);
  const away = await newStagedPath(lock.dir, 'discarded');
  await renameFirmly(generationDir(lock.dir, number), away);
  await removeStaged(lock.dir, away);
}

/** Takes the pending mark from the generation in use, for good: only then may the office be opened. */
export async function settleGeneration(lock: OfficeLock, number: number): Promise<void> {
  assertHeld(lock);
  const { dir, pending } = generationLayout(generationDir(lock.dir, number));
  await firmly(() => rm(pending, { force: true }));
  await flushFolder(dir);
}

/** Settles a generation whose mark could not be taken away at its switch. @throws AppError FOLDER_NOT_WRITABLE, DISK_FULL, SECOND_INSTANCE */
export async function settlePending(lock: OfficeLock, number: number): Promise<void> {
  const { pending } = generationLayout(generationDir(lock.dir, number));
  if (await exists(pending)) await withFailures('files', () => settleGeneration(lock, number));
}

async function examine(dir: string, options: FolderOptions): Promise<FolderDecision> {
  if (isOnNetwork(await (options.place ?? gatherPlaceFacts)(dir))) return refusing('FOLDER_ON_NETWORK');
  try {
    await probe(dir);
    return await decide(dir, options);
  } catch (error) {
    const { code, data } = refusalOf(error);
    return refusing(code, data);
  }
}

async function decide(dir: string, options: FolderOptions): Promise<FolderDecision> {
  const findings: FolderFindings = {
    current: await readCurrent(dir),
    generations: await findGenerations(dir),
    knownSchemaVersion: options.knownSchemaVersion ?? latestSchemaVersion(),
  };
  return decideFolderState(findings);
}

async function findGenerations(dir: string): Promise<FoundGeneration[]> {
  const found: FoundGeneration[] = [];
  for (const name of (await namesIn(folderLayout(dir).generations)) ?? []) {
    const number = generationNumber(name);
    if (number === null) continue;
    const { pending, database } = generationLayout(generationDir(dir, number));
    found.push({ number, pending: await exists(pending), hasDatabase: await exists(database) });
  }
  return found;
}

async function putAway(lock: OfficeLock, { state, discard, settle }: FolderDecision): Promise<void> {
  if (settle && state.state === 'ready') await settleGeneration(lock, state.generation);
  for (const number of discard) await discardGeneration(lock, number);
  await removeUnfinishedWrites(folderLayout(lock.dir).current);
  await removeUnfinishedWrites(join(lock.dir, WAITING_ROWS_FILE));
  if (state.state === 'ready') {
    const dir = generationDir(lock.dir, state.generation);
    for (const name of GENERATION_FILES) await removeUnfinishedWrites(join(dir, name));
  }
  await emptyStaging(lock);
}

/** Proves that files can be made, filled, flushed and removed here. */
async function probe(dir: string): Promise<void> {
  try {
    const file = await newStagedPath(dir, 'probe');
    try {
      const handle = await open(file, 'wx', 0o600);
      try {
        await handle.writeFile(randomBytes(PROBE_BYTES));
        await handle.sync();
      } finally {
        await handle.close();
      }
    } finally {
      await rm(file, { force: true });
    }
  } catch (error) {
    const failure = asFailure(error, 'files');
    if (isAppError(failure)) throw failure;
    // Whatever else keeps a file from being made here (a file in the folder's place, a missing drive) is no place to work.
    throw new AppError('FOLDER_NOT_WRITABLE', {}, { cause: error });
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function refusing(code: AppError['code'], data: Readonly<Record<string, string>> = {}): FolderDecision {
  return { state: { state: 'refused', code, data }, discard: [], settle: false };
}

/** The refusal a failure means for the whole folder. Throws what is none. */
function refusalOf(error: unknown): Extract<FolderState, { state: 'refused' }> {
  const failure = asFailure(error, 'files');
  if (!isAppError(failure)) throw failure;
  const data = Object.fromEntries(Object.entries(failure.data).map(([name, value]) => [name, String(value)]));
  return { state: 'refused', code: failure.code, data };
}
