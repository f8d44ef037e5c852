import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { withinOneTypingError } from '#db/sqlite/typing-error.ts';
import {
  likenessOf,
  likenessRank,
  likelySame,
  tellsOfHidden,
  type Likeness,
  type SoughtPerson,
  type StoredNames,
} from '#shared/features/people/similar-people.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const STORED: StoredNames = {
  surname: 'Wróblewska',
  firstName: 'Małgorzata',
  secondName: 'Łucja',
  formerNames: ['Źrebiec'],
  birthDate: asLocalDate('1985-03-07'),
  pesel: '85030712340',
};

function likeness(typed: Partial<SoughtPerson>, stored: Partial<StoredNames> = {}): Likeness | null {
  const sought = { surname: '', firstName: '', formerNames: [], birthDate: null, pesel: null, ...typed };
  return likenessOf(sought, { ...STORED, ...stored }, withinOneTypingError);
}

describe('what resembles', () => {
  test.each([
    ['the same', { surname: 'Wróblewska', firstName: 'Małgorzata' }, 'same'],
    ['without diacritics and case', { surname: 'WROBLEWSKA', firstName: 'malgorzata' }, 'same'],
    ['the first name in the place of the surname', { surname: 'Małgorzata', firstName: 'Wróblewska' }, 'same'],
    ['the second name', { surname: 'Wróblewska', firstName: 'Łucja' }, 'same'],
    ['a swap of two letters', { surname: 'Worblewska', firstName: 'Małgorzata' }, 'similar'],
    ['one name more', { surname: 'Wróblewska-Nowak', firstName: 'Małgorzata' }, 'similar'],
    ['the maiden name', { surname: 'Źrebiec', firstName: 'Małgorzata' }, 'former'],
    ['the maiden name with an error', { surname: 'Zrebeic', firstName: 'Małgorzata' }, 'former-similar'],
    [
      'a former name typed, which the stored one still bears',
      { surname: 'Nowak', firstName: 'Małgorzata', formerNames: ['Wróblewska'] },
      'former',
    ],
  ])('%s', (_, typed, name) => {
    expect(likeness(typed)).toEqual({ pesel: false, name, date: null });
  });

  test.each([
    ['only the surname', { surname: 'Wróblewska', firstName: 'Anna' }],
    ['only the first name', { surname: 'Nowak', firstName: 'Małgorzata' }],
    ['one word for both names', { surname: 'Małgorzata', firstName: 'Małgorzata' }],
    ['the birth date alone', { surname: 'Nowak', firstName: 'Anna', birthDate: STORED.birthDate }],
    ['nothing', {}],
  ])('%s does not', (_, typed) => {
    expect(likeness(typed)).toBeNull();
  });

  test('an error in a word of three letters makes another word', () => {
    expect(likeness({ surname: 'Bąk', firstName: 'Ewa' }, { surname: 'Bęk', firstName: 'Ewa' })).toBeNull();
  });

  test('a PESEL does with any name', () => {
    expect(likeness({ surname: 'X', firstName: 'Y', pesel: '85030712340' })).toMatchObject({ pesel: true, name: null });
  });

  test.each([
    ['1985-03-07', 'same'],
    ['1985-07-03', 'swapped'],
    ['1985-03-09', 'near'],
    ['1985-03-11', null],
  ])('birth date %s is %s', (birthDate, date) => {
    const typed = { surname: 'Wróblewska', firstName: 'Małgorzata', birthDate: asLocalDate(birthDate) };
    expect(likeness(typed)?.date).toBe(date);
  });
});

describe('for every name', () => {
  const letters = fc.constantFrom(...'aąbcćdeęfghijklłmnńoóprsśtuwyzźż'.split(''));
  const word = fc.string({ unit: letters, minLength: 4, maxLength: 12 });
  const names = fc.record({ surname: word, firstName: word });

  test('the names in each other’s place, without diacritics, are found', () => {
    const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l');
    fc.assert(
      fc.property(names, ({ surname, firstName }) => {
        const found = likeness(
          { surname: bare(firstName).toUpperCase(), firstName: bare(surname) },
          { surname, firstName },
        );
        return found?.name === 'same';
      }),
    );
  });

  test('one letter changed, left out, put in or swapped is found', () => {
    const edit = fc.record({
      at: fc.nat(),
      letter: letters,
      kind: fc.constantFrom('change', 'drop', 'insert', 'swap'),
    });
    fc.assert(
      fc.property(names, edit, ({ surname, firstName }, { at, letter, kind }) => {
        const place = at % surname.length;
        const [head, rest] = [surname.slice(0, place), surname.slice(place)];
        const typed = {
          change: head + letter + rest.slice(1),
          drop: head + rest.slice(1),
          insert: head + letter + rest,
          swap: head + rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2),
        }[kind];
        return likeness({ surname: typed, firstName }, { surname, firstName }) !== null;
      }),
    );
  });
});

test('the ranking: PESEL, same name and date, similar name and date, near date, name alone', () => {
  const ranked: Likeness[] = [
    { pesel: true, name: null, date: null },
    { pesel: false, name: 'same', date: 'same' },
    { pesel: false, name: 'former', date: 'same' },
    { pesel: false, name: 'similar', date: 'same' },
    { pesel: false, name: 'similar', date: 'swapped' },
    { pesel: false, name: 'same', date: null },
    { pesel: false, name: 'similar', date: null },
  ];
  const ranks = ranked.map(likenessRank);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(ranks).size).toBe(ranks.length);
});

test('of somebody hidden only he hears who has typed enough to know the person', () => {
  expect(tellsOfHidden({ pesel: false, name: 'similar', date: null })).toBe(false);
  expect(tellsOfHidden({ pesel: false, name: 'former', date: 'near' })).toBe(false);
  expect(tellsOfHidden({ pesel: false, name: 'similar', date: 'same' })).toBe(true);
  expect(tellsOfHidden({ pesel: true, name: null, date: null })).toBe(true);
});

test('only the same day of birth with a likely name is worth a question before saving', () => {
  expect(likelySame({ pesel: false, name: 'same', date: 'same' })).toBe(true);
  expect(likelySame({ pesel: false, name: 'former-similar', date: 'same' })).toBe(true);
  expect(likelySame({ pesel: false, name: 'same', date: 'near' })).toBe(false);
  expect(likelySame({ pesel: true, name: null, date: 'same' })).toBe(false);
});

test('the same document is as likely as the same PESEL, is asked about and told of', () => {
  const found = likeness({ documentNumber: 'fa 100 200' }, { pesel: null, documentNumber: 'FA-100200' });
  expect(found).toEqual({ pesel: false, document: true, name: null, date: null });
  if (found === null) throw new Error('nobody');
  expect([likenessRank(found), likelySame(found), tellsOfHidden(found)]).toEqual([0, true, true]);
  expect(likeness({ documentNumber: 'FA1' }, { documentNumber: 'FA1' })).toBeNull();
});
