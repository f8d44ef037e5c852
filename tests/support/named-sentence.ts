import { foldForSearch } from '#shared/kernel/polish.ts';

const HALVES = /^(\p{Lu}[^:]*?)(?: \(\d+\))?: (.+)$/su;
/** How what is expected begins. */
const ASKS = /^(dodaj|opisz|podaj|przepisz|skróć|sprawdź|wpisz|wskaż|wybierz|zaznacz)(?![\p{L}])/u;

const wordsOf = (text: string): string[] => foldForSearch(text).split(' ');

/**
 * What a sentence about a field lacks, or null. It begins with the field's name, and the page leaves that out beside the
 * field: so the rest names the field once more („Data urodzenia: podaj datę urodzenia.”). Words agree by their beginning,
 * since Polish words change at their end.
 */
export function unnamed(sentence: string): string | null {
  const [, name, rest] = HALVES.exec(sentence) ?? [];
  if (name === undefined || rest === undefined) return 'does not begin with the name of a field';
  if (!rest.endsWith('.')) return 'is no sentence';
  const telling = wordsOf(name).filter((word) => word.length >= 3);
  if (telling.length === 0) return 'has a name that says nothing by itself';
  const said = wordsOf(rest);
  const missing = telling.find((word) => !said.some((one) => one.startsWith(word.slice(0, 3))));
  return missing === undefined ? null : `does not name „${missing}” in what is expected`;
}

/** The same for a sentence about what came: it also begins with what to do. */
export function unhelpful(sentence: string): string | null {
  const rest = HALVES.exec(sentence)?.[2] ?? '';
  return unnamed(sentence) ?? (ASKS.test(rest) ? null : 'does not begin with what to do');
}
