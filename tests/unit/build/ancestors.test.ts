import { describe, expect, it } from 'vitest';
import { isShell, readStat } from '#build/steps/ancestors.mjs';

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
