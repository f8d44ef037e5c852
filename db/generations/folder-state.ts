import type { AppErrorCode } from '#shared/kernel/app-error.ts';

import type { CurrentReading, KeptGeneration } from './current-file.ts';

/** One folder under generations/, as it was found. */
export interface FoundGeneration {
  readonly number: number;
  /** Never became the office: a crash came between its building and the switch, or right after the switch. */
  readonly pending: boolean;
  readonly hasDatabase: boolean;
}

export interface FolderFindings {
  readonly current: CurrentReading;
  readonly generations: readonly FoundGeneration[];
  /** Highest migration this program knows. */
  readonly knownSchemaVersion: number;
}

export type BrokenReason =
  /** Finished generations, but nothing says which of them is the office. */
  | 'no-current'
  | 'current-unreadable'
  /** current.json names a generation that is not there or has no database. */
  | 'generation-missing'
  /** A finished generation is newer than the one in use: an older current.json was put back. */
  | 'generation-after-current'
  /** staging/ is no folder of this data folder. */
  | 'staging';

export type FolderState =
  | { readonly state: 'first-run' }
  | {
      readonly state: 'ready';
      readonly generation: number;
      readonly schemaVersion: number;
      readonly programVersion: string;
    }
  | { readonly state: 'refused'; readonly code: AppErrorCode; readonly data: Readonly<Record<string, string>> };

export interface FolderDecision {
  readonly state: FolderState;
  /** Generations to throw away: they never were the office. */
  readonly discard: readonly number[];
  /** The office's generation still carries its pending mark, which must go before the office is opened. */
  readonly settle: boolean;
}

/** What a data folder is, decided from what lies in it. A folder that once held an office is never a first run. */
export function decideFolderState({ current, generations, knownSchemaVersion }: FolderFindings): FolderDecision {
  const finished = generations.filter((found) => !found.pending);
  switch (current.state) {
    case 'unreadable':
      return broken('current-unreadable');
    case 'missing':
      if (finished.length > 0) return broken('no-current');
      return { state: { state: 'first-run' }, discard: generations.map((found) => found.number), settle: false };
    case 'read': {
      const { generation, schemaVersion, programVersion } = current.current;
      if (schemaVersion > knownSchemaVersion) return refused('NEWER_VERSION', { needed: programVersion });
      const inUse = generations.find((found) => found.number === generation);
      if (inUse === undefined || !inUse.hasDatabase) return broken('generation-missing');
      if (finished.some((found) => found.number > generation)) return broken('generation-after-current');
      return {
        state: { state: 'ready', generation, schemaVersion, programVersion },
        discard: generations.filter((found) => found.pending && found !== inUse).map((found) => found.number),
        settle: inUse.pending,
      };
    }
  }
}

/**
 * Generations that may go after a successful switch: all older than the one in use but the newest of them and those that are
 * kept since no backup holds them.
 */
export function generationsToPrune(numbers: readonly number[], inUse: number, kept: readonly number[] = []): number[] {
  const older = numbers.filter((number) => number < inUse).sort((left, right) => right - left);
  return older.slice(1).filter((number) => !kept.includes(number));
}

/** What is kept after a switch: what was kept before and has not run out on `day`, and the generation left unbacked. */
export function keptAfter(
  before: readonly KeptGeneration[],
  left: KeptGeneration | null,
  day: string | null,
): readonly KeptGeneration[] {
  const still = before.filter(({ until }) => day === null || until >= day);
  return left === null ? still : [...still.filter(({ generation }) => generation !== left.generation), left];
}

function broken(reason: BrokenReason): FolderDecision {
  return refused('GENERATIONS_BROKEN', { reason });
}

function refused(code: AppErrorCode, data: Readonly<Record<string, string>>): FolderDecision {
  return { state: { state: 'refused', code, data }, discard: [], settle: false };
}
