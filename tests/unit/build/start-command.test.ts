import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { usage } from '#build/steps/arguments.mjs';

function script(name: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const file = fileURLToPath(new URL(`../../../build/${name}`, import.meta.url));
  return spawnSync(process.execPath, [file, ...args], { encoding: 'utf8' });
}

describe('the entry scripts', () => {
  it('say what is wrong with an option, list the options and end with 2', () => {
    const { status, stdout, stderr } = script('start.mjs', '--prewiev');
    expect(status).toBe(2);
    expect(stderr).toContain('--prewiev');
    expect(stderr).toContain(usage);
    expect(stdout).toBe('');
  });

  it('list the options when asked', () => {
    const { status, stdout } = script('start.mjs', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(usage);
  });

  it('name the steps of a test run when asked for another', () => {
    const { status, stderr } = script('test.mjs', 'everything');
    expect(status).toBe(2);
    expect(stderr).toContain('types, lint, format');
  });
});
