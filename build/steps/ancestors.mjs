import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

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

/**
 * @param {number} pid
 * @returns {Standing | undefined} undefined when there is no such process
 */
function standingOf(pid) {
  if (process.platform === 'linux') {
    try {
      return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return undefined;
    }
  }
  const asked =
    process.platform === 'win32'
      ? spawnSync(
          'powershell',
          [
            '-NoProfile',
            '-Command',
            `$p = Get-CimInstance Win32_Process -Filter "ProcessId=${pid}"; "$($p.ParentProcessId) $($p.Name)"`,
          ],
          { encoding: 'utf8', windowsHide: true },
        )
      : spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  const found = /^\s*(\d+)\s+(\S.*?)\s*$/m.exec(asked.stdout ?? '');
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
  if (underNpm) {
    const above = standingOf(parent);
    if (above !== undefined && isShell(above.name) && above.parent > 1) grandparent = above.parent;
  }
  const timer = setInterval(() => {
    const orphaned = process.ppid !== parent || !isAlive(parent);
    const npmGone =
      grandparent !== undefined &&
      (process.platform === 'linux' ? standingOf(parent)?.parent !== grandparent : !isAlive(grandparent));
    if (orphaned || npmGone) {
      clearInterval(timer);
      onGone();
    }
  }, 300);
  timer.unref();
}
