import { z } from 'zod';

/**
 * A text that has to be filled in, kept as it was typed. Left empty, or with nothing but spaces, it says what is missing;
 * checks that follow are about what was typed, and keep silent then.
 * @param field the field as sentences begin: 'Nazwa ośrodka'
 * @param fill what to do about an empty field, as the sentence goes on: 'podaj nazwę ośrodka'
 */
export function filledText(field: string, fill: string) {
  const missing = `${field}: ${fill}.`;
  return z.string(missing).regex(/\S/u, { error: missing, abort: true });
}

/**
 * A line of text that has to be filled in, without the spaces around it.
 * @param length fewest (1 unless told) and most signs
 */
export function requiredText(
  field: string,
  fill: string,
  { min = 1, max }: { readonly min?: number; readonly max: number },
) {
  const length = min > 1 ? `${field}: ${fill}, od ${min} do ${max} znaków.` : tooLong(field, fill, max);
  return filledText(field, fill).trim().min(min, length).max(max, length);
}

/** A line of text that may stay empty, without the spaces around it; sentences as in `requiredText`. */
export function optionalText(field: string, fill: string, max: number) {
  return shortText(field, fill, max).nullable();
}

/** The same where an empty text stands for none. */
export function shortText(field: string, fill: string, max: number) {
  return z
    .string(`${field}: ${fill}.`)
    .trim()
    .max(max, tooLong(field, fill, max));
}

const tooLong = (field: string, fill: string, max: number): string => `${field}: ${fill}, najwyżej ${max} znaków.`;

/** A text as it is stored: without the spaces around it, and null when nothing is left. */
export function blankToNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Parts of foreign surnames that stay small before the surname itself: „von Braun”, „de la Cruz”. */
const PARTICLES: readonly string[] = [
  'von',
  'van',
  'de',
  'der',
  'den',
  'du',
  'da',
  'di',
  'del',
  'la',
  'le',
  'zu',
  'z',
  'ze',
];

/**
 * A name typed in small letters with its capitals: „wróblewska-nowak” is „Wróblewska-Nowak”. Whoever typed a single
 * capital meant what was typed.
 */
export function withCapitals(name: string): string {
  if (name !== name.toLocaleLowerCase('pl')) return name;
  const words = name.split(' ');
  const last = words.findLastIndex((word) => word !== '');
  return words
    .map((word, index) =>
      index < last && PARTICLES.includes(word)
        ? word
        : word.replace(
            /(^|[-'’])(\p{L})/gu,
            (_, before: string, letter: string) => before + letter.toLocaleUpperCase('pl'),
          ),
    )
    .join(' ');
}
