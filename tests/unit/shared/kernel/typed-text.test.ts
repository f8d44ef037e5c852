import { describe, expect, it } from 'vitest';

import { blankToNull, requiredText, withCapitals } from '#shared/kernel/typed-text.ts';

const name = requiredText('Nazwa ośrodka', 'podaj nazwę ośrodka', { min: 3, max: 8 });
const said = (value: unknown): readonly string[] => name.safeParse(value).error?.issues.map((one) => one.message) ?? [];

describe('a text that has to be filled in', () => {
  it.each(['', '   ', null, undefined])('says only what is missing when it is %j', (value) => {
    expect(said(value)).toEqual(['Nazwa ośrodka: podaj nazwę ośrodka.']);
  });

  it.each(['ab', 'dziewięćset'])('says how long it may be when it is %j', (value) => {
    expect(said(value)).toEqual(['Nazwa ośrodka: podaj nazwę ośrodka, od 3 do 8 znaków.']);
  });

  it('speaks of the most signs alone where one sign is enough', () => {
    const town = requiredText('Miejscowość', 'podaj nazwę miejscowości', { max: 3 });
    expect(town.safeParse('Jaworzec').error?.issues[0]?.message).toBe(
      'Miejscowość: podaj nazwę miejscowości, najwyżej 3 znaków.',
    );
  });

  it('loses the spaces around it', () => {
    expect(name.parse('  MOPR ')).toBe('MOPR');
    expect([blankToNull(' a '), blankToNull('  '), blankToNull(null)]).toEqual(['a', null, null]);
  });
});

describe('a name typed in small letters', () => {
  it.each([
    ['wróblewska', 'Wróblewska'],
    ['łoś-żak', 'Łoś-Żak'],
    ["o'neil", "O'Neil"],
    ['von braun', 'von Braun'],
    ['le', 'Le'],
    ['anna maria', 'Anna Maria'],
    ['van der Berg', 'van der Berg'],
    ['mcDonald', 'mcDonald'],
    ['', ''],
  ])('%j is %j', (typed, expected) => {
    expect(withCapitals(typed)).toBe(expected);
  });
});
