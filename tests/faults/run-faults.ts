import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { readContainer } from '#db/backup/container.ts';
import { BACKUP_STEPS, labelName, readLedger } from '#db/backup/index.ts';
import { headIsWhole, openBackup } from '#db/backup/read-backup.ts';
import { BackupProblem } from '#db/backup/problems.ts';
import { KEYS_STEPS, STEPS_OF } from '#db/generations/index.ts';
import { migrations } from '#db/migrations/index.ts';
import { RECOVERY_RECIPIENT, RECOVERY_TEXT } from '#tests/support/office-folder.ts';

import { type BackupJob, SAVING_STEPS } from './backup-child.ts';
import { runUntil } from './crash.ts';
import { buildFaultPrograms, type FaultPrograms } from './fault-programs.ts';
import { type FaultOffices, makeFaultOffices, stateOf } from './fault-office.ts';
import { targetFaults } from './target-faults.ts';

export interface FaultRow {
  readonly name: string;
  readonly rounds: number;
  /** Rounds after which neither the old nor the new state opened whole and equal. */
  readonly lost: number;
  /** Damage that was not reported as damage. */
  readonly undetected: number;
  readonly ok: boolean;
}

export interface FaultOptions {
  /** Kills and flipped bits; cuts are a fifth of it. */
  readonly rounds: number;
  readonly onRow: (row: FaultRow) => void;
  /** Told why a round was counted as lost. */
  readonly onLoss?: (name: string, why: string) => void;
}

const AT_ONCE = 2;
const OPENER = { by: 'recovery', secret: RECOVERY_TEXT, recipient: RECOVERY_RECIPIENT } as const;

/** Runs the child of backups. Throws when it was to be killed and was not, or fails by itself. */
type RunChild = (job: BackupJob, place: string, step?: string) => Promise<void>;

const childOf =
  (programs: FaultPrograms): RunChild =>
  async (job, place, step) => {
    const words = [programs.file('backup-child'), job, place, ...(step === undefined ? [] : [step])];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    const [errors] = await Promise.all([text(child.stderr), once(child, 'close')]);
    const asPlanned = step === undefined ? child.exitCode === 0 : child.signalCode === 'SIGKILL';
    if (!asPlanned) throw new Error(`${job} ended otherwise than planned: ${errors}`);
  };

/** Names of all faults and how their rounds are run; a row each. */
export async function runFaults(options: FaultOptions): Promise<readonly FaultRow[]> {
  const programs = await buildFaultPrograms();
  try {
    const runChild = childOf(programs);
    const offices = await makeFaultOffices((place) => runChild('restore', place));
    try {
      return await runRows({ offices, programs, runChild }, options);
    } finally {
      await offices.remove();
    }
  } finally {
    await programs.remove();
  }
}

interface Stage {
  readonly offices: FaultOffices;
  readonly programs: FaultPrograms;
  readonly runChild: RunChild;
}

async function runRows(stage: Stage, { rounds, onRow, onLoss }: FaultOptions): Promise<readonly FaultRow[]> {
  const { offices, programs } = stage;
  const rows: FaultRow[] = [];
  const add = (row: Omit<FaultRow, 'ok'>): void => {
    const whole = { ...row, ok: row.lost === 0 && row.undetected === 0 && row.rounds > 0 };
    rows.push(whole);
    onRow(whole);
  };
  const kills = killsOf(stage);
  const all = kills.reduce((sum, { steps }) => sum + steps.length, 0);
  for (const { name, steps, round } of kills) {
    const count = Math.ceil((rounds * steps.length) / all);
    const lost = await countLost(count, (index) => round(stepOf(steps, index, count)), name, onLoss);
    add({ name, rounds: count, lost, undetected: 0 });
  }
  for (const fault of await targetFaults(offices, programs.file('target-child'))) add(fault);
  add(await flips(offices, rounds));
  add(await cuts(offices, Math.max(20, Math.ceil(rounds / 5))));
  return rows;
}

/** Every step in turn; in a short run some of them, evenly chosen. */
function stepOf(steps: readonly string[], index: number, count: number): string {
  const at = count < steps.length ? Math.floor(((index + 0.5) * steps.length) / count) : index % steps.length;
  return steps[at] ?? '';
}

