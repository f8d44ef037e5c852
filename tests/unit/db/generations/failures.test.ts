import { describe, expect, it } from 'vitest';

import { asFailure, failureCode, judgeFailure, withFailures } from '#db/generations/failures.ts';
import { firmly } from '#db/generations/files.ts';
import { SqliteFailure } from '#db/sqlite/errors.ts';
import { AppError } from '#shared/kernel/app-error.ts';

describe('what a failure means', () => {
  it.each([
    ['ENOSPC', 'DISK_FULL', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL', 'DISK_FULL'],
    ['EFBIG', 'DISK_FULL', 'DISK_FULL'],
    ['SQLITE_FULL', 'DISK_FULL', 'DISK_FULL'],
    ['EACCES', 'FOLDER_NOT_WRITABLE', 'FOLDER_NOT_WRITABLE'],
    ['EPERM', 'FOLDER_NOT_WRITABLE', 'FOLDER_NOT_WRITABLE'],
    ['EROFS', 'FOLDER_NOT_WRITABLE', 'FOLDER_NOT_WRITABLE'],
    ['SQLITE_READONLY', 'FOLDER_NOT_WRITABLE', 'FOLDER_NOT_WRITABLE'],
    ['SQLITE_READONLY_DIRECTORY', 'FOLDER_NOT_WRITABLE', 'FOLDER_NOT_WRITABLE'],
    ['SQLITE_CANTOPEN', 'FOLDER_NOT_WRITABLE', 'FOLDER_NOT_WRITABLE'],
    ['SQLITE_NOTADB', null, 'DATABASE_DAMAGED'],
    ['SQLITE_CORRUPT', null, 'DATABASE_DAMAGED'],
    ['SQLITE_CORRUPT_VTAB', null, 'DATABASE_DAMAGED'],
    ['SQLITE_CORRUPTED', null, null],
    ['SQLITE_BUSY', null, null],
    ['SQLITE_IOERR_READ', null, null],
    ['ENOENT', null, null],
    ['', null, null],
  ])('%s: %s with files, %s after a key was proved', (code, withFiles, withKey) => {
    expect(failureCode(code, 'files')).toBe(withFiles);
    expect(failureCode(code, 'with-proven-key')).toBe(withKey);
  });

  it('reads the code of errors of Node and of database threads alike, and keeps the cause', () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    expect(asFailure(full, 'files')).toMatchObject({ code: 'DISK_FULL', cause: full });
    const damaged = new SqliteFailure('not-a-database', 'SQLITE_NOTADB', 'x');
    expect(asFailure(damaged, 'with-proven-key')).toMatchObject({ code: 'DATABASE_DAMAGED', cause: damaged });
  });

  it('leaves refusals and unknown errors as they are', async () => {
    const refusal = new AppError('KEYS_DAMAGED');
    const unknown = new TypeError('mistake');
    expect(asFailure(refusal, 'files')).toBe(refusal);
    expect(asFailure(unknown, 'files')).toBe(unknown);
    expect(asFailure('text', 'files')).toBe('text');
    await expect(withFailures('files', () => Promise.reject(unknown))).rejects.toBe(unknown);
  });
});

describe('a file held for a moment', () => {
  const held = (code: string) => Object.assign(new Error(code), { code });

  it('is tried again on Windows only, and only for what scanners cause', async () => {
    for (const [platform, code, tries] of [
      ['win32', 'EPERM', 3],
      ['win32', 'EBUSY', 3],
      ['win32', 'ENOENT', 1],
      ['linux', 'EPERM', 1],
    ] as const) {
      let calls = 0;
      const work = () => {
        calls += 1;
        return calls < 3 ? Promise.reject(held(code)) : Promise.resolve('done');
      };
      const outcome = await firmly(work, platform).catch((error: unknown) => error);
      expect([platform, code, calls]).toEqual([platform, code, tries]);
      expect(outcome === 'done').toBe(tries === 3);
    }
  });
});

describe('an input-output error of SQLite', () => {
  it('stays what it is while the disk has room, and everything else is judged as always', async () => {
    const failing = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_SHMSIZE' });
    expect(await judgeFailure(failing, 'files', import.meta.dirname)).toBe(failing);
    const full = Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    expect(await judgeFailure(full, 'files', import.meta.dirname)).toMatchObject({ code: 'DISK_FULL' });
    const refusal = new AppError('KEYS_DAMAGED');
    expect(await judgeFailure(refusal, 'files', '/missing')).toBe(refusal);
  });
});
