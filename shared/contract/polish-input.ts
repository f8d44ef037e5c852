import type { z } from 'zod';

import { plural } from '../kernel/plural.ts';
import { fieldWordsOf } from './field-names.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/**
 * Sentences for faults that no schema put into words: Polish, beginning with the name of the field, saying what is
 * expected and of which field once more, since the page leaves the beginning out. Give it to zod as `localeError`; zod's
 * own Polish texts are not for people („oczekiwano string”).
 */
export function polishInputError(issue: RawIssue): string {
  const { name, ask } = fieldWordsOf(issue.path ?? []);
  if (issue.code === 'unrecognized_keys') {
    return `${name}: usuń nieznane pola: ${issue.keys.map((key) => `„${key.slice(0, 60)}”`).join(', ')}.`;
  }
  return `${name}: ${ask}${expectation(issue)}.`;
}

/** What goes on after „podaj nazwisko”. */
function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '' : ofType(issue.expected);
    case 'too_small':
      return sized(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return sized(issue.origin, 'most', issue.maximum);
    case 'not_multiple_of':
      return ' (liczba całkowita)';
    default:
      return '';
  }
}

function ofType(expected: string): string {
  switch (expected) {
    case 'string':
      return ' (tekst)';
    case 'number':
    case 'int':
      return ' (liczba całkowita)';
    case 'boolean':
      return ' (tak albo nie)';
    case 'array':
      return ' (lista)';
    case 'object':
    case 'record':
      return ' (grupa pól)';
    default:
      return '';
  }
}

function sized(origin: string, end: 'least' | 'most', size: number | bigint): string {
  const count = Number(size);
  const bound = end === 'least' ? 'co najmniej' : 'najwyżej';
  switch (origin) {
    case 'string':
      return `, ${bound} ${count} ${plural(count, 'znak', 'znaki', 'znaków')}`;
    case 'array':
    case 'set':
    case 'map':
      return `, ${bound} ${count} ${plural(count, 'pozycję', 'pozycje', 'pozycji')}`;
    default:
      return `, liczba nie ${end === 'least' ? 'mniejsza' : 'większa'} niż ${count}`;
  }
}
