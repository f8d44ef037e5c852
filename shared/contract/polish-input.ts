import type { z } from 'zod';

import { plural } from '../kernel/plural.ts';
import { fieldNameOf } from './field-names.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'podaj identyfikator wpisu.',
  email: 'wpisz adres e-mail.',
  datetime: 'podaj chwilę w czasie UTC.',
  date: 'podaj datę w postaci RRRR-MM-DD.',
};

/**
 * Sentences for faults that no schema put into words: Polish, beginning with the name of the field, saying what is
 * expected. Give it to zod as `localeError`; zod's own Polish texts are not for people („oczekiwano string”).
 */
export function polishInputError(issue: RawIssue): string {
  return `${fieldNameOf(issue.path ?? [])}: ${expectation(issue)}`;
}

function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'podaj tę wartość.' : ofType(issue.expected);
    case 'invalid_value':
      return 'wybierz z listy.';
    case 'too_small':
      return sized(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return sized(issue.origin, 'most', issue.maximum);
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'wpisz w innej postaci.';
    case 'not_multiple_of':
      return 'wpisz liczbę całkowitą.';
    case 'unrecognized_keys':
      return `usuń nieznane pola: ${issue.keys.map((key) => `„${key.slice(0, 60)}”`).join(', ')}.`;
    case 'invalid_union':
      return 'wybierz z listy.';
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    default:
      return 'popraw tę wartość.';
  }
}

function ofType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'wpisz tekst.';
    case 'number':
    case 'int':
      return 'wpisz liczbę.';
    case 'boolean':
      return 'wybierz tak albo nie.';
    case 'array':
      return 'podaj listę.';
    case 'object':
    case 'record':
      return 'podaj grupę pól.';
    default:
      return 'popraw tę wartość.';
  }
}

function sized(origin: string, end: 'least' | 'most', size: number | bigint): string {
  const count = Number(size);
  const bound = end === 'least' ? 'co najmniej' : 'najwyżej';
  switch (origin) {
    case 'string':
      return `wpisz ${bound} ${count} ${plural(count, 'znak', 'znaki', 'znaków')}.`;
    case 'array':
    case 'set':
    case 'map':
      return `podaj ${bound} ${count} ${plural(count, 'pozycję', 'pozycje', 'pozycji')}.`;
    default:
      return `wpisz liczbę nie ${end === 'least' ? 'mniejszą' : 'większą'} niż ${count}.`;
  }
}
