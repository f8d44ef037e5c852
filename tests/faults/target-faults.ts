import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { FaultOffices } from './fault-office.ts';
import { stateOf } from './fault-office.ts';
import type { FaultRow } from './run-faults.ts';

/** A file system of 8 MB in a mount namespace of the child's own: it is gone when the child is, whatever happens. */
const MOUNT = 'mount -t tmpfs -o size=8m tmpfs "$1/stick" && exec "$2" "$3" "$1"';

const EXPECTED: Readonly<Record<string, string>> = {
  full: 'TARGET_FULL',
  'full in between': 'TARGET_FULL',
  'read-only': 'TARGET_READ_ONLY',
  'read-only in between': 'TARGET_READ_ONLY',
  'vanished in between': 'TARGET_MISSING',
  vanished: 'TARGET_MISSING',
};

interface Outcome {
  readonly name: string;
  readonly outcome: string;
  readonly left: readonly string[];
  readonly staging: readonly string[];
}

/** Targets that are full, read-only or gone: said as such, nothing half left, the office as it was. */
export async function targetFaults(offices: FaultOffices, program: string): Promise<readonly Omit<FaultRow, 'ok'>[]> {
  const place = await offices.copy('changed');
  const before = await stateOf(place);
  await mkdir(join(place, 'stick'));
  const asRoot = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const child = spawn('unshare', [...asRoot, '--mount', 'sh', '-c', MOUNT, 'sh', place, process.execPath, program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (child.exitCode !== 0) throw new Error(`needs unshare and mount (util-linux, Linux): ${errors}`);
  const outcomes = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
  const same = (await stateOf(place)) === before;
  return Object.entries(EXPECTED).map(([name, code]) => {
    const found = outcomes.find((one) => one.name === name);
    // On a read-only target nothing can be removed; what stays there is unfinished and goes with the next backup.
    const clean =
      found !== undefined && found.staging.length === 0 && found.left.every((file) => file.endsWith('.part'));
    const lost = same && clean ? 0 : 1;
    return { name: `target ${name}`, rounds: 1, lost, undetected: found?.outcome === code ? 0 : 1 };
  });
}
