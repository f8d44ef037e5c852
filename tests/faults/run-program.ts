import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

export type Program = 'keeper-child' | 'backup-child' | 'crash-child' | 'target-child' | 'disk-child';

/** A child that ended otherwise than planned: not killed at the step it should have reached, or failed by itself. */
export class NotAsPlanned extends Error {}

/** The bundled file of a program: it lies beside this one. */
export function programFile(name: Program): string {
  return join(import.meta.dirname, `${name}.js`);
}

/**
 * Runs a program to its end, or until it is killed at `step`; gives the lines it printed.
 * @throws NotAsPlanned when it was to be killed and was not, or fails by itself
 */
export async function runProgram(name: Program, words: readonly string[], step?: string): Promise<readonly string[]> {
  const child = spawn(process.execPath, [programFile(name), ...words, ...(step === undefined ? [] : [step])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // What one of them has compiled the next ones find beside it.
    env: { ...process.env, NODE_COMPILE_CACHE: join(import.meta.dirname, 'compiled') },
  });
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const lines = out.split('\n').filter((line) => line !== '');
  const asPlanned = step === undefined ? child.exitCode === 0 : child.signalCode === 'SIGKILL' && lines.at(-1) === step;
  if (asPlanned) return lines;
  const what = `${words[0] ?? ''} ${step ?? ''}`.trim();
  throw new NotAsPlanned(`${what} ended otherwise than planned after ${lines.join(', ')}: ${errors}`);
}
