import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { COMMUNE_COUNT, parseCommunes, readCommunes } from '#db/data/communes.ts';
import { gminyModule } from '#db/data/make-gminy.ts';

const folder = join(import.meta.dirname, '../../../../db/data');
const csv = readFileSync(join(folder, 'gminy.csv'), 'utf8');

describe('the register of communes', () => {
  test('is whole: 2477 communes of 16 voivodeships, each code once', () => {
    const communes = readCommunes();
    expect(communes).toHaveLength(COMMUNE_COUNT);
    expect(new Set(communes.map((commune) => commune.terc)).size).toBe(COMMUNE_COUNT);
    expect(new Set(communes.map((commune) => commune.voivodeship)).size).toBe(16);
    expect(new Set(communes.map((commune) => commune.terc.slice(0, 2))).size).toBe(16);
  });

  test('keeps the register’s own spelling', () => {
    expect(readCommunes().find((commune) => commune.terc === '1061011')).toEqual({
      terc: '1061011',
      name: 'Łódź',
      kind: 'miejska',
      county: 'Łódź',
      voivodeship: 'łódzkie',
    });
  });

  test('stands in the build exactly as in gminy.csv', () => {
    expect(readFileSync(join(folder, 'gminy.ts'), 'utf8')).toBe(gminyModule(csv));
    expect(parseCommunes(csv)).toEqual(readCommunes());
  });

  test.each([
    ['a wrong head', 'terc;nazwa\n'],
    ['a short code', 'terc;gmina;rodzaj;powiat;wojewodztwo\n020101;Bolesławiec;miejska;bolesławiecki;dolnośląskie\n'],
    ['a kind that is not the code’s', csv.replace('0201011;Bolesławiec;miejska', '0201011;Bolesławiec;wiejska')],
    ['a commune twice', `${csv}0201011;Bolesławiec;miejska;bolesławiecki;dolnośląskie\n`],
    ['a missing name', csv.replace('0201011;Bolesławiec;', '0201011;;')],
    ['a column too many', csv.replace('0201011;Bolesławiec;', '0201011;Bolesławiec;x;')],
    ['an empty line', `${csv}\n`],
  ])('refuses %s', (_, text) => {
    expect(() => parseCommunes(text)).toThrow(/Line|begin/);
  });
});
