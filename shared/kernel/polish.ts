export const NBSP = '\u00a0';

/**
 * Polish letters after their base letter. '{' and '}' stand above 'z' in ASCII, so 'a{' follows every word that goes on
 * from 'a' and comes before 'b'; ź is 'z{' and ż 'z}' (order of the CLDR collation for pl).
 */
const POLISH_LETTERS: Readonly<Record<string, string>> = {
  ą: 'a{',
  ć: 'c{',
  ę: 'e{',
  ł: 'l{',
  ń: 'n{',
  ó: 'o{',
  ś: 's{',
  ź: 'z{',
  ż: 'z}',
};

/** Latin letters that Unicode does not take apart into a base and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
};

const HYPHENS = /[\u2010-\u2015\u2212]/g;

/**
 * A key whose plain binary order (SQLite's BINARY, JavaScript's `<`) is the Polish alphabetical order: ą after a, ź before
 * ż, upper and lower case alike, spaces before hyphens before other signs before digits before letters, runs of digits by
 * their value, foreign accents as their base letter, other scripts after z. Further parts order only where the first are
 * equal: polishSortKey('Nowak', 'Zofia') < polishSortKey('Nowak Górska', 'Anna').
 */
export function polishSortKey(...parts: readonly string[]): string {
  return parts.map(sortKeyOfPart).join('\t');
}

function sortKeyOfPart(text: string): string {
  const plain = text.normalize('NFC').toLowerCase().replace(HYPHENS, '-').replace(/\s+/g, ' ').trim();
  let key = '';
  for (const [piece] of plain.matchAll(/\d+|[^\d]/gu)) key += sortKeyOfPiece(piece);
  return key;
}

function sortKeyOfPiece(piece: string): string {
  if (/^\d/.test(piece)) return digitsKey(piece);
  if (/^[a-z -]$/.test(piece)) return piece;
  const polish = POLISH_LETTERS[piece];
  if (polish !== undefined) return polish;
  const base = baseLetters(piece);
  if (/^[a-z]+$/.test(base)) return base;
  if (/^\p{M}$/u.test(piece)) return '';
  return /^[\p{L}\p{N}]$/u.test(piece) ? piece : '/';
}

/** The length before the digits makes 9 < 10; what is longer than 30 digits is no number and falls back to text order. */
function digitsKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '');
  return String.fromCharCode(0x30 + Math.min(significant.length, 30)) + significant;
}

function baseLetters(letter: string): string {
  return UNDECOMPOSED[letter] ?? letter.normalize('NFD').replace(/\p{M}+/gu, '');
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{ASCII}]/gu, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** What search compares: lower case, no marks (ł is l too), every run of other signs one space: 'Łódź-Górna' is 'lodz gorna'. */
export function foldForSearch(text: string): string {
  return withoutMarks(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What sign-in compares: lower case, no marks and no spaces, so 'Łukasz.Nowak ' and 'lukasz.nowak' are one login. */
export function foldLogin(login: string): string {
  return withoutMarks(login).replace(/\s+/gu, '');
}

/** '9 czerwca', '9 czerwca 2011'. */
const DATE_IN_WORDS =
  /(?<!\d)\d{1,2} (?:stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)(?!\p{L})(?: \d{4}(?!\d))?/gu;

/**
 * Puts non-breaking spaces where Polish typography wants the line unbroken: after one-letter words, before zł, gr, %, lat,
 * r., tys., mln, after art., ust., pkt, ul., al., pl., nr, between groups of digits and inside a date with its month in
 * words.
 */
export function bindShortWords(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}])([aiouwz]) (?=\S)/giu, `$1${NBSP}`)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, NBSP)
    .replace(DATE_IN_WORDS, (date) => date.replaceAll(' ', NBSP))
    .replace(/(?<=[\p{L}\p{N}.,]) (?=(?:zł|gr|%|lata?|r\.|tys\.|mln)(?![\p{L}\p{N}]))/gu, NBSP)
    .replace(/(?<![\p{L}\p{N}])(art\.|ust\.|pkt|ul\.|al\.|pl\.|os\.|nr) (?=\S)/giu, `$1${NBSP}`);
}
