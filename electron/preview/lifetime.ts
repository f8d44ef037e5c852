import { fstatSync } from 'node:fs';

/** How often the host looks whether its parent still runs. */
export const PARENT_CHECK_MS = 500;
/** The end must be seen within two seconds; what is not closed by then is closed by the system, and checked at the next start. */
export const END_LIMIT_MS = 1_400;

/**
 * Calls `end` once, as soon as the host has no reason to run: its parent is gone, its input has ended, or it was asked to
 * stop. Leaves the process after `end`, and is cut off at the time limit.
 */
export function endWithParent(parent: number | null, end: () => Promise<void>): void {
  let ending = false;
  const stop = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(cutOff, END_LIMIT_MS);
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', stop);
  if (inputIsHeld()) {
    process.stdin.on('end', stop);
    process.stdin.on('close', stop);
    process.stdin.on('error', stop);
    process.stdin.resume();
  }
  if (parent !== null) {
    const timer = setInterval(() => {
      if (!isRunning(parent)) stop();
    }, PARENT_CHECK_MS);
    timer.unref();
  }
}

/** Leaving waits for threads, and one may be in the middle of a long query; being killed waits for nothing. */
function cutOff(): void {
  // Last of the listeners, so that a demonstration's folder is gone by then.
  process.on('exit', () => process.kill(process.pid, 'SIGKILL'));
  process.exit(1);
}

/** Only a pipe says by its end that somebody left; a terminal or an empty device does not. */
function inputIsHeld(): boolean {
  if (process.stdin.isTTY) return false;
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
