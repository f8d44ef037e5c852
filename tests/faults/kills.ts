import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { RESTORE_STEPS } from '#core/backups/restore-steps.ts';
import { BACKUP_STEPS } from '#db/backup/index.ts';
import { STEPS_OF } from '#db/generations/index.ts';

import { backupsWhole, secondRecoveryKeyOpens } from './after-kills.ts';
import type { FaultOffices, Office } from './fault-office.ts';
import { PASSWORD_STEPS, type PlaceFacts, RECOVERY_KEY_STEPS, SAVING_STEPS } from './fault-place.ts';
import { assertEqual, type OfficeState, olderState, stateOf } from './office-state.ts';
import { type Program, runProgram } from './run-program.ts';

/** Kills a program at a step, looks and compares. Throws when something is lost. */
type Round = (step: string) => Promise<void>;

/** Work that is cut off at each of its steps. */
export interface Kill {
  readonly name: string;
  /** From the program's own lists. */
  readonly steps: readonly string[];
  /** Lets the work run to its end once, to know where it leads and that it passes exactly its steps. */
  prepare(): Promise<Round>;
}

type Ready = Extract<OfficeState, { state: 'ready' }>;

interface Work {
  readonly office: Office;
  readonly program: Program;
  readonly job: string;
  readonly steps: readonly string[];
}

/** Every kind of work there is to cut off. */
export function killsOf(offices: FaultOffices): readonly Kill[] {
  const kill = (name: string, work: Work, prepare: (offices: FaultOffices, work: Work) => Promise<Round>): Kill => ({
    name: `kill ${name}`,
    steps: work.steps,
    prepare: () => prepare(offices, work),
  });
  const keeper = { office: 'changed', program: 'keeper-child' } as const;
  const part = { office: 'changed', program: 'backup-child' } as const;
  const crash = { program: 'crash-child' } as const;
  return [
    kill('first run', { ...crash, office: 'nothing', job: 'first-run', steps: STEPS_OF['first-run'] }, beginning),
    kill('migration', { ...crash, office: 'first-schema', job: 'migration', steps: STEPS_OF.migration }, becoming),
    kill('saving', { ...part, job: 'saving', steps: SAVING_STEPS }, saving),
    kill('new password', { ...part, job: 'password', steps: PASSWORD_STEPS }, newPassword),
    kill('new recovery key', { ...part, job: 'recovery-keys', steps: RECOVERY_KEY_STEPS }, newRecoveryKey),
    kill('backup', { ...part, job: 'backup', steps: BACKUP_STEPS }, backingUp),
    kill('test restore', { ...keeper, job: 'test', steps: RESTORE_STEPS.test }, trying),
    kill('restore', { ...keeper, job: 'restore', steps: RESTORE_STEPS.restore }, switching),
    kill('undo', { ...keeper, office: 'restored', job: 'undo', steps: RESTORE_STEPS.undo }, switching),
    kill(
      'restore on a new computer',
      { ...keeper, office: 'elsewhere', job: 'new-computer', steps: RESTORE_STEPS['new-computer'] },
      beginning,
    ),
  ];
}

async function inCopy<T>(offices: FaultOffices, of: Office, work: (place: PlaceFacts) => Promise<T>): Promise<T> {
  const place = await offices.copy(of);
  try {
    return await work(place);
  } finally {
    await rm(place.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs the work in a place, to its end or until it is killed. */
async function run({ program, job }: Work, place: PlaceFacts, step?: string): Promise<readonly string[]> {
  const where = program === 'crash-child' ? join(place.dir, 'data') : place.dir;
  return await runProgram(program, [job, where], step);
}

/** Lets it run to its end. @throws Error when it does not pass exactly the steps it is said to have */
async function passed(work: Work, place: PlaceFacts): Promise<void> {
  const told = await run(work, place);
  same('steps', told.join(), work.steps.join());
}

const isAt = ({ steps }: Work, step: string, from: string): boolean => steps.indexOf(from) <= steps.indexOf(step);

async function readyState(place: PlaceFacts): Promise<Ready> {
  const state = await stateOf(place);
  if (state.state !== 'ready') throw new Error('there is no office');
  return state;
}

/** A first run, and a restore where there is no office: it is there whole, or everything starts over. */
async function beginning(offices: FaultOffices, work: Work): Promise<Round> {
  const made = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    return await readyState(place);
  });
  // Whoever restores on a new computer is signed in at the end, which adds rows.
  const restored = made.log.findIndex((row) => row.includes('"backups.restore"'));
  const wanted = { as: made, keys: 'drawn-anew', atLeast: restored + 1 } as const;
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      const found = await stateOf(place);
      if (isAt(work, step, 'switched')) {
        assertEqual(found, wanted);
        return;
      }
      same('state', found.state, 'first-run');
      if (work.program !== 'crash-child') return;
      await passed(work, place);
      assertEqual(await stateOf(place), wanted);
    });
}

