/**
 * Every point between which a crash may come while a generation becomes the office, in order. The crash tests take the
 * list from here and kill a process at each of them.
 */
export const STEPS = [
  /** A folder with the pending mark stands in staging. */
  'staged',
  /** Its database exists: empty at a first run, the copy otherwise. */
  'database-built',
  /** First run: office and first administrator stand in it. */
  'database-filled',
  /** Migration: the copy has the newest schema. */
  'database-migrated',
  /** Restore and its undo: under the key of the office, with its recovery keys, a row of the log and its heads. */
  'database-restored',
  /** The heads of its log lie beside it. */
  'heads-written',
  /** keys.json lies there, keys.2.json does not. */
  'first-keys-written',
  /** Both key files. */
  'keys-written',
  /** recovery.age. */
  'recovery-file-written',
  /** keys.json names it, keys.2.json does not. */
  'first-keys-renewed',
  /** Both name it: every file of the generation lies there. */
  'recovery-written',
  /** Opened and checked where it lies, with the keys beside it, and closed again. */
  'checked',
  'flushed',
  /** It lies under generations/, still with its mark and not in use. */
  'moved',
  /** The new current.json lies beside the old one. */
  'current-written',
  /** It is the office. */
  'switched',
  /** The mark is gone. */
  'settled',
  'pruned',
] as const;

export type Step = (typeof STEPS)[number];
export type OnStep = (step: Step) => Promise<void> | void;

export const BUILD_PATHS = ['first-run', 'migration', 'restore', 'undo'] as const;
export type BuildPath = (typeof BUILD_PATHS)[number];

/** The steps of each path, in the order of STEPS. */
export const STEPS_OF: Readonly<Record<BuildPath, readonly Step[]>> = {
  'first-run': without('database-migrated', 'database-restored'),
  // Its key files are copied as they are and name their recovery.age already.
  migration: without('database-filled', 'database-restored', 'first-keys-renewed'),
  restore: without('database-filled', 'database-migrated'),
  undo: without('database-filled', 'database-migrated'),
};

function without(...steps: readonly Step[]): readonly Step[] {
  return STEPS.filter((step) => !steps.includes(step));
}
