import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';

import { isAppError } from '#shared/kernel/app-error.ts';

import { readCurrent, type RestoreNote, writeCurrent } from './current-file.ts';
import { asFailure, judgeFailure, withFailures } from './failures.ts';
import { flushFile, flushFolder, makeFolders, namesIn, renameFirmly } from './files.ts';
import { generationNumbers, discardGeneration, settleGeneration } from './folder.ts';
import { generationsToPrune, keptAfter } from './folder-state.ts';
import {
  folderLayout,
  GENERATION_FILES,
  type GenerationLayout,
  generationDir,
  generationLayout,
  PENDING_FILE,
} from './layout.ts';
import { assertHeld, type OfficeLock } from './office-lock.ts';
import { newStagedPath, removeStaged } from './staging.ts';
import type { BuildPath, OnStep } from './steps.ts';

export interface BecomeOfficeOptions {
  readonly lock: OfficeLock;
  readonly path: BuildPath;
  readonly programVersion: string;
  /** Fills the draft: database, both key files, recovery.age. Reports its own steps. */
  readonly build: (draft: GenerationLayout) => Promise<void>;
  /** Opens the draft's database with the keys beside it, checks all and closes it; answers its schema version. Throws. */
  readonly check: (draft: GenerationLayout) => Promise<number>;
  /** Keeps every generation there is: nobody could say which of them was the office. */
  readonly keepOlder?: boolean;
  /** Today in the office, YYYY-MM-DD; where it is not known nothing that is kept runs out. */
  readonly day?: string;
  /** Day through which the generation in use stays in any case: no backup of it could be made before. */
  readonly keepInUseUntil?: string;
  /** What is noted of a restore or its undo, by the number of the new generation; it goes with the switch. */
  readonly note?: (generation: number) => RestoreNote;
  readonly onStep?: OnStep;
  /** Told what failed after the switch, which decides nothing any more. */
  readonly onTrouble?: (error: unknown) => void;
}

export interface NewGeneration {
  readonly generation: number;
  readonly files: GenerationLayout;
  readonly schemaVersion: number;
}

/**
 * The one way a database and its keys come to be the office: built whole in staging, checked there, flushed, moved to
 * generations/, switched by one rename of current.json. Before that rename nothing of the office in use has changed; a
 * failure leaves it in use and removes what was built. After it the new one is the office whatever fails: then the mark is
 * taken away by whoever opens it, and older ones go at the next switch. At most the new generation and the one before stay,
 * and those no backup holds for their time, unless all are to be kept.
 * @throws AppError DISK_FULL, FOLDER_NOT_WRITABLE, SECOND_INSTANCE (the lock was lost) and what build and check throw
 */
export async function becomeOffice(options: BecomeOfficeOptions): Promise<NewGeneration> {
  const { lock, onStep } = options;
  const { draft, schemaVersion } = await buildDraft(options);
  assertHeld(lock);
  const generation = await nextNumber(lock.dir);
  await switchTo(options, draft, { generation, schemaVersion });
  try {
    await withFailures('files', () => settleGeneration(lock, generation));
    await onStep?.('settled');
    if (options.keepOlder !== true) await prune(lock, generation);
    await onStep?.('pruned');
  } catch (error) {
    options.onTrouble?.(error);
  }
  return { generation, files: generationLayout(generationDir(lock.dir, generation)), schemaVersion };
}

/**
 * Everything of `becomeOffice` but the switch: the draft is built, checked and flushed, and removed again. What cannot be
 * removed goes at the next start, with the rest of staging. Throws as becomeOffice.
 */
export async function tryGeneration(options: BecomeOfficeOptions): Promise<void> {
  const { draft } = await buildDraft(options);
  await removeStaged(options.lock.dir, draft.dir).catch(() => undefined);
}