/** A migration: the office of before or the one with the newest schema; and in the end the newest. */
async function becoming(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, readyState);
  const after = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    return await readyState(place);
  });
  differ(before, after);
  const exactly = (as: Ready) => ({ as, atLeast: as.log.length });
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      const switched = isAt(work, step, 'switched');
      assertEqual(await stateOf(place), exactly(switched ? after : before));
      if (!switched) await passed(work, place);
      assertEqual(await stateOf(place), exactly(after));
    });
}

/** A restore and its undo, by the component that keeps them: one office or the other, and the way back stays. */
async function switching(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, readyState);
  const { after, left } = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    // Signing in and the backup made first have added rows to its log, and nothing else.
    return { after: await readyState(place), left: await olderState(place, before.generation) };
  });
  assertEqual({ ...before, log: [] }, { as: left, atLeast: 0 });
  differ(before, after);
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      const found = await readyState(place);
      const older = { as: { ...left, generation: before.generation }, atLeast: before.log.length };
      const switched = isAt(work, step, 'switched');
      assertEqual(found, switched ? { as: after, atLeast: after.log.length } : older);
      same('note of the restore', JSON.stringify(found.restore), JSON.stringify((switched ? after : before).restore));
      if (!switched) return;
      const kept = await olderState(place, before.generation);
      assertEqual({ ...found, ...kept, generation: before.generation }, older);
    });
}

/** A test restore: whatever happens, the office is as it was. */
async function trying(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, readyState);
  const after = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    return await readyState(place);
  });
  assertEqual({ ...before, log: [] }, { as: after, atLeast: 0 });
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      assertEqual(await stateOf(place), { as: after, atLeast: before.log.length });
    });
}

/** Saving: all of it, with its row of the log, or nothing. */
async function saving(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, async (place) => {
    await run({ ...work, job: 'saved' }, place);
    return await readyState(place);
  });
  const after = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    return await readyState(place);
  });
  differ(before, after);
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      const as = isAt(work, step, 'committed') ? after : before;
      assertEqual(await stateOf(place), { as, atLeast: as.log.length });
    });
}

/** A new password: the old one opens or the new one does, and everybody else's as before. */
async function newPassword(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, readyState);
  const after = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    return await readyState(place);
  });
  if (before.signIns.join() === after.signIns.join()) throw new Error('a new password makes no difference');
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      const written = isAt(work, step, 'first-keys-written');
      const as = written ? after : before;
      assertEqual(await stateOf(place), { as, keys: written ? 'drawn-anew' : 'same', atLeast: as.log.length });
    });
}

/** A new recovery key: the one before opens all the while, and after the next sign-in both do. */
async function newRecoveryKey(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, readyState);
  const after = await inCopy(offices, work.office, async (place) => {
    await passed(work, place);
    return await readyState(place);
  });
  if (before.recovery === after.recovery) throw new Error('a new recovery key makes no difference');
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      const { recovery } = isAt(work, step, 'first-keys-written') ? after : before;
      assertEqual(await stateOf(place), { as: { ...after, recovery }, atLeast: after.log.length });
      await secondRecoveryKeyOpens(place);
      assertEqual(await stateOf(place), { as: after, atLeast: after.log.length });
    });
}

/** A backup: the office is as it was, every backup with a name is whole and equal, and the next one succeeds. */
async function backingUp(offices: FaultOffices, work: Work): Promise<Round> {
  const before = await inCopy(offices, work.office, readyState);
  const exactly = { as: before, atLeast: before.log.length };
  const old = await inCopy(offices, work.office, async (place) => {
    const kept = await backupsWhole(place, before);
    await passed(work, place);
    assertEqual(await stateOf(place), exactly);
    return kept;
  });
  return (step) =>
    inCopy(offices, work.office, async (place) => {
      await run(work, place, step);
      assertEqual(await stateOf(place), exactly);
      const made = isAt(work, step, 'renamed') ? 1 : 0;
      const found = await backupsWhole(place, before);
      same('backups of before', found.old.join(), old.old.join());
      same('backups of the present state', found.present, made);
      same('backups in the ledger', found.listed, old.listed + (isAt(work, step, 'recorded') ? 1 : 0));
      // The next one clears up and succeeds.
      await passed(work, place);
      const next = await backupsWhole(place, before);
      same('backups of the present state', next.present, made + 1);
      same('unfinished files', next.unfinished, 0);
    });
}

/** @throws Error where work that should change something does not: then every round would pass */
function differ(before: Ready, after: Ready): void {
  const same = JSON.stringify(before.tables) === JSON.stringify(after.tables);
  if (same) throw new Error('the states before and after are alike');
}

function same(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${what}: found ${String(found)}, expected ${String(expected)}`);
}