async function countLost(
  count: number,
  round: (index: number) => Promise<void>,
  name: string,
  onLoss: FaultOptions['onLoss'],
): Promise<number> {
  let next = 0;
  let lost = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < count; index = next) {
      next += 1;
      try {
        await round(index);
      } catch (error) {
        lost += 1;
        onLoss?.(name, error instanceof Error ? error.message : 'unknown');
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return lost;
}

interface Kill {
  readonly name: string;
  readonly steps: readonly string[];
  /** One round: kill, look, compare. Throws when something is lost. */
  readonly round: (step: string) => Promise<void>;
}

function killsOf(stage: Stage): readonly Kill[] {
  const { offices, programs, runChild } = stage;
  const untilKilled = async (job: 'migration' | 'keys', place: string, step: string): Promise<void> => {
    const { signal } = await runUntil(job, join(place, 'data'), step, programs.file('crash-child'));
    equal(signal, 'SIGKILL');
  };
  const inCopy = async (of: 'changed' | 'restored', work: (place: string) => Promise<void>): Promise<void> => {
    const place = await offices.copy(of);
    await work(place);
    await rm(place, { recursive: true, force: true });
  };
  const states = new Map<string, Promise<string>>();
  /** The state an office is in, or the one it reaches when the job runs to its end. */
  const state = (of: 'changed' | 'restored', job: BackupJob | null): Promise<string> => {
    const name = `${of} ${job}`;
    const known = states.get(name) ?? reached(stage, of, job);
    states.set(name, known);
    return known;
  };
  const switching = (job: 'restore' | 'undo', of: 'changed' | 'restored'): Kill => ({
    name: `kill ${job}`,
    steps: STEPS_OF[job],
    round: (step) =>
      inCopy(of, async (place) => {
        await runChild(job, place, step);
        const switched = STEPS_OF[job].indexOf('switched') <= STEPS_OF[job].findIndex((one) => one === step);
        equal(comparable(await stateOf(place)), comparable(await state(of, switched ? job : null)));
      }),
  });
  return [
    {
      name: 'kill saving',
      steps: SAVING_STEPS,
      round: (step) =>
        inCopy('changed', async (place) => {
          await runChild('saving', place, step);
          const { counts } = JSON.parse(await stateOf(place)) as { counts: Record<string, number> };
          equal(counts['preferences'], step === 'committed' ? 6 : 4);
        }),
    },
    {
      name: 'kill backup',
      steps: BACKUP_STEPS,
      round: (step) =>
        inCopy('changed', async (place) => {
          await runChild('backup', place, step);
          equal(await stateOf(place), await state('changed', null));
          await backupsWhole(place, BACKUP_STEPS.indexOf('renamed') <= BACKUP_STEPS.findIndex((one) => one === step));
          // The next one clears up and succeeds.
          await runChild('backup', place);
          const left = await readdir(join(place, 'kopie'));
          if (left.some((file) => file.endsWith('.part'))) throw new Error('an unfinished backup stays');
        }),
    },
    switching('restore', 'changed'),
    switching('undo', 'restored'),
    {
      name: 'kill restore on a new computer',
      steps: STEPS_OF.restore,
      round: (step) =>
        inCopy('changed', async (place) => {
          await rm(join(place, 'data'), { recursive: true });
          await runChild('elsewhere', place, step);
          const switched = STEPS_OF.restore.indexOf('switched') <= STEPS_OF.restore.findIndex((one) => one === step);
          const found = await stateOf(place);
          if (!switched) equal(found, 'first-run');
          else equal(comparable(found), comparable(await state('changed', 'elsewhere')));
        }),
    },
    {
      name: 'kill migration',
      steps: STEPS_OF.migration,
      round: (step) =>
        inCopy('changed', async (place) => {
          await untilKilled('migration', place, step);
          const switched =
            STEPS_OF.migration.indexOf('switched') <= STEPS_OF.migration.findIndex((one) => one === step);
          const found = JSON.parse(await stateOf(place, migrations.length + 1)) as Record<string, unknown>;
          const old = JSON.parse(await state('changed', null)) as Record<string, unknown>;
          equal(found['schemaVersion'], migrations.length + (switched ? 1 : 0));
          equal(JSON.stringify(found['auditHead']), JSON.stringify(old['auditHead']));
        }),
    },
    {
      name: 'kill change of keys',
      steps: KEYS_STEPS,
      round: (step) =>
        inCopy('changed', async (place) => {
          await untilKilled('keys', place, step);
          equal(await stateOf(place), await state('changed', null));
        }),
    },
  ];
}

async function reached(
  { offices, runChild }: Stage,
  of: 'changed' | 'restored',
  job: BackupJob | null,
): Promise<string> {
  const place = await offices.copy(of);
  if (job === 'elsewhere') await rm(join(place, 'data'), { recursive: true });
  if (job !== null) await runChild(job, place);
  return await stateOf(place);
}

/** The hash of a row holds its random salt: what is compared is everything else. */
function comparable(state: string): string {
  const { auditHead, ...rest } = JSON.parse(state) as { auditHead: { seq: number } | null };
  return JSON.stringify({ ...rest, seq: auditHead?.seq ?? 0 });
}

/** Every backup with its name is whole and labelled, and known where the ledger was written; the old one is always there. */
async function backupsWhole(place: string, second: boolean): Promise<void> {
  const folder = join(place, 'kopie');
  const names = await readdir(folder);
  const backups = names.filter((name) => name.endsWith('.tar.age'));
  equal(backups.length, second ? 2 : 1);
  for (const name of backups) {
    if (!names.includes(labelName(name))) throw new Error('a backup lacks its label');
    const database = join(place, `${name}.db`);
    await openBackup({ file: join(folder, name), opener: OPENER, knownSchemaVersion: migrations.length, database });
  }
  const { state } = await readLedger(join(place, 'data'));
  equal(state, 'good');
}

function equal(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`found ${String(found)}, expected ${String(expected)}`);
}

