import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './places.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const living = new Set();

/** Milliseconds the children have when whoever started all this is gone: with the watch it stays below two seconds. */
export const ORPHANED_MS = 1_600;

let ending = false;

/**
 * @typedef {object} Call
 * @property {string} command
 * @property {readonly string[]} args
 * @property {Record<string, string | undefined>} [env]
 * @property {boolean} [shell]
 * @property {boolean} [held] give the child an input that ends when this process does
 * @property {'shown' | 'kept' | 'dropped'} [output] 'kept' comes back as text
 * @property {boolean} [window] whether the child shows windows of its own; on Windows they start hidden otherwise
 * @property {(line: string) => void} [onLine] every line of the child's output, shown as well
 * @property {(line: string) => boolean} [isOurs] lines meant for this script, not shown
 */

/**
 * How a child is started.
 *
 * @param {Call} call
 * @returns {import('node:child_process').SpawnOptions}
 */
export function spawnOptions(call) {
  return {
    cwd: root,
    env: call.env ?? process.env,
    shell: call.shell ?? false,
    stdio: [
      call.held === true ? 'pipe' : 'ignore',
      isPiped(call) ? 'pipe' : 'inherit',
      call.output === 'kept' ? 'pipe' : 'inherit',
    ],
    windowsHide: call.window !== true,
  };
}

/** @param {Call} call */
function isPiped(call) {
  return call.onLine !== undefined || call.output === 'kept' || call.output === 'dropped';
}

/**
 * Runs a program to its end.
 *
 * @param {Call} call
 * @param {(child: ChildProcess) => void} [onStart]
 * @returns {Promise<{ code: number, text: string, failed: Error | undefined }>} code is 1 when a signal ended it
 */
export function run(call, onStart) {
  return new Promise((resolve) => {
    const child = spawn(call.command, [...call.args], spawnOptions(call));
    living.add(child);
    let text = '';
    /** @type {Error | undefined} */
    let failed;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      stream.setEncoding('utf8');
      if (call.onLine === undefined) {
        stream.on('data', (/** @type {string} */ part) => {
          if (call.output === 'kept') text += part;
        });
      } else {
        const onLine = call.onLine;
        createInterface({ input: stream }).on('line', (line) => {
          if (call.isOurs?.(line) !== true) console.log(line);
          onLine(line);
        });
      }
    }
    child.stdin?.on('error', () => {});
    child.on('error', (error) => {
      failed = error;
      if (child.pid === undefined) {
        living.delete(child);
        resolve({ code: 1, text: text + error.message, failed });
      }
    });
    child.on('close', (code) => {
      living.delete(child);
      resolve({ code: code ?? 1, text, failed });
    });
    onStart?.(child);
  });
}

/**
 * Asks a child to end: its input is closed, and outside Windows, where a signal would cut it off, it gets SIGTERM.
 *
 * @param {ChildProcess} child
 */
export function askToEnd(child) {
  child.stdin?.end();
  if (process.platform !== 'win32' || child.stdin === null) child.kill('SIGTERM');
}

/**
 * Ends every child and then this process.
 *
 * @param {number} code
 * @param {number} [patience] milliseconds after which a child is cut off
 */
export function endAll(code, patience = 5_000) {
  if (ending) return;
  ending = true;
  const leave = () => process.exit(code);
  if (living.size === 0) leave();
  for (const child of living) {
    child.once('close', () => {
      if (living.size === 0) leave();
    });
    askToEnd(child);
  }
  setTimeout(() => {
    for (const child of living) child.kill('SIGKILL');
    leave();
  }, patience);
}

/** Whether this process is on its way out, so that no next step begins. */
export function isEnding() {
  return ending;
}
