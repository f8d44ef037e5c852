import { describe, expect, it } from 'vitest';
import { END_LIMIT_MS, PARENT_CHECK_MS } from '#preview/lifetime.ts';
import { answerOf, isShell, readStat, WATCH_MS } from '#build/steps/ancestors.mjs';
import { ORPHANED_MS } from '#build/steps/children.mjs';

describe('the processes above', () => {
  it.each([
    ['41 (sh) S 40 41 41 0 -1', { name: 'sh', parent: 40 }],
    ['42 (npm start) S 7 42 42 0 -1', { name: 'npm start', parent: 7 }],
    ['43 (odd) name (x) R 1 43 43 0', { name: 'odd) name (x', parent: 1 }],
    ['', undefined],
  ])('%j is read', (stat, standing) => {
    expect(readStat(stat)).toEqual(standing);
  });

  it.each([
    ['sh', true],
    ['dash', true],
    ['/bin/sh', true],
    ['-bash', true],
    ['cmd.exe', true],
    ['C:\\Windows\\System32\\cmd.exe', true],
    ['npm start', false],
    ['node', false],
    ['sshd', false],
  ])('%s is a shell: %s', (name, shell) => {
    expect(isShell(name)).toBe(shell);
  });
});

describe('a program asked about a process', () => {
  it('says what it prints', async () => {
    expect(await answerOf(process.execPath, ['-e', 'console.log(7)'])).toBe('7\n');
  });

  it('is cut off when it says nothing in time, and may be missing', async () => {
    // It never ends by itself: only being cut off ends this test.
    expect(await answerOf(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], 50)).toBe('');
    expect(await answerOf('no-such-program', [])).toBe('');
  });
});

describe('from the end of whoever started the host to its own end', () => {
  /** The ways, each from what notices first to what is sure to end it. */
  it.each([
    ['the script sees npm go, and the host closes in time', WATCH_MS + END_LIMIT_MS],
    ['the script sees npm go, and cuts the host off', WATCH_MS + ORPHANED_MS],
    ['the host sees the script go', PARENT_CHECK_MS + END_LIMIT_MS],
  ])('%s: less than two seconds', (_way, longest) => {
    expect(longest).toBeLessThan(2_000);
  });

  it('the host has its own time before it is cut off', () => {
    expect(END_LIMIT_MS).toBeLessThan(ORPHANED_MS);
  });
});
