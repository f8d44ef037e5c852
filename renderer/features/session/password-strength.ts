import { MIN_PASSWORD_LENGTH } from '#shared/features/session/session.schema.ts';

/** 0 is refused (too short); 1-4 from easy to guess to very good. */
export type Strength = { readonly score: 0 | 1 | 2 | 3 | 4; readonly missing: number };

type Check = (password: string, words: readonly string[]) => number;

let loading: Promise<Check> | null = null;

/** The estimator brings word lists of a megabyte, so it is fetched only when a password is being chosen. */
function estimator(): Promise<Check> {
  loading ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, common]) => {
      const factory = new ZxcvbnFactory({ dictionary: { ...common.dictionary }, graphs: common.adjacencyGraphs });
      return (password, words) => factory.check(password, [...words]).score;
    },
  );
  return loading;
}

/** Words a guesser would try first in a Polish office; the estimator's own lists are English. */
const OFFICE_WORDS = ['haslo', 'hasło', 'mops', 'mopr', 'pcpr', 'ostoja', 'qwerty', 'polska', 'kochamcie', 'zaq12wsx'];

/**
 * How hard the password is to guess. `words` are the user's and the office's names, which count as known.
 * Length alone decides whether it is accepted; the score only advises.
 */
export async function passwordStrength(password: string, words: readonly string[]): Promise<Strength> {
  const missing = Math.max(0, MIN_PASSWORD_LENGTH - [...password].length);
  if (missing > 0) return { score: 0, missing };
  const check = await estimator();
  const known = [
    ...OFFICE_WORDS,
    ...words.flatMap((word) => [word, ...word.split(/[\s._-]+/)]).filter((word) => word.length > 2),
  ];
  // The first hundred characters decide; guessing time grows no further and the estimator slows down.
  const score = check(password.slice(0, 100), known);
  return { score: score <= 1 ? 1 : score === 2 ? 2 : score === 3 ? 3 : 4, missing: 0 };
}