async function theBackup(offices: FaultOffices): Promise<{ readonly file: string; readonly whole: Buffer }> {
  const folder = join(await offices.copy('changed'), 'kopie');
  const name = (await readdir(folder)).find((one) => one.endsWith('.tar.age')) ?? '';
  return { file: join(folder, name), whole: await readFile(join(folder, name)) };
}

/** True when the damage is reported as damage: as such, or by the head that is not as the label states. */
async function isDetected(file: string): Promise<boolean> {
  try {
    await readContainer({ file, place: 'backup', identity: RECOVERY_TEXT, database: null });
    return false;
  } catch (error) {
    if (!(error instanceof BackupProblem)) throw error;
    const { reading } = error.facts;
    return reading === 'damaged' || (reading === 'no-key' && (await headIsWhole(file)) === false);
  }
}

/** One flipped bit at each of so many positions, the head's all among them. */
async function flips(offices: FaultOffices, rounds: number): Promise<Omit<FaultRow, 'ok'>> {
  const { file, whole } = await theBackup(offices);
  if (await isDetected(file)) throw new Error('the whole backup does not open');
  const inHead = Math.min(Math.floor(rounds / 4), 300);
  const positions = Array.from({ length: rounds }, (_, index) =>
    index < inHead ? index : inHead + Math.floor(((whole.length - inHead - 1) * (index - inHead)) / (rounds - inHead)),
  );
  let undetected = 0;
  for (const [index, position] of positions.entries()) {
    const bytes = Buffer.from(whole);
    bytes[position] = (bytes[position] ?? 0) ^ (1 << (index % 8));
    await writeFile(file, bytes);
    if (!(await isDetected(file))) undetected += 1;
  }
  return { name: 'flipped bit in a backup', rounds, lost: 0, undetected };
}

/** A backup cut at so many lengths, the ends of age's pieces among them. */
async function cuts(offices: FaultOffices, rounds: number): Promise<Omit<FaultRow, 'ok'>> {
  const { file, whole } = await theBackup(offices);
  let undetected = 0;
  for (let index = 0; index < rounds; index += 1) {
    const even = Math.floor((whole.length * index) / rounds);
    const length = index % 4 === 3 ? Math.max(0, whole.length - 1 - index) : even;
    await writeFile(file, whole);
    await truncate(file, length);
    if (!(await isDetected(file))) undetected += 1;
  }
  return { name: 'backup cut short', rounds, lost: 0, undetected };
}
