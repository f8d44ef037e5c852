import { readFileSync } from 'node:fs';
import { execFile } from 'node:child_process';

/**
 * @typedef {{ parent: number, name: string }} Standing
 */

/**
 * Reads the parent and the name out of Linux' `/proc/<pid>/stat`; the name stands in brackets and may hold some itself.
 *
 * @param {string} stat
 * @returns {Standing | undefined}
 */
export function readStat(stat) {
  const found = /^\d+ \((.*)\) \S (\d+) /s.exec(stat);
  return found === null ? undefined : { name: found[1] ?? '', parent: Number(found[2]) };
}

/** Milliseconds between two looks at the processes above. */
export const WATCH_MS = 300;

/** Milliseconds a program has that is asked about a process. */
const ASKING_MS = 5_000;

/**
 * What a program prints; nothing when it cannot be run or says nothing in time.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {number} [patience] milliseconds
 * @returns {Promise<string>}
 */
export function answerOf(command, args, patience = ASKING_MS) {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: patience, killSignal: 'SIGKILL', windowsHide: true }, (error, text) =>
      resolve(error === null ? text : ''),
    );
  });
}

/**
 * @param {number} pid
 * @returns {Standing | undefined} undefined when there is no such process; Linux alone tells it at once
 */
function standingOnLinux(pid) {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {Promise<Standing | undefined>} undefined when there is no such process
 */
async function standingOf(pid) {
  if (process.platform === 'linux') return standingOnLinux(pid);
  const script = `$p = Get-CimInstance Win32_Process -Filter "ProcessId=${pid}"; "$($p.ParentProcessId) $($p.Name)"`;
  const text =
    process.platform === 'win32'
      ? await answerOf('powershell', ['-NoProfile', '-Command', script])
      : await answerOf('ps', ['-o', 'ppid=,comm=', '-p', String(pid)]);
  const found = /^\s*(\d+)\s+(\S.*?)\s*$/m.exec(text);
  return found === null ? undefined : { parent: Number(found[1]), name: found[2] ?? '' };
}

/**
 * Whether a program's name is that of a shell, as npm puts between itself and a script.
 *
 * @param {string} name
 * @returns {boolean}
 */
export function isShell(name) {
  return /(^|[\\/])-?(sh|dash|bash|ash|zsh|ksh|busybox|cmd)(\.exe)?$/i.test(name);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Calls back once when the process that started this one is gone. npm starts scripts through a shell that outlives
 * it, so then the shell's own parent is watched as well.
 *
 * @param {() => void} onGone
 * @param {boolean} [underNpm] whether a shell above is npm's
 */
export function watchAncestors(onGone, underNpm = process.env['npm_lifecycle_event'] !== undefined) {
  const parent = process.ppid;
  /** @type {number | undefined} */
  let grandparent;
  // Not waited for: Windows and macOS have to ask a program, and the first line is to be printed at once.
  if (underNpm) {
    void standingOf(parent).then((above) => {
      if (above !== undefined && isShell(above.name) && above.parent > 1) grandparent = above.parent;
    });
  }
  const timer = setInterval(() => {
    const orphaned = process.ppid !== parent || !isAlive(parent);
    const npmGone =
      grandparent !== undefined &&
      (process.platform === 'linux' ? standingOnLinux(parent)?.parent !== grandparent : !isAlive(grandparent));
    if (orphaned || npmGone) {
      clearInterval(timer);
      onGone();
    }
  }, WATCH_MS);
  timer.unref();
}
