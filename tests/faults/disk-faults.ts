import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { RESTORE_STEPS } from '#core/backups/restore-steps.ts';
import { BACKUP_STEPS } from '#db/backup/index.ts';

import type { FaultOffices, Office } from './fault-office.ts';
import { type OfficeState, stateOf } from './office-state.ts';
import type { FaultRow } from './run-faults.ts';
import { NotAsPlanned, type Program, programFile, runProgram } from './run-program.ts';

interface Work {
  readonly name: string;
  readonly office: Office;
  readonly program: Program;
  readonly job: string;
  /** From the program's own lists: the disk is full from each of them on. */
  readonly steps: readonly string[];
}

const keeper = { office: 'changed', program: 'keeper-child' } as const;
/** Work that needs room on the disk of the data. */
export const DISK_WORK: readonly Work[] = [
  { name: 'backup', office: 'changed', program: 'backup-child', job: 'backup', steps: BACKUP_STEPS },
  { ...keeper, name: 'test restore', job: 'test', steps: RESTORE_STEPS.test },
  { ...keeper, name: 'restore', job: 'restore', steps: RESTORE_STEPS.restore },
  { ...keeper, name: 'undo', office: 'restored', job: 'undo', steps: RESTORE_STEPS.undo },
];

/** What may be said of a full disk; the places of these offices lie on the same one. */
const FULL: readonly string[] = ['done', 'DISK_FULL', 'TARGET_FULL', 'RULE_BROKEN'];

/** A file system of 96 MB in a mount namespace of the child's own: it is gone when the child is, whatever happens. */
const MOUNT = 'mount -t tmpfs -o size=96m tmpfs "$1" && shift && exec "$@"';

type Ready = Extract<OfficeState, { state: 'ready' }>;

interface Told {
  readonly step: string;
  readonly reached?: boolean;
  readonly outcome?: string;
  readonly state?: OfficeState;
  readonly staging?: readonly string[];
  readonly failed?: string;
}

/** Which steps a run of so many rounds fills the disk at: all, or every so many of them. */
export function stepsOf({ steps }: Work, rounds: number): readonly string[] {
  const every = Math.max(1, Math.round(200 / rounds));
  return steps.filter((_, index) => index % every === Math.min(every, steps.length) - 1);
}

/**
 * Fills the disk of the data in the middle of work: whatever it says, the office is the one of before or the one that the work
 * makes, whole and equal, and nothing is left in staging.
 */
export async function diskFaults(
  offices: FaultOffices,
  rounds: number,
  onLoss: (name: string, why: string) => void,
): Promise<readonly Omit<FaultRow, 'ok'>[]> {
  const rows: Omit<FaultRow, 'ok'>[] = [];
  for (const work of DISK_WORK) {
    const name = `full disk in ${work.name}`;
    const counted = { name, rounds: 0, lost: 0, undetected: 0 };
    const { before, after } = await states(offices, work);
    for (const told of await filled(offices, work, stepsOf(work, rounds))) {
      counted.rounds += 1;
      const why = lossIn(told, before, after);
      const said = told.outcome !== undefined && FULL.includes(told.outcome);
      if (why !== null) counted.lost += 1;
      if (!said) counted.undetected += 1;
      if (why !== null || !said) onLoss(name, `${told.step}: ${told.outcome ?? 'no outcome'}: ${why ?? 'not said'}`);
    }
    rows.push(counted);
  }
  return rows;
}

/** What does not hold after a round; null when all does. */
function lossIn({ reached, state, staging = [], failed }: Told, before: Ready, after: Ready): string | null {
  if (failed !== undefined) return failed;
  if (reached !== true) return 'the step was not reached';
  if (state?.state !== 'ready') return 'there is no office';
  if (staging.length > 0) return 'something is left in staging';
  const as = state.generation === before.generation ? before : after;
  const parts = ({ generation, schemaVersion, tables, keys, slots, recovery, signIns }: Ready): string =>
    JSON.stringify([generation, schemaVersion, tables, keys, slots, recovery, signIns]);
  if (parts(state) !== parts(as)) return 'the office is neither the one of before nor the new one';
  // Rows of the log come to it, and none goes.
  const known = before.generation === as.generation ? before.log : before.log.slice(0, 0);
  return known.every((row, index) => state.log[index] === row) ? null : 'rows of the log are gone';
}

/** The office as it is, and as the work leaves it when nothing is in the way. */
async function states(
  offices: FaultOffices,
  { office, program, job }: Work,
): Promise<{ readonly before: Ready; readonly after: Ready }> {
  const place = await offices.copy(office);
  const ready = async (): Promise<Ready> => {
    const state = await stateOf(place);
    if (state.state !== 'ready') throw new Error('there is no office');
    return state;
  };
  try {
    const before = await ready();
    await runProgram(program, [job, place.dir]);
    return { before, after: await ready() };
  } finally {
    await rm(place.dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs the work once for each step, on a small disk of its own. */
async function filled(
  offices: FaultOffices,
  { office, program, job }: Work,
  steps: readonly string[],
): Promise<readonly Told[]> {
  const place = await offices.copy(office);
  const disk = await mkdtemp(join(tmpdir(), 'ostoja-disk-'));
  try {
    const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
    const words = [disk, process.execPath, programFile('disk-child'), disk, program, job, place.dir, ...steps];
    const shell = ['sh', '-c', MOUNT, 'sh'];
    const child = spawn('unshare', [...asRoot, '--mount', ...shell, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    if (child.exitCode !== 0) throw new NotAsPlanned(`needs unshare and mount (util-linux, Linux): ${errors}`);
    return out
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Told);
  } finally {
    await rm(place.dir, { recursive: true, force: true, maxRetries: 5 });
    await rm(disk, { recursive: true, force: true });
  }
}
