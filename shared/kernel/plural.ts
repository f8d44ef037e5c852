import { NBSP } from './polish.ts';

const rules = new Intl.PluralRules('pl');

/**
 * The Polish form that goes with `n`: plural(n, 'miesiąc', 'miesiące', 'miesięcy', 'miesiąca') for 1, 2, 5 and 1,5.
 * `other` is the form after a fraction; left out, it is `few`, right for feminine nouns (1,5 osoby).
 */
export function plural(n: number, one: string, few: string, many: string, other: string = few): string {
  switch (rules.select(n)) {
    case 'one':
      return one;
    case 'few':
      return few;
    case 'many':
      return many;
    default:
      return other;
  }
}

/** '1 240': groups of three from four digits up, joined by non-breaking spaces. */
export function formatInteger(n: number): string {
  const digits = Math.abs(Math.trunc(n)).toString();
  return `${n < 0 ? '−' : ''}${groupDigits(digits)}`;
}

/** '2 osoby': the number and its noun, kept on one line. */
export function countOf(n: number, one: string, few: string, many: string): string {
  return `${formatInteger(n)}${NBSP}${plural(n, one, few, many)}`;
}

/** Splits a run of digits into groups of three with non-breaking spaces. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, NBSP);
}
