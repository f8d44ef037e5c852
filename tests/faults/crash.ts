import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { CrashJob } from './crash-child.ts';

export interface CrashOutcome {
  /** Steps the child reported, the last one being where it was killed. */
  readonly steps: readonly string[];
  readonly signal: string | null;
  readonly exitCode: number | null;
  readonly errors: string;
}

export const CRASH_CHILD = join(import.meta.dirname, 'crash-child.ts');

/** Runs the child of the crash tests to its end, killed at `step` (or not at all) by SIGKILL, as a power cut would. */
export async function runUntil(job: CrashJob, dir: string, step?: string): Promise<CrashOutcome> {
  const child = spawn(process.execPath, [CRASH_CHILD, job, dir, ...(step === undefined ? [] : [step])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return {
    steps: out.split('\n').filter((line) => line !== ''),
    signal: child.signalCode,
    exitCode: child.exitCode,
    errors,
  };
}
