/** A text that begins so is run as a formula when the file is opened; the wide signs are taken for the narrow ones. */
const FORMULA_START = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;

/** What Excel reads as a logical value or an error: „Prawda” is also a surname. */
const VALUE_WORD = /^\s*(?:prawda|fałsz|true|false|#.*)\s*$/iu;

/** Signs of numbers, dates, times, shares and sums; letters are looked at word by word. */
const VALUE_SIGNS = /^[\d\s.,:;/()%+\-$€'\p{L}]*\d[\d\s.,:;/()%+\-$€'\p{L}]*$/u;

/** Letters that may stand in such a value: 1E5, 8 a (a time), sums, and months as Polish and English Excel know them. */
const WORDS_OF_VALUES: ReadonlySet<string> = new Set(
  [
    'e a p am pm zł pln eur',
    'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
    'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
    'sty lut mar kwi cze lip sie wrz paź lis gru',
    'january february march april may june july august september october november december',
    'jan feb apr jun jul aug sep oct nov dec',
  ].flatMap((words) => words.split(' ')),
);

/** Excel takes at most 255 characters in one text of a formula, counted in halves of pairs, and 8192 in a formula. */
const PIECE = /[\s\S]{1,127}/gu;
const LONGEST_FORMULA = 8192;

/**
 * A text as a cell of csv that Excel shows unchanged: as it is, or as the formula ="…" when Excel would make something
 * else of it: a number (PESEL loses its zero), a day (case 3/2026) or a formula of its own.
 */
export function textCell(text: string): string {
  const isFormula = FORMULA_START.test(text);
  if (!isFormula && !looksLikeValue(text)) return text;
  const formula = `=${(text.match(PIECE) ?? []).map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&')}`;
  if (formula.length <= LONGEST_FORMULA) return formula;
  // Too long for any formula: never a number, and a sign in front keeps it from being run.
  return isFormula ? `'${text}` : text;
}

function looksLikeValue(text: string): boolean {
  if (VALUE_WORD.test(text)) return true;
  if (!VALUE_SIGNS.test(text)) return false;
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).every((word) => WORDS_OF_VALUES.has(word));
}
