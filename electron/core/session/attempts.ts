import { AppError } from '#shared/kernel/app-error.ts';

/** Wrong tries that cost nothing: people mistype. */
const FREE_TRIES = 2;
const LONGEST_WAIT_SECONDS = 300;

/**
 * Seconds to wait after `failures` wrong tries in a row: nothing after the first two, then 2, 4, 8… up to five minutes.
 * A login that does not exist waits like one that does.
 */
export function waitAfter(failures: number): number {
  if (failures <= FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_SECONDS, 2 ** Math.min(failures - FREE_TRIES, 20));
}

interface Tries {
  failures: number;
  lastAt: number;
}

/** More names than any office has; whoever types thousands of them finds them all waiting for the longest. */
const MOST_NAMES = 2_000;

/** Counts wrong tries per name (a folded login, or the recovery key) since the last right one; in memory only. */
export class Attempts {
  readonly #tries = new Map<string, Tries>();

  /** @throws AppError TOO_MANY_ATTEMPTS {waitSeconds} while the name must wait; the try itself is then not made */
  assertMayTry(name: string, now: string): void {
    const tries = this.#tries.get(name);
    if (tries === undefined) return;
    const waitSeconds = remaining(tries, now);
    if (waitSeconds > 0) throw new AppError('TOO_MANY_ATTEMPTS', { waitSeconds });
  }

  /** Counts a wrong try and says how long the name waits now. */
  failed(name: string, now: string): number {
    const tries: Tries = { failures: (this.#tries.get(name)?.failures ?? 0) + 1, lastAt: Date.parse(now) };
    this.#tries.delete(name);
    this.#tries.set(name, tries);
    for (const oldest of this.#tries.keys()) {
      if (this.#tries.size <= MOST_NAMES) break;
      this.#tries.delete(oldest);
    }
    return waitAfter(tries.failures);
  }

  /** Forgets the wrong tries and says how many there were, for the audit row of the right one. */
  succeeded(name: string): number {
    const failures = this.#tries.get(name)?.failures ?? 0;
    this.#tries.delete(name);
    return failures;
  }
}

/** A clock that was put back must not make the wait longer than it was. */
function remaining(tries: Tries, now: string): number {
  const wait = waitAfter(tries.failures);
  const passed = Math.max(0, (Date.parse(now) - tries.lastAt) / 1000);
  return Math.max(0, Math.min(wait, Math.ceil(wait - passed)));
}
