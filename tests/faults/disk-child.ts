/**
 * Runs work on copies of an office that lie on a small disk of their own, full from a named step on, and prints a line of JSON
 * for each: node disk-child.js <folder of the disk> <program> <job> <place> <step>...
 */
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { readPlace } from './fault-place.ts';
import { stateOf } from './office-state.ts';
import { type Program, runProgram } from './run-program.ts';

const [disk = '', program = '', job = '', place = '', ...steps] = process.argv.slice(2);
const dir = join(disk, 'place');

for (const step of steps) {
  await cp(place, dir, { recursive: true });
  let told: Record<string, unknown>;
  try {
    const passed = await runProgram(program as Program, [job, dir, step, 'fill']);
    const folder = join(dir, 'data', 'staging');
    // What could not be removed there goes when the program enters the folder: what is left after that is lost room.
    const state = await stateOf(await readPlace(dir));
    told = { reached: passed.includes(step), outcome: passed.at(-1), state, staging: await readdir(folder) };
  } catch (error) {
    told = { failed: error instanceof Error ? error.message : 'unknown' };
  }
  process.stdout.write(`${JSON.stringify({ step, ...told })}\n`);
  await rm(dir, { recursive: true, force: true });
}
