import { STEPS_OF } from '#db/generations/index.ts';

/**
 * Where the work of the keepers of restores may be cut off, each in its order; the fault tests take the lists from here and
 * kill a process at each of them.
 */
export const RESTORE_STEPS = {
  /** A test restore. */
  test: [
    /** The backup was read whole and lies in staging. */
    'read',
    /** The generation it would become is built and checked. */
    ...STEPS_OF.restore.slice(0, STEPS_OF.restore.indexOf('moved')),
    /** Nothing of it is left there. */
    'cleared',
    /** The ledger knows how it ended. */
    'test-noted',
  ],
  restore: [
    'read',
    /** It waits for the word to become the office. */
    'laid',
    /** The present state is backed up. */
    'backed-up',
    /** Nobody is signed in any more. */
    'signed-out',
    /** The office is closed. */
    'closed',
    ...STEPS_OF.restore,
    /** The program works on the new generation. */
    'taken',
    /** The ledger knows of it. */
    'noted',
    /** Nothing of it is left in staging. */
    'left',
  ],
  undo: ['backed-up', 'signed-out', 'closed', ...STEPS_OF.undo, 'taken', 'noted'],
  'new-computer': [
    'read',
    'laid',
    ...STEPS_OF.restore,
    'taken',
    'noted',
    /** The restored office is open. */
    'opened',
    'left',
  ],
} as const;

export type RestoreStep = (typeof RESTORE_STEPS)[keyof typeof RESTORE_STEPS][number];
export type OnRestoreStep = (step: RestoreStep) => Promise<void> | void;
