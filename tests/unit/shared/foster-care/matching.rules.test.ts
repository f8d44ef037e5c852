import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import { isFamilyHome } from '#shared/features/foster-care/home-limit.ts';
import {
  CRITERION_CODES,
  NEEDS,
  REASON_CODES,
  REASON_LABELS,
  type MatchHome,
  type Readiness,
} from '#shared/features/foster-care/matching.facts.ts';
import { matchHomes } from '#shared/features/foster-care/matching.rules.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { bindShortWords } from '#shared/kernel/polish.ts';
import { bornAt, child, matchHome, places, siblings, sought } from '#tests/support/foster-placing.ts';
import { limitRules } from '#tests/support/foster-limit-rules.ts';

import { CRITERION_CASES } from './matching-cases.ts';

/** Criteria of a home, proposed or not. */
function criteriaOf(one: ReturnType<typeof sought>, home: MatchHome, rules = limitRules) {
  const { proposed, notProposed } = matchHomes(one, [home], rules);
  return [...proposed, ...notProposed].flatMap(({ criteria }) => criteria);
}

describe('a criterion', () => {
  it.each(CRITERION_CASES)('$code: $name', ({ sought: one, home, rules = limitRules, code, says }) => {
    const found = criteriaOf(one, home, rules).filter((criterion) => criterion.code === code);
    const plain = found.map(({ verdict, sentence }) => [verdict, sentence.replaceAll('\u00A0', ' ')]);
    expect(plain).toEqual(says === null ? [] : [says]);
    for (const { sentence } of found) expect(sentence).toBe(bindShortWords(sentence));
  });

  test('every code has a case that says it', () => {
    expect(CRITERION_CODES.length).toBeGreaterThan(0);
    const tried = new Set(CRITERION_CASES.filter(({ says }) => says !== null).map(({ code }) => code));
    expect(CRITERION_CODES.filter((code) => !tried.has(code))).toEqual([]);
  });

  test('criteria stand in their order', () => {
    for (const { sought: one, home, rules = limitRules } of CRITERION_CASES) {
      const codes = criteriaOf(one, home, rules).map(({ code }) => code);
      expect(codes).toEqual(CRITERION_CODES.filter((code) => codes.includes(code)));
    }
  });
});

const trio = siblings('a', 'b', 'c').map((one, place) => ({
  ...one,
  birthDate: bornAt([11, 8, 4][place] ?? 0),
  chronicIllness: place === 1,
}));
const search = sought(trio, { schoolWithinKm: 5, communeId: 'J' });

const readiness = (chronicIllness: Readiness): MatchHome['readiness'] => ({
  'chronic-illness': chronicIllness,
  disability: 'unknown',
  juvenile: 'unknown',
  'minor-mother': 'unknown',
  foreign: 'unknown',
});

describe('the ranking', () => {
  const order = (...homes: readonly MatchHome[]) =>
    matchHomes(search, homes, limitRules).proposed.map(
      ({ homeId, met, criteria }) => `${homeId} ${met} z ${criteria.length}`,
    );

  test('the picture: all six, five with another school, four with the exception', () => {
    const homes = [
      matchHome('Sadowscy', {
        forms: ['family-childrens-home'],
        places: places(8, 6),
        kmToSchool: 9,
        coordinatorFamilies: 14,
      }),
      matchHome('Ośkowie', { kmToSchool: 14, ages: { from: 0, to: 14 }, coordinatorFamilies: 9 }),
      matchHome('Malcowie', {
        forms: ['professional'],
        ages: { from: 3, to: 12 },
        readiness: readiness('experienced'),
      }),
    ];
    expect(order(...homes)).toEqual(['Malcowie 6 z 6', 'Ośkowie 5 z 6', 'Sadowscy 4 z 6']);
  });

  test('families come before institutions whatever they meet', () => {
    const family = matchHome('rodzina', {
      kmToSchool: null,
      coordinatorFamilies: null,
      papersValidUntil: null,
      ages: null,
    });
    const institution = matchHome('placówka', { forms: ['institution-family'], carers: null, places: places(8) });
    expect(order(institution, family)).toEqual(['rodzina 2 z 6', 'placówka 4 z 4']);
  });

  test('of equally many met the one with fewer warnings', () => {
    const notice = matchHome('a', { forms: ['professional'] });
    const one = sought([child('x', { juvenile: true })]);
    const special = matchHome('b', { forms: ['specialist-juvenile'] });
    const { proposed } = matchHomes(one, [notice, special], limitRules);
    expect(proposed.map(({ homeId, met, criteria }) => [homeId, met, criteria.length])).toEqual([
      ['b', 5, 5],
      ['a', 5, 6],
    ]);
  });

  test('then the same commune, more free places, the name in Polish order, the id', () => {
    const here = { communeId: 'J' };
    const roomy = { name: 'Żyła', forms: ['family-childrens-home'] as const, places: places(8) };
    expect(
      order(
        matchHome('6', { name: 'Żak' }),
        matchHome('5', { name: 'Zych' }),
        matchHome('4', { name: 'Ćwik' }),
        matchHome('3', { name: 'Ćwik' }),
        matchHome('2', roomy),
        matchHome('1', here),
      ),
    ).toEqual(['1 6 z 6', '2 6 z 6', '3 6 z 6', '4 6 z 6', '5 6 z 6', '6 6 z 6']);
  });
});

