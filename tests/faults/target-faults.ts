import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { FaultOffices } from './fault-office.ts';
import { assertEqual, stateOf } from './office-state.ts';
import type { FaultRow } from './run-faults.ts';
import { NotAsPlanned, programFile } from './run-program.ts';
import type { Contents } from './table-digests.ts';

/** A file system of 8 MB in a mount namespace of the child's own: it is gone when the child is, whatever happens. */
const MOUNT = 'mount -t tmpfs -o size=8m tmpfs "$1/stick" && exec "$2" "$3" "$1"';

const EXPECTED: Readonly<Record<string, string>> = {
  full: 'TARGET_FULL',
  'full in between': 'TARGET_FULL',
  'read-only': 'TARGET_READ_ONLY',
  'read-only in between': 'TARGET_READ_ONLY',
  'vanished in between': 'TARGET_MISSING',
  vanished: 'TARGET_UNMARKED',
};

interface Outcome extends Pick<Contents, 'tables' | 'log'> {
  readonly name: string;
  readonly outcome: string;
  readonly left: readonly string[];
  readonly staging: readonly string[];
}

/** Targets that are full, read-only or gone: said as such, nothing half left, the office as it was after each. */
export async function targetFaults(offices: FaultOffices): Promise<readonly Omit<FaultRow, 'ok'>[]> {
  const place = await offices.copy('changed');
  const before = await stateOf(place);
  if (before.state !== 'ready') throw new Error('there is no office');
  const outcomes = await outcomesIn(place.dir);
  const same = ({ tables, log }: Pick<Contents, 'tables' | 'log'>): boolean =>
    JSON.stringify([tables, log]) === JSON.stringify([before.tables, before.log]);
  // What the child says of the open office must hold of what lies there when it has ended, its keys too.
  assertEqual(await stateOf(place), { as: before, atLeast: before.log.length });
  return Object.entries(EXPECTED).map(([name, code]) => {
    const found = outcomes.filter((one) => one.name === name);
    // On a read-only target nothing can be removed; what stays there is unfinished and goes with the next backup.
    const clean = ({ staging, left }: Outcome): boolean =>
      staging.length === 0 && left.every((file) => file.endsWith('.part'));
    return {
      name: `target ${name}`,
      rounds: found.length,
      lost: found.filter((one) => !same(one) || !clean(one)).length,
      undetected: found.filter(({ outcome }) => outcome !== code).length,
    };
  });
}

/** Runs the child on a small file system of its own. */
async function outcomesIn(dir: string): Promise<readonly Outcome[]> {
  await mkdir(join(dir, 'stick'));
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const program = [process.execPath, programFile('target-child')];
  const child = spawn('unshare', [...asRoot, '--mount', 'sh', '-c', MOUNT, 'sh', dir, ...program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new NotAsPlanned(`needs unshare and mount (util-linux, Linux): ${errors}`);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
}
