import { foldForSearch } from '../../kernel/polish.ts';

/** The names a guesser knows: of the user, the sign-in name, of the office. */
export interface PasswordNames {
  readonly displayName: string;
  readonly login: string;
  readonly office: readonly string[];
}

/** How hard a text is to guess, 0-4; `words` count as known to the guesser. */
export type PasswordEstimator = (password: string, words: readonly string[]) => number;

/** So many characters are looked at: guessing grows no harder after them, and the estimate of a long text is slow. */
const LOOKED_AT = 64;
/** The least estimate that is accepted (0 and 1 fall to a guesser within minutes). */
const LEAST_SCORE = 2;
/** A shorter name stands in many good passwords by chance („ola” in „stodola”). */
const NAME_FROM = 4;

/** Words a guesser would try first in a Polish office; lists of other languages lack them. */
const OFFICE_WORDS = ['haslo', 'hasło', 'mops', 'mopr', 'pcpr', 'ostoja', 'qwerty', 'polska', 'kochamcie', 'zaq12wsx'];

/** 0-4, by `estimate`: only the beginning of a long password is looked at. */
export function passwordScore(password: string, names: PasswordNames, estimate: PasswordEstimator): number {
  const words = [names.displayName, names.login, ...names.office]
    .flatMap((name) => [name, ...name.split(/[\s._-]+/)])
    .filter((word) => word.length > 2);
  return estimate([...password].slice(0, LOOKED_AT).join(''), [...OFFICE_WORDS, ...words]);
}

const squeezed = (text: string): string => foldForSearch(text).replaceAll(' ', '');

/**
 * What is wrong with a new password whose length is right, as a sentence that says what to do; null when it is accepted.
 * As NIST SP 800-63B (5.1.1.2) asks: no password that is guessed at once, however long, and none that holds the sign-in
 * name or the name of the office.
 */
export function passwordProblem(password: string, names: PasswordNames, estimate: PasswordEstimator): string | null {
  const typed = squeezed(password);
  const holds = (name: string): boolean => squeezed(name).length >= NAME_FROM && typed.includes(squeezed(name));
  if (holds(names.login)) return 'Hasło: wybierz hasło, w którym nie ma nazwy użytkownika.';
  if (names.office.some(holds)) return 'Hasło: wybierz hasło, w którym nie ma nazwy ośrodka.';
  if (passwordScore(password, names, estimate) < LEAST_SCORE) {
    return 'Hasło: to hasło łatwo odgadnąć. Wpisz cztery słowa, których nic nie łączy.';
  }
  return null;
}