describe('those not proposed', () => {
  test('are counted by the first reason, the commonest first', () => {
    const homes = [
      matchHome('f1', { places: places(3, 3) }),
      matchHome('f2', { places: places(3, 3), papersValidUntil: asLocalDate('2026-01-01') }),
      matchHome('r', { forms: ['respite'], places: places(0) }),
      matchHome('w', { ages: { from: 0, to: 3 } }),
      matchHome('p', { papersValidUntil: asLocalDate('2026-01-01') }),
      matchHome('g', { readiness: readiness('not-ready') }),
      matchHome('ok'),
    ];
    const { proposed, notProposed, byReason } = matchHomes(search, homes, limitRules);
    expect(proposed.map(({ homeId }) => homeId)).toEqual(['ok']);
    expect(Object.fromEntries(notProposed.map(({ homeId, reason }) => [homeId, reason]))).toEqual({
      f1: 'no-places',
      f2: 'no-places',
      r: 'form',
      w: 'age',
      p: 'papers',
      g: 'readiness',
    });
    expect(byReason.map(({ reason, count }) => `${REASON_LABELS[reason]} ${count}`)).toEqual([
      'brak miejsc 2',
      'forma 1',
      'wiek 1',
      'ważność badań 1',
      'gotowość rodziny 1',
    ]);
    expect(byReason.map(({ reason }) => reason).toSorted()).toEqual(REASON_CODES.toSorted());
  });
});

describe('whatever the homes', () => {
  const anyHome = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    name: fc.constantFrom('Żak', 'Zych', 'Ćwik', 'Nowak'),
    communeId: fc.constantFrom(null, 'J', 'P'),
    forms: fc.subarray([...HOME_FORMS], { maxLength: 2 }),
    carers: fc.constantFrom(null, 'couple' as const, 'woman' as const, 'man' as const),
    places: fc.tuple(fc.nat(14), fc.nat(14), fc.nat(3)).map(([max, taken, kept]) => places(max, taken, kept)),
    maxPlaces: fc.constant(null),
    permit: fc.boolean(),
    children: fc.constantFrom([], [child('h', { siblingIds: ['a'] })]),
    adults: fc.nat(2),
    ages: fc.constantFrom(null, { from: 0, to: 17 }, { from: 3, to: 12 }, { from: 0, to: 5 }),
    readiness: fc
      .constantFrom('experienced' as const, 'ready' as const, 'not-ready' as const, 'unknown' as const)
      .map(readiness),
    papersValidUntil: fc.constantFrom(null, asLocalDate('2026-01-01'), asLocalDate('2028-01-01')),
    coordinatorFamilies: fc.constantFrom(null, 9, 16),
    kmToSchool: fc.constantFrom(null, 2, 14),
    kinOf: fc.constantFrom([], ['a', 'b', 'c']),
  });
  const anyHomes = fc.uniqueArray(anyHome, { selector: ({ id }) => id, maxLength: 12 });

  test('the order is one, whatever order the homes come in and whichever others there are', () => {
    fc.assert(
      fc.property(
        anyHomes.chain((homes) =>
          fc.tuple(fc.constant(homes), fc.shuffledSubarray(homes, { minLength: homes.length }), fc.subarray(homes)),
        ),
        ([homes, shuffled, some]) => {
          const all = matchHomes(search, homes, limitRules);
          expect(matchHomes(search, shuffled, limitRules)).toEqual(all);
          const kept = new Set(some.map(({ id }) => id));
          expect(matchHomes(search, some, limitRules).proposed).toEqual(
            all.proposed.filter(({ homeId }) => kept.has(homeId)),
          );
        },
      ),
    );
  });

  test('every home is proposed or counted, never both; nothing broken is proposed', () => {
    fc.assert(
      fc.property(anyHomes, (homes) => {
        const { proposed, notProposed, byReason } = matchHomes(search, homes, limitRules);
        const ids = [...proposed, ...notProposed].map(({ homeId }) => homeId);
        expect(ids.toSorted()).toEqual(homes.map(({ id }) => id).toSorted());
        expect(byReason.reduce((sum, { count }) => sum + count, 0)).toBe(notProposed.length);
        for (const { criteria, met } of proposed) {
          expect(criteria.some(({ verdict }) => verdict === 'broken')).toBe(false);
          expect(met).toBe(criteria.filter(({ verdict }) => verdict === 'met').length);
        }
        for (const { criteria } of notProposed) expect(criteria.some(({ verdict }) => verdict === 'broken')).toBe(true);
      }),
    );
  });

  test('no institution stands before a family, and no child under ten goes to a socialising one without a warning', () => {
    fc.assert(
      fc.property(anyHomes, (homes) => {
        const { proposed } = matchHomes(search, homes, limitRules);
        const formsOf = new Map(homes.map(({ id, forms }) => [id, forms]));
        const families = proposed.map(({ homeId }) => isFamilyHome(formsOf.get(homeId) ?? []));
        expect(families).toEqual(families.toSorted((a, b) => Number(b) - Number(a)));
        for (const { homeId, criteria } of proposed) {
          const young = formsOf.get(homeId)?.includes('institution-socialising') === true;
          if (young) expect(criteria.some(({ code, verdict }) => code === 'form' && verdict === 'warning')).toBe(true);
        }
      }),
    );
  });

  test('a need is asked of every home exactly when a child has it', () => {
    for (const need of NEEDS) {
      const asked = criteriaOf(search, matchHome('x')).some(({ code }) => code === need);
      expect(asked).toBe(need === 'chronic-illness');
    }
  });
});
