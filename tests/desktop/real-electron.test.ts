import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { hasDisplay } from '#build/steps/decide-host.mjs';
import { electronProgram } from '#build/steps/electron.mjs';
import { root } from '#build/steps/places.mjs';

/** Why the real program cannot be opened here although it is there, or undefined. */
function obstacle(): string | undefined {
  if (!hasDisplay(process.platform, process.env)) return 'no display';
  if (process.platform === 'linux' && process.getuid?.() === 0) return 'electron keeps its sandbox only without root';
  return undefined;
}

test('the program opens in real Electron and reports ready', async ({ skip }) => {
  skip(electronProgram() === undefined, 'electron binary absent');
  // Whoever has the program is to run it as users do, with a display and without root: nothing else skips this.
  expect(obstacle()).toBeUndefined();
  const data = mkdtempSync(join(tmpdir(), 'ostoja-electron-'));
  const child = spawn(electronProgram() ?? '', [root, `--data=${data}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.startsWith('ostoja:')) break;
    }
    expect(lines).toContain('ostoja:ready');
  } finally {
    const ended = new Promise((resolve) => child.once('close', resolve));
    if (child.exitCode === null) {
      child.kill();
      await ended;
    }
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
});