/** Builds a generation whole in staging; on failure nothing of it stays. */
async function buildDraft({
  lock,
  path,
  build,
  check,
  onStep,
}: BecomeOfficeOptions): Promise<{ readonly draft: GenerationLayout; readonly schemaVersion: number }> {
  assertHeld(lock);
  const draft = generationLayout(await newStagedPath(lock.dir, path));
  try {
    await withFailures('files', () => stage(draft));
    await onStep?.('staged');
    await build(draft);
    const schemaVersion = await check(draft);
    await assertComplete(draft);
    await onStep?.('checked');
    await withFailures('files', () => flushAll(draft));
    await onStep?.('flushed');
    return { draft, schemaVersion };
  } catch (error) {
    const failure = await judgeFailure(error, 'files', lock.dir);
    await removeStaged(lock.dir, draft.dir).catch(() => undefined);
    throw failure;
  }
}

async function switchTo(
  { lock, programVersion, note, day, keepInUseUntil, onStep, onTrouble }: BecomeOfficeOptions,
  draft: GenerationLayout,
  next: { readonly generation: number; readonly schemaVersion: number },
): Promise<void> {
  const target = generationDir(lock.dir, next.generation);
  const { generations } = folderLayout(lock.dir);
  try {
    await makeFolders(generations);
    await renameFirmly(draft.dir, target);
    await flushFolder(generations);
    await flushFolder(lock.dir);
    await onStep?.('moved');
    const restore = note?.(next.generation);
    const before = await readCurrent(lock.dir);
    const was = before.state === 'read' ? before.current : null;
    const left =
      was === null || keepInUseUntil === undefined ? null : { generation: was.generation, until: keepInUseUntil };
    const kept = keptAfter(was?.kept ?? [], left, day ?? null);
    const told = kept.length === 0 ? {} : { kept: [...kept] };
    await writeCurrent(lock.dir, { ...next, programVersion, restore, ...told }, () => onStep?.('current-written'));
    await onStep?.('switched');
  } catch (error) {
    // After the rename the new generation is the office, whatever failed then: it must not be taken away.
    const reading = await readCurrent(lock.dir).catch(() => null);
    if (reading === null) throw asFailure(error, 'files');
    if (reading.state === 'read' && reading.current.generation === next.generation) {
      onTrouble?.(error);
      return;
    }
    const moved = (await generationNumbers(lock.dir)).includes(next.generation);
    await (moved ? discardGeneration(lock, next.generation) : removeStaged(lock.dir, draft.dir)).catch(() => undefined);
    throw asFailure(error, 'files');
  }
}

async function stage(draft: GenerationLayout): Promise<void> {
  await mkdir(draft.dir);
  const mark = await open(draft.pending, 'wx', 0o600);
  try {
    await mark.writeFile('This folder is being built and was never the office.\n');
    await mark.sync();
  } finally {
    await mark.close();
  }
}

async function assertComplete(draft: GenerationLayout): Promise<void> {
  const expected = [...GENERATION_FILES, PENDING_FILE].sort().join(' ');
  const found = ((await namesIn(draft.dir)) ?? []).sort().join(' ');
  if (found !== expected) throw new Error(`a built generation has ${found}, expected ${expected}`);
}

async function flushAll(draft: GenerationLayout): Promise<void> {
  for (const name of [...GENERATION_FILES, PENDING_FILE]) await flushFile(join(draft.dir, name));
  await flushFolder(draft.dir);
}

async function nextNumber(dir: string): Promise<number> {
  const reading = await readCurrent(dir);
  const inUse = reading.state === 'read' ? reading.current.generation : 0;
  return Math.max(inUse, 0, ...(await generationNumbers(dir))) + 1;
}

/** The switch stands whatever happens here; what cannot be removed now goes at the next success. */
async function prune(lock: OfficeLock, inUse: number): Promise<void> {
  const reading = await readCurrent(lock.dir);
  // Nobody could say what is to stay: then everything does.
  if (reading.state !== 'read') return;
  const kept = (reading.current.kept ?? []).map(({ generation }) => generation);
  for (const number of generationsToPrune(await generationNumbers(lock.dir), inUse, kept)) {
    try {
      await discardGeneration(lock, number);
    } catch (error) {
      if (isAppError(error, 'SECOND_INSTANCE')) throw error;
    }
  }
}
