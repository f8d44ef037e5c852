import type { HomeOnDay, PlacedChild, Placing } from '#shared/features/foster-care/limits.facts.ts';
import type { MatchHome, Sought, SoughtChild } from '#shared/features/foster-care/matching.facts.ts';
import type { Occupancy } from '#shared/features/foster-care/occupancy.rules.ts';
import { addYears, asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

/** The day from which the children of these tests are placed. */
export const PLACING_DAY = asLocalDate('2026-11-23');

/** The day of birth of whoever turns `age` on the day of placing. */
export const bornAt = (age: number): LocalDate => addYears(PLACING_DAY, -age);

/** A child of 11 without needs or siblings, to be changed where a test is about them. */
export const child = (id: string, its: Partial<SoughtChild> = {}): SoughtChild => ({
  id,
  birthDate: bornAt(11),
  disability: null,
  juvenile: false,
  siblingIds: [],
  withOwnChild: false,
  brought: false,
  chronicIllness: false,
  foreign: false,
  ...its,
});

/** So many children without ties: p1, p2 … */
export const children = (count: number, prefix = 'p'): SoughtChild[] =>
  Array.from({ length: count }, (_, place) => child(`${prefix}${place + 1}`));

/** Siblings, each of whom names all the others. */
export const siblings = (...ids: readonly string[]): SoughtChild[] =>
  ids.map((id) => child(id, { siblingIds: ids.filter((other) => other !== id) }));

export const stayOf = (placed: readonly PlacedChild[], its: Partial<Placing> = {}): Placing => ({
  kind: 'stay',
  from: PLACING_DAY,
  until: null,
  children: placed,
  ...its,
});

/** An empty non-professional family. */
export const homeOnDay = (its: Partial<HomeOnDay> = {}): HomeOnDay => ({
  forms: ['non-professional'],
  maxPlaces: null,
  permit: false,
  children: [],
  adults: 0,
  familyConsent: false,
  coordinatorOpinion: false,
  readyTo: [],
  ...its,
});

export const sought = (children_: readonly SoughtChild[], its: Partial<Sought> = {}): Sought => ({
  children: children_,
  from: PLACING_DAY,
  until: null,
  communeId: null,
  schoolWithinKm: null,
  ...its,
});

export const places = (max: number, taken = 0, reserved = 0): Occupancy => ({
  bound: 'number',
  max,
  taken,
  reserved,
  free: Math.max(0, max - taken - reserved),
});

/** A couple, non-professional, three free places, everything in order. */
export const matchHome = (id: string, its: Partial<MatchHome> = {}): MatchHome => ({
  id,
  name: id,
  communeId: null,
  forms: ['non-professional'],
  carers: 'couple',
  places: places(3),
  maxPlaces: null,
  permit: false,
  children: [],
  adults: 0,
  ages: { from: 0, to: 17 },
  readiness: {
    'chronic-illness': 'ready',
    disability: 'ready',
    juvenile: 'ready',
    'minor-mother': 'ready',
    foreign: 'ready',
  },
  papersValidUntil: asLocalDate('2027-08-31'),
  coordinatorFamilies: 11,
  kmToSchool: 2,
  kinOf: [],
  ...its,
});
