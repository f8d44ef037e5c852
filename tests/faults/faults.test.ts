import { expect, it } from 'vitest';

import { type FaultRow, runFaults } from './run-faults.ts';

/** A short run of `npm run faults`: some steps of each kind, the failing targets, some flips and cuts. */
it('after every fault the old or the new state opens whole, and damage is reported as damage', async () => {
  const told: FaultRow[] = [];
  const losses: string[] = [];
  const rows = await runFaults({
    rounds: 12,
    onRow: (row) => void told.push(row),
    onLoss: (name, why) => void losses.push(`${name}: ${why}`),
  });
  expect(losses).toEqual([]);
  expect(rows).toEqual(told);
  expect(rows.map(({ name }) => name)).toEqual([
    'kill saving',
    'kill backup',
    'kill restore',
    'kill undo',
    'kill restore on a new computer',
    'kill migration',
    'kill change of keys',
    'target full',
    'target full in between',
    'target read-only',
    'target read-only in between',
    'target vanished in between',
    'target vanished',
    'flipped bit in a backup',
    'backup cut short',
  ]);
  expect(rows.filter(({ ok }) => !ok)).toEqual([]);
}, 600_000);
