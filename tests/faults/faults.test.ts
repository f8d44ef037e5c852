import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { root } from '#build/vite/inputs.ts';
import { RESTORE_STEPS } from '#core/backups/restore-steps.ts';
import { BACKUP_STEPS } from '#db/backup/index.ts';
import { KEYS_STEPS, STEPS, STEPS_OF } from '#db/generations/index.ts';

import { DISK_WORK, stepsOf } from './disk-faults.ts';
import { planKills } from './kill-plan.ts';
import { killsOf } from './kills.ts';
import { type FaultRow, runFaults } from './run-faults.ts';

const UNUSED = { copy: () => Promise.reject(new Error('not here')), remove: () => Promise.resolve() };
const kills = killsOf(UNUSED);
const ROUNDS = 24;

it('every list of steps in the program is known here, and every step of every list is a kill', () => {
  const lists = { STEPS, STEPS_OF, KEYS_STEPS, BACKUP_STEPS, RESTORE_STEPS };
  const found = globSync('{db,electron}/**/*.ts', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^export const (\w*STEPS\w*)/gm)].map(([, name = '']) => name),
  );
  expect(new Set(found)).toEqual(new Set(Object.keys(lists)));
  const named: readonly string[] = [
    ...STEPS,
    ...KEYS_STEPS,
    ...BACKUP_STEPS,
    ...Object.values(STEPS_OF).flat(),
    ...Object.values(RESTORE_STEPS).flat(),
  ];
  const killed = new Set(kills.flatMap(({ steps }) => steps));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((step) => !killed.has(step))).toEqual([]);
});

it('a run with rounds enough cuts every kind off at each of its steps, a short one at each named step in one kind', () => {
  const steps = kills.flatMap((kill) => kill.steps);
  const whole = planKills(kills, 1000);
  for (const kill of kills) expect(new Set(whole.get(kill.name))).toEqual(new Set(kill.steps));
  expect([...whole.values()].flat().length).toBeGreaterThanOrEqual(1000);
  expect([...planKills(kills, steps.length).values()].flat()).toEqual(steps);
  const short = planKills(kills, ROUNDS);
  expect([...short.values()].flat().sort()).toEqual([...new Set(steps)].sort());
  for (const { name, steps: own } of kills) {
    expect(short.get(name)?.length, name).toBeGreaterThan(0);
    expect(short.get(name)?.filter((step) => !own.includes(step))).toEqual([]);
  }
});

it('a whole run fills the disk at every step of every work that needs room, a short one at some of each', () => {
  for (const work of DISK_WORK) {
    expect(stepsOf(work, 1000), work.name).toEqual(work.steps);
    expect(stepsOf(work, ROUNDS).length, work.name).toBeGreaterThan(0);
  }
});

/** A short run of `npm run faults`: kills at each named step, and a few dozen flips and cuts. */
it('after every fault the old or the new state opens whole and equal, and damage is reported as damage', async () => {
  const told: FaultRow[] = [];
  const losses: string[] = [];
  const rows = await runFaults({
    rounds: ROUNDS,
    onRow: (row) => void told.push(row),
    onLoss: (name, why) => void losses.push(`${name}: ${why}`),
  });
  expect(losses).toEqual([]);
  expect(rows).toEqual(told);
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
  const rounds = new Map(rows.map((row) => [row.name, row.rounds]));
  const plan = planKills(kills, ROUNDS);
  expect(kills.map(({ name }) => [name, rounds.get(name)])).toEqual(
    kills.map(({ name }) => [name, plan.get(name)?.length]),
  );
  expect([...rounds.keys()].slice(kills.length)).toEqual([
    'target full',
    'target full in between',
    'target read-only',
    'target read-only in between',
    'target vanished in between',
    'target vanished',
    ...DISK_WORK.map(({ name }) => `full disk in ${name}`),
    'flipped bit in a backup',
    'backup cut short',
  ]);
}, 900_000);
