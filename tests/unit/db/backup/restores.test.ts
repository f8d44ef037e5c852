import { describe, expect, it } from 'vitest';

import { type KnownRestore, undoableRestore } from '#db/backup/index.ts';

const restore = (from: number, to: number, undoneTo?: number): KnownRestore => ({
  at: `2026-11-22T08:00:0${to}.000Z`,
  backupId: '018f0000-0000-4000-8000-0000000000c1',
  createdAt: '2026-11-21T08:00:00.000Z',
  from,
  to,
  undoneAt: undoneTo === undefined ? null : '2026-11-22T09:00:00.000Z',
  ...(undoneTo === undefined ? {} : { undoneTo }),
});

describe('the restore that can be undone', () => {
  it.each([
    ['there was none', [], 1, [1], null],
    ['the last one', [restore(1, 2)], 2, [1, 2], 2],
    ['what was before is gone', [restore(1, 2)], 2, [2], null],
    ['there was no office before', [restore(0, 1)], 1, [1], null],
    ['another change came since', [restore(1, 2)], 3, [1, 2, 3], null],
    ['the later of two', [restore(1, 2), restore(2, 3)], 3, [1, 2, 3], 3],
    ['the earlier one, once the later is undone', [restore(1, 2), restore(2, 3, 4)], 4, [1, 3, 4], 2],
    ['both are undone', [restore(1, 2, 5), restore(2, 3, 4)], 5, [4, 5], null],
    ['a third, after two were undone', [restore(1, 2), restore(2, 3, 4), restore(4, 5, 6)], 6, [1, 5, 6], 2],
  ])('%s', (_, restores, inUse, onDisk, expected) => {
    expect(undoableRestore(restores, inUse, onDisk)?.to ?? null).toBe(expected);
  });
});
