import { describe, expect, test } from 'vitest';

import { familyNameOf } from '#renderer/features/families/surname-plural.ts';

describe('name of a family after the first member', () => {
  test.each([
    ['Wróblewski', 'Wróblewscy'],
    ['Wróblewska', 'Wróblewscy'],
    ['Górski', 'Górscy'],
    ['Wolska', 'Wolscy'],
    ['Nowicki', 'Nowiccy'],
    ['Wysocka', 'Wysoccy'],
    ['Zawadzki', 'Zawadzcy'],
    ['Zawadzka', 'Zawadzcy'],
    [' Jasińska ', 'Jasińscy'],
  ])('%s is of the %s', (surname, family) => {
    expect(familyNameOf(surname)).toBe(family);
  });

  test.each([
    'Nowak',
    'Zając',
    'Wilk',
    'Kowalczyk',
    'Bondarenko',
    'Laska',
    'Pietruska',
    'Kicka',
    'Nowak-Górska',
    'Ski',
    '',
  ])('%s is left to be typed', (surname) => {
    expect(familyNameOf(surname)).toBeNull();
  });
});
