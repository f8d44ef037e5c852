import { createHash } from 'node:crypto';

/** For how long the same view by the same user counts as one. */
export const VIEW_WINDOW_MS = 10 * 60 * 1000;

/** Remembers in memory what was shown lately, so that opening a card twice in ten minutes is one audit row. */
export interface ViewMemory {
  /** True when this very view stands in the log already and is younger than the window. */
  isRecent(userId: string, action: string, subjects: readonly string[], now: string): boolean;
  remember(userId: string, action: string, subjects: readonly string[], now: string): void;
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
  const keyOf = (userId: string, action: string, subjects: readonly string[]) =>
    [userId, action, digestOf(subjects)].join(SEPARATOR);
  return {
    isRecent: (userId, action, subjects, now) => {
      const at = seen.get(keyOf(userId, action, subjects));
      const age = at === undefined ? null : Date.parse(now) - at;
      return age !== null && age >= 0 && age < VIEW_WINDOW_MS;
    },
    remember: (userId, action, subjects, now) => {
      const key = keyOf(userId, action, subjects);
      seen.delete(key);
      seen.set(key, Date.parse(now));
      for (const oldest of seen.keys()) {
        if (seen.size <= MOST_KEPT) break;
        seen.delete(oldest);
      }
    },
  };
}
