import { describe, expect, it } from 'vitest';

import { hasFailedTest, type Ledger } from '#db/backup/index.ts';
import { APP_ERROR_CODES } from '#shared/kernel/app-error.ts';

const BACKUP = '018f0000-0000-4000-8000-0000000000c1';

const tested = (...failures: readonly (string | null)[]): Ledger => ({
  counter: 1,
  targets: [],
  backups: [],
  restores: [],
  tests: failures.map((failure) => ({ at: '2026-11-22T08:15:30.000Z', backupId: BACKUP, failure, people: 0 })),
});

describe('a test restore that did not come about', () => {
  it.each(APP_ERROR_CODES.filter((code) => code !== 'BACKUP_DAMAGED'))(
    'with %s says nothing against the backup',
    (code) => {
      expect(hasFailedTest(tested(code), BACKUP)).toBe(false);
      expect(hasFailedTest(tested('BACKUP_DAMAGED', code), BACKUP), 'and takes no word back').toBe(true);
    },
  );

  it('with damage says that it is bad, until one opens it', () => {
    expect(hasFailedTest(tested(null, 'BACKUP_DAMAGED'), BACKUP)).toBe(true);
    expect(hasFailedTest(tested('BACKUP_DAMAGED', null), BACKUP)).toBe(false);
  });
});
