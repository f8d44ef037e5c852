import { createHash } from 'node:crypto';

import type { Clock } from '../ports/index.ts';

/** For how long the same view by the same user counts as one. */
export const VIEW_WINDOW_MS = 10 * 60 * 1000;

/** Remembers in memory what was shown lately, so that opening a card twice in ten minutes is one audit row. */
export interface ViewMemory {
  /**
   * Runs `write` unless this very view stands in the log already and is younger than the window. The same view at the same
   * moment waits for the first, and writes when that one fails. True when it wrote.
   * @throws what `write` throws; the next one then writes
   */
  once(view: ViewShown, clock: Pick<Clock, 'now'>, write: () => Promise<void>): Promise<boolean>;
  /**
   * Runs `write` with those subjects that this user was not shown by this action within the window; not at all when there
   * are none. One at a time for each user and action. @throws what `write` throws; the next one then writes them
   */
  each(view: ViewShown, clock: Pick<Clock, 'now'>, write: (fresh: ReadonlySet<string>) => Promise<void>): Promise<void>;
}

/** Who was shown what; the order of the subjects does not count. */
export interface ViewShown {
  readonly userId: string;
  readonly action: string;
  readonly subjects: readonly string[];
}

/** Of a list of thousands only a digest is kept, made once for all questions about the same list. */
const digests = new WeakMap<readonly string[], string>();

function digestOf(subjects: readonly string[]): string {
  const known = digests.get(subjects);
  if (known !== undefined) return known;
  const digest = createHash('sha256')
    .update([...subjects].sort().join(SEPARATOR))
    .digest('base64');
  digests.set(subjects, digest);
  return digest;
}

const SEPARATOR = '\u0000';
/** Enough for ten minutes of anybody's work; the oldest go first. */
const MOST_KEPT = 5_000;

/** The window counts from the row that was written, so that a card kept open all day is a row every ten minutes. */
export function createViewMemory(): ViewMemory {
  const seen = new Map<string, number>();
  /** Views whose row is being written; each is settled whether that succeeds or not. */
  const underWay = new Map<string, Promise<void>>();
  const isRecent = (key: string, now: string): boolean => {
    const at = seen.get(key);
    const age = at === undefined ? null : Date.parse(now) - at;
    return age !== null && age >= 0 && age < VIEW_WINDOW_MS;
  };
  const remember = (key: string, now: string): void => {
    seen.delete(key);
    seen.set(key, Date.parse(now));
    for (const oldest of seen.keys()) {
      if (seen.size <= MOST_KEPT) break;
      seen.delete(oldest);
    }
  };
  /** Does `work` when nobody else does the same; whoever comes meanwhile waits. */
  const alone = async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    for (let first = underWay.get(key); first !== undefined; first = underWay.get(key)) await first;
    const { promise, resolve } = Promise.withResolvers<void>();
    underWay.set(key, promise);
    try {
      return await work();
    } finally {
      underWay.delete(key);
      resolve();
    }
  };
  return {
    once: async ({ userId, action, subjects }, clock, write) => {
      const key = [userId, action, digestOf(subjects)].join(SEPARATOR);
      return await alone(key, async () => {
        if (isRecent(key, clock.now())) return false;
        await write();
        // Only after the commit: a row that was rolled back must be written by the next view.
        remember(key, clock.now());
        return true;
      });
    },
    each: async ({ userId, action, subjects }, clock, write) => {
      const keyOf = (subject: string): string => [userId, action, 'each', subject].join(SEPARATOR);
      await alone([userId, action].join(SEPARATOR), async () => {
        const fresh = new Set(subjects.filter((subject) => !isRecent(keyOf(subject), clock.now())));
        if (fresh.size === 0) return;
        await write(fresh);
        for (const subject of fresh) remember(keyOf(subject), clock.now());
      });
    },
  };
}
