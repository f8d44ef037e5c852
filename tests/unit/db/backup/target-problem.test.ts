import { describe, expect, it } from 'vitest';

import { targetProblem } from '#db/backup/targets.ts';

describe('what a failure of the system at a place means', () => {
  it.each([
    ['ENOENT', 'TARGET_MISSING'],
    ['ENODEV', 'TARGET_MISSING'],
    ['EHOSTUNREACH', 'TARGET_MISSING'],
    ['ETIMEDOUT', 'TARGET_MISSING'],
    ['UNKNOWN', 'TARGET_MISSING'],
    ['ENOSPC', 'TARGET_FULL'],
    ['EROFS', 'TARGET_READ_ONLY'],
    ['EIO', 'TARGET_FAILING'],
    // The place is there: nothing is unplugged and no folder was removed.
    ['EBUSY', 'TARGET_REFUSED'],
    ['EMFILE', 'TARGET_REFUSED'],
    ['ENAMETOOLONG', 'TARGET_REFUSED'],
    ['EINVAL', 'TARGET_REFUSED'],
  ])('%s is %s', (code, meant) => {
    expect(targetProblem(code)).toBe(meant);
  });
});
