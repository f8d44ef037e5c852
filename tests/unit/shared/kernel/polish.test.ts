import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { bindShortWords, foldForSearch, foldLogin, polishSortKey } from '#shared/kernel/polish.ts';

const ALPHABET = 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż';
const LETTERS = ALPHABET.split('');
const collator = new Intl.Collator('pl', { sensitivity: 'accent', numeric: true });
const sign = (value: number): number => Math.sign(value);

function binary(a: string, b: string): number {
  const [left, right] = [polishSortKey(a), polishSortKey(b)];
  return Buffer.compare(Buffer.from(left), Buffer.from(right));
}

describe('polishSortKey', () => {
  test('orders the alphabet as the dictionary does', () => {
    const shuffled = LETTERS.toSorted((a, b) => (a.charCodeAt(0) % 7) - (b.charCodeAt(0) % 7));
    expect(shuffled.toSorted(binary).join('')).toBe(ALPHABET);
  });

  test('agrees with the Polish collation of ICU for every word of Polish letters', () => {
    const letter = fc.constantFrom(...LETTERS, ...ALPHABET.toUpperCase().split(''));
    const word = fc.string({ unit: letter, maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(sign(binary(a, b))).toBe(sign(collator.compare(a, b)));
      }),
      { numRuns: 5000 },
    );
  });

  test('agrees with it for names with spaces, hyphens and house numbers', () => {
    const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 4 });
    const number = fc.integer({ min: 0, max: 100_000 }).map(String);
    const name = fc
      .array(fc.tuple(fc.oneof(word, number), fc.constantFrom(' ', '-')), { minLength: 1, maxLength: 4 })
      .map((pieces) =>
        pieces
          .map(([piece, gap]) => piece + gap)
          .join('')
          .slice(0, -1),
      );
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(sign(binary(a, b))).toBe(sign(collator.compare(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  test('binary order of the key is the same in UTF-16 as in UTF-8 for scripts of the basic plane', () => {
    const text = fc.string({ unit: fc.constantFrom(...LETTERS, 'ü', 'č', 'Ш', 'и', 'й', '’', '.', '7') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = [polishSortKey(a), polishSortKey(b)];
        expect(sign(binary(a, b))).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  test.each([
    ['ŁĄCKI', 'łącki'],
    ['Müller', 'MULLER'],
    ['Zoe\u0301', 'zoé'],
    ['Nowak–Górska', 'nowak-górska'],
    ['  Jan   Nowak ', 'jan nowak'],
    ['ul. Lipowa 007', 'ul. lipowa 7'],
  ])('%s and %s are one in the order', (a, b) => {
    expect(polishSortKey(a)).toBe(polishSortKey(b));
  });

  test('a further part decides only between equal first parts', () => {
    expect(polishSortKey('Nowak', 'Zofia') < polishSortKey('Nowak Górska', 'Anna')).toBe(true);
    expect(polishSortKey('Nowak', 'Zofia') < polishSortKey('Nowak-Górska', 'Anna')).toBe(true);
    expect(polishSortKey('Nowak', 'Adam') < polishSortKey('Nowak', 'Zofia')).toBe(true);
  });

  test('other scripts come after ż', () => {
    expect(polishSortKey('Шевченко') > polishSortKey('żżż')).toBe(true);
  });
});

describe('folding', () => {
  test.each([
    ['Łódź-Górna', 'lodz gorna'],
    ['  ZAŻÓŁĆ  gęślą jaźń!', 'zazolc gesla jazn'],
    ["O'Brien", 'o brien'],
    ['Straße 7', 'strasse 7'],
    ['Andrij Шевченко', 'andrij шевченко'],
    ['…', ''],
  ])('search folds %s to %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  test('folding twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text));
        expect(foldLogin(foldLogin(text))).toBe(foldLogin(text));
      }),
    );
  });

  test('a login is one however its letters are typed', () => {
    expect(foldLogin(' Łukasz.Nowak ')).toBe('lukasz.nowak');
    expect(foldLogin('łukasz.nowak')).toBe('lukasz.nowak');
    expect(foldLogin('anna_1-b@x')).toBe('anna_1-b@x');
  });
});

describe('bindShortWords', () => {
  test.each([
    ['ustawa z dnia 9 czerwca 2011 r. i 12 maja', 'ustawa z~dnia 9~czerwca~2011~r. i~12~maja'],
    ['9 majątków, 112 maja', '9 majątków, 112 maja'],
    ['Dom i ogród w Mielcu', 'Dom i~ogród w~Mielcu'],
    ['był u w', 'był u~w'],
    ['355 075,00 zł i 16 lat', '355~075,00~zł i~16~lat'],
    ['art. 38 ust. 2, ul. Lipowa nr 7', 'art.~38 ust.~2, ul.~Lipowa nr~7'],
    ['85 % z 3 latami', '85~% z~3 latami'],
    ['ósma i', 'ósma i'],
  ])('%s', (text, bound) => {
    expect(bindShortWords(text).replaceAll('\u00a0', '~')).toBe(bound);
  });
});
