import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { HOME_FORMS } from '#shared/features/foster-care/forms.ts';
import {
  occupancyOn,
  occupancyOver,
  type FormRow,
  type HomePlaces,
  type Reservation,
  type RuleOnDay,
  type StayRow,
} from '#shared/features/foster-care/occupancy.rules.ts';
import { addDays, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { limitRules, NO_LIMIT_RULES } from '#tests/support/foster-limit-rules.ts';

const DAY = asLocalDate('2026-11-23');
const on = (text: string): LocalDate => asLocalDate(text);

const form = (its: Partial<FormRow> = {}): FormRow => ({
  form: 'professional',
  maxPlaces: null,
  from: on('2020-01-01'),
  to: null,
  ...its,
});
const stay = (personId: string, its: Partial<StayRow> = {}): StayRow => ({
  personId,
  homeId: 'home',
  kind: 'stay',
  planned: false,
  from: on('2026-01-01'),
  to: null,
  ...its,
});
const reserved = (personId: string, from: string, until: string, homeId = 'home'): Reservation => ({
  homeId,
  personId,
  from: on(from),
  until: on(until),
});
const home = (its: Partial<HomePlaces> = {}): HomePlaces => ({
  homeId: 'home',
  forms: [form()],
  stays: [],
  reservations: [],
  ...its,
});

interface Case {
  readonly name: string;
  readonly home: HomePlaces;
  readonly rules?: RuleOnDay;
  readonly places: readonly [max: number | null, taken: number, reserved: number, free: number | null];
  readonly bound?: 'number' | 'none' | 'unknown';
}

const CASES: readonly Case[] = [
  { name: 'an empty home has the places of the rule', home: home(), places: [3, 0, 0, 3] },
  { name: 'its own number wins', home: home({ forms: [form({ maxPlaces: 2 })] }), places: [2, 0, 0, 2] },
  {
    name: 'the own number of the form of that day',
    home: home({
      forms: [form({ maxPlaces: 1, to: on('2026-11-22') }), form({ maxPlaces: 2, from: on('2026-11-23') })],
    }),
    places: [2, 0, 0, 2],
  },
  { name: 'no form, no place', home: home({ forms: [form({ to: on('2026-11-22') })] }), places: [0, 0, 0, 0] },
  {
    name: 'respite alone is no place to stay',
    home: home({ forms: [form({ form: 'respite' })] }),
    places: [0, 0, 0, 0],
  },
  {
    name: 'respite beside another form changes nothing',
    home: home({ forms: [form({ form: 'respite', maxPlaces: 9 }), form()] }),
    places: [3, 0, 0, 3],
  },
  {
    name: 'kin have no number',
    home: home({ forms: [form({ form: 'kinship' })], stays: [stay('a')] }),
    places: [null, 1, 0, null],
    bound: 'none',
  },
  {
    name: 'kin with a number of their own',
    home: home({ forms: [form({ form: 'kinship', maxPlaces: 2 })], stays: [stay('a')] }),
    places: [2, 1, 0, 1],
  },
  {
    name: "kin who run a family children's home",
    home: home({ forms: [form({ form: 'kinship' }), form({ form: 'family-childrens-home' })] }),
    places: [8, 0, 0, 8],
  },
  {
    name: 'the rule is missing',
    home: home({ stays: [stay('a')] }),
    rules: NO_LIMIT_RULES,
    places: [null, 1, 0, null],
    bound: 'unknown',
  },
  {
    name: 'first and last day of a stay count',
    home: home({
      stays: [
        stay('a', { from: DAY, to: DAY }),
        stay('b', { to: on('2026-11-22') }),
        stay('c', { from: on('2026-11-24') }),
      ],
    }),
    places: [3, 1, 0, 2],
  },
  {
    name: 'respite and other homes take nothing',
    home: home({ stays: [stay('a', { kind: 'respite' }), stay('b', { homeId: 'other' })] }),
    places: [3, 0, 0, 3],
  },
  {
    name: 'a planned stay is reserved from its day',
    home: home({ stays: [stay('a', { planned: true, from: DAY })] }),
    places: [3, 0, 1, 2],
  },
  {
    name: 'a planned stay of a later day',
    home: home({ stays: [stay('a', { planned: true, from: on('2026-11-24') })] }),
    places: [3, 0, 0, 3],
  },
  {
    name: 'one person is counted once',
    home: home({ stays: [stay('a'), stay('a', { planned: true, from: DAY }), stay('a', { from: DAY })] }),
    places: [3, 1, 0, 2],
  },
  {
    name: 'reservations to their last day, of this home',
    home: home({
      reservations: [
        reserved('r', '2026-11-16', '2026-11-23'),
        reserved('s', '2026-11-16', '2026-11-22'),
        reserved('t', '2026-11-24', '2026-11-30'),
        reserved('u', '2026-11-16', '2026-11-30', 'other'),
      ],
    }),
    places: [3, 0, 1, 2],
  },
  {
    name: 'more than there is room for',
    home: home({
      stays: [stay('a'), stay('b'), stay('c'), stay('d')],
      reservations: ['r', 's'].map((who) => reserved(who, '2026-11-16', '2026-11-30')),
    }),
    places: [3, 4, 2, 0],
  },
  {
    name: 'a plan and a reservation of one child are one place',
    home: home({
      stays: [stay('a', { planned: true, from: DAY })],
      reservations: [reserved('a', '2026-11-16', '2026-11-30')],
    }),
    places: [3, 0, 1, 2],
  },
  {
    name: 'a place kept for a child who is there already is the place it has',
    home: home({ stays: [stay('a')], reservations: [reserved('a', '2026-11-16', '2026-11-30')] }),
    places: [3, 1, 0, 2],
  },
];

describe('occupancyOn', () => {
  it.each(CASES)('$name', ({ home: one, rules = limitRules, places, bound = 'number' }) => {
    const [max, taken, kept, free] = places;
    expect(occupancyOn(one, DAY, rules)).toEqual({ bound, max, taken, reserved: kept, free });
  });

  test('the rule of the day is asked, not of today', () => {
    const rules: RuleOnDay = (_, day) => ({ value: day < '2026-12-01' ? 3 : 2 });
    expect(occupancyOn(home(), on('2026-11-30'), rules).max).toBe(3);
    expect(occupancyOn(home(), on('2026-12-01'), rules).max).toBe(2);
    const over = occupancyOver(home(), { from: DAY, to: null }, rules, [on('2026-12-01')]);
    expect(over).toMatchObject({ free: 2, on: '2026-12-01' });
  });
});

describe('occupancyOver', () => {
  const period = { from: DAY, to: on('2026-12-31') };

  test('a reservation that begins later is not offered twice', () => {
    const one = home({ reservations: ['r', 's'].map((who) => reserved(who, '2026-12-01', '2026-12-07')) });
    expect(occupancyOn(one, DAY, limitRules).free).toBe(3);
    expect(occupancyOver(one, period, limitRules)).toMatchObject({ free: 1, reserved: 2, on: '2026-12-01' });
    expect(occupancyOver(one, { from: DAY, to: on('2026-11-30') }, limitRules).free).toBe(3);
    expect(occupancyOver(one, { from: on('2026-12-08'), to: null }, limitRules).free).toBe(3);
  });

  test('a stay after another in the same place is one place, without an end', () => {
    const one = home({ stays: [stay('a', { to: on('2026-12-05') }), stay('b', { from: on('2026-12-06') })] });
    expect(occupancyOver(one, { from: DAY, to: null }, limitRules)).toMatchObject({ free: 2, on: DAY });
  });

  test('a form that ends takes the places along', () => {
    const one = home({ forms: [form({ to: on('2026-12-15') })] });
    expect(occupancyOver(one, period, limitRules)).toMatchObject({ max: 0, free: 0, on: '2026-12-16' });
  });

  test('a day without a rule is tighter than one with room, and no tighter than a full one', () => {
    const rules: RuleOnDay = (_, day) => (day < '2026-12-01' ? { value: 3 } : null);
    const ruleDays = [on('2026-12-01')];
    expect(occupancyOver(home(), period, rules, ruleDays)).toMatchObject({ bound: 'unknown', on: '2026-12-01' });
    const almost = home({ stays: [stay('a'), stay('b')] });
    expect(occupancyOver(almost, period, rules, ruleDays)).toMatchObject({ bound: 'unknown', free: null });
    const full = home({ stays: [stay('a'), stay('b'), stay('c')] });
    expect(occupancyOver(full, period, rules, ruleDays)).toMatchObject({ free: 0, on: DAY });
  });
});

describe('whatever the home', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(DAY, days - 10));
  const lastDay = (from: LocalDate) =>
    fc.option(fc.integer({ min: 0, max: 30 })).map((days) => (days === null ? null : addDays(from, days)));
  const days = day.chain((from) => lastDay(from).map((to) => ({ from, to })));
  const anyForm = fc
    .record({ form: fc.constantFrom(...HOME_FORMS), maxPlaces: fc.option(fc.integer({ min: -1, max: 6 })), held: days })
    .map(({ held, ...its }) => ({ ...its, ...held }));
  const anyStay = fc
    .record({
      personId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      homeId: fc.constantFrom('home', 'other'),
      kind: fc.constantFrom('stay' as const, 'respite' as const),
      planned: fc.boolean(),
      held: days,
    })
    .map(({ held, ...its }) => ({ ...its, ...held }));
  const anyReservation = fc
    .record({
      homeId: fc.constantFrom('home', 'other'),
      personId: fc.constantFrom('a', 'b', 'x', 'y', 'z'),
      from: day,
      length: fc.nat(20),
    })
    .map(({ length, ...its }) => ({ ...its, until: addDays(its.from, length) }));
  const anyHome = fc.record({
    homeId: fc.constant('home'),
    forms: fc.array(anyForm, { maxLength: 3 }),
    stays: fc.array(anyStay, { maxLength: 6 }),
    reservations: fc.array(anyReservation, { maxLength: 3 }),
  });
  const rules: RuleOnDay = (code, at) =>
    code === 'foster-limit-pre-adoption' ? null : limitRules(code) && { value: at < '2026-12-01' ? 4 : 3 };

  test('free is never negative, and exactly what is left', () => {
    fc.assert(
      fc.property(anyHome, day, (one, at) => {
        const { bound, max, taken, reserved: kept, free } = occupancyOn(one, at, rules);
        expect(max === null).toBe(bound !== 'number');
        expect(free).toBe(max === null ? null : Math.max(0, max - taken - kept));
      }),
    );
  });

  test('adding a reservation never raises free places, on a day or over a period', () => {
    fc.assert(
      fc.property(anyHome, anyReservation, day, days, (one, another, at, period) => {
        const more = { ...one, reservations: [...one.reservations, another] };
        const room = (free: number | null): number => free ?? Number.POSITIVE_INFINITY;
        expect(room(occupancyOn(more, at, rules).free)).toBeLessThanOrEqual(room(occupancyOn(one, at, rules).free));
        const before = occupancyOver(one, period, rules);
        const after = occupancyOver(more, period, rules);
        if (before.bound === 'number') expect(room(after.free)).toBeLessThanOrEqual(room(before.free));
      }),
    );
  });

  test('no day of a period has less than the period', () => {
    fc.assert(
      fc.property(anyHome, day, fc.nat(40), (one, from, length) => {
        const to = addDays(from, length);
        const over = occupancyOver(one, { from, to }, rules, [on('2026-12-01')]);
        const frees = Array.from({ length: length + 1 }, (_, away) => occupancyOn(one, addDays(from, away), rules));
        const known = frees.flatMap(({ free }) => (free === null ? [] : [free]));
        expect(over.on >= from && over.on <= to).toBe(true);
        expect(occupancyOn(one, over.on, rules)).toEqual(frees.find((_, away) => addDays(from, away) === over.on));
        if (over.free !== null) expect(over.free).toBe(Math.min(...known));
        if (over.bound === 'none') expect(frees.every(({ bound }) => bound === 'none')).toBe(true);
      }),
    );
  });
});
