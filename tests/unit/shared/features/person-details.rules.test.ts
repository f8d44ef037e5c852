import { describe, expect, test } from 'vitest';

import { detailLines } from '#shared/features/people/person-details.labels.ts';
import { majorityByAge, majorityOf } from '#shared/features/people/majority.rules.ts';
import {
  consenterFitProblems,
  detailsProblems,
  marriedConsentProblems,
} from '#shared/features/people/person-details.rules.ts';
import { NO_DETAILS, type PersonDetails } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

const BORN = asLocalDate('1985-03-07');
const TODAY = asLocalDate('2026-11-21');
const [before, early, late] = [asLocalDate('1980-01-01'), asLocalDate('2020-01-01'), asLocalDate('2024-01-01')];
const level = 'higher' as const;
const young = asLocalDate('1995-01-01');
const parent = { basis: 'parent', basisNote: null, from: young, to: null } as const;
const court = { ...parent, personId: null, institution: 'Sąd Rejonowy' } as const;
const asked = (answer: 'yes' | 'no' | 'refused', askedOn = early) => ({ trait: 'minority', answer, askedOn }) as const;

const WRONG: readonly (readonly [what: string, details: Partial<PersonDetails>, path: string])[] = [
  ['death before birth', { death: { date: before, year: null } }, 'death.date'],
  ['death after today', { death: { date: asLocalDate('2026-11-22'), year: null } }, 'death.date'],
  ['a year of death in the future', { death: { date: null, year: 2027 } }, 'death.year'],
  ['a line before birth', { education: [{ level, from: before, to: null }] }, 'education.0.from'],
  ['an end before the beginning', { education: [{ level, from: late, to: early }] }, 'education.0.to'],
  [
    'two levels of education at one time',
    {
      education: [
        { level, from: early, to: null },
        { level, from: late, to: null },
      ],
    },
    'education.1.from',
  ],
  [
    'two birth names',
    {
      formerNames: [
        { kind: 'birth', surname: 'A', from: null, to: null },
        { kind: 'birth', surname: 'B', from: null, to: null },
      ],
    },
    'formerNames.1.kind',
  ],
  [
    'a country of the stateless',
    { citizenships: [{ kind: 'stateless', country: 'Ukraina', from: null, to: null }] },
    'citizenships.0.country',
  ],
  ['a language without a name', { needs: [{ kind: 'language', note: null }] }, 'needs.0.note'],
  ['a beginning far ahead', { education: [{ level, from: asLocalDate('2027-11-22'), to: null }] }, 'education.0.from'],
  ['a trait asked about twice on one day', { traits: [asked('yes'), asked('no')] }, 'traits.1.trait'],
  ['a trait asked about tomorrow', { traits: [asked('yes', asLocalDate('2026-11-22'))] }, 'traits.0.askedOn'],
  ['a trait asked about before birth', { traits: [asked('yes', before)] }, 'traits.0.askedOn'],
  [
    'a certificate of a child for somebody of 16',
    { certificates: [{ kind: 'under-16', number: null, from: asLocalDate('2001-03-07'), to: null }] },
    'certificates.0.from',
  ],
  ['a consent for an adult', { consenters: [{ ...court, from: asLocalDate('2003-03-07') }] }, 'consenters.0.from'],
  ['a consent past 18', { consenters: [{ ...court, to: asLocalDate('2003-03-08') }] }, 'consenters.0.to'],
  ['a consent by a right nobody names', { consenters: [{ ...court, basis: 'other' }] }, 'consenters.0.basisNote'],
  ['nobody who consents', { consenters: [{ personId: null, institution: null, ...parent }] }, 'consenters.0.personId'],
];

test.each(WRONG)('%s is refused beside its field', (_, details, path) => {
  expect(detailsProblems({ ...NO_DETAILS, ...details }, BORN, TODAY).map((one) => one.path)).toEqual([path]);
});

test('nothing, a year of death and lines that follow each other are right', () => {
  expect(detailsProblems(NO_DETAILS, BORN, TODAY)).toEqual([]);
  const details: PersonDetails = {
    ...NO_DETAILS,
    death: { date: null, year: 2026 },
    education: [
      { level: 'secondary', from: early, to: asLocalDate('2023-12-31') },
      { level, from: late, to: null },
    ],
    certificates: [{ kind: 'under-16', number: null, from: asLocalDate('2001-03-06'), to: null }],
    traits: [asked('refused', TODAY)],
    consenters: [court, { ...court, to: asLocalDate('2003-03-07') }],
  };
  expect(detailsProblems(details, BORN, TODAY)).toEqual([]);
});

test('who consents is of age and alive on the first day of the consent', () => {
  const consenter = { majority: majorityByAge(BORN), death: { date: null, year: 2025 } } as const;
  const pathsOn = (from: string) =>
    consenterFitProblems('personId', asLocalDate(from), consenter).map(({ path }) => path);
  expect([pathsOn('2003-03-06'), pathsOn('2003-03-07'), pathsOn('2025-12-31'), pathsOn('2026-01-01')]).toEqual([
    ['personId'],
    [],
    [],
    ['personId'],
  ]);
});

test('a consent without an end is shown until majority', () => {
  const [line] = detailLines('consenters', { ...NO_DETAILS, consenters: [court] });
  expect(line).toBe('Sąd Rejonowy, rodzic, władza rodzicielska, od\u00a001.01.1995 do\u00a0pełnoletności');
});

describe('majority', () => {
  const woman = { birthDate: BORN, sex: 'female' } as const;
  const yearsOn = (day: LocalDate) => (day < '1965-01-01' ? null : 16);
  const of = (person: Parameters<typeof majorityOf>[0], ...days: readonly (string | null)[]) =>
    majorityOf(
      person,
      days.map((day) => ({ from: day === null ? null : asLocalDate(day) })),
      yearsOn,
    );
  const atEighteen = { from: asLocalDate('2003-03-07'), by: 'age' };

  test('comes at 18, or with the first earlier marriage of a woman of 16 or more', () => {
    expect(of(woman)).toEqual(atEighteen);
    expect(of(woman, '2002-11-02', '2001-03-07')).toEqual({ from: '2001-03-07', by: 'marriage' });
    expect(of(woman, '2001-03-06')).toEqual(atEighteen);
    expect(of(woman, null, '2003-03-07')).toEqual(atEighteen);
    expect(of({ ...woman, sex: 'male' }, '2002-11-02')).toEqual(atEighteen);
    // A day on which the office has no such rule gives nothing.
    expect(of({ birthDate: asLocalDate('1945-01-01'), sex: 'female' }, '1962-05-05').by).toBe('age');
  });

  test('by marriage lets her consent for a child, and nobody consent for her any more', () => {
    const majority = of(woman, '2002-11-02');
    const fits = (from: string) =>
      consenterFitProblems('personId', asLocalDate(from), { majority, death: null }).map(({ message }) => message);
    expect(fits('2002-11-02')).toEqual([]);
    expect(fits('2002-11-01')).toEqual([expect.stringContaining('przez małżeństwo od 02.11.2002')]);
    const line = (from: string, to: string | null) => ({
      ...court,
      from: asLocalDate(from),
      to: to === null ? null : asLocalDate(to),
    });
    const lines = [line('2002-11-02', null), line('2002-01-01', '2003-01-01'), line('2002-01-01', '2002-11-02')];
    expect(marriedConsentProblems(lines, [], majority).map(({ path }) => path)).toEqual([
      'consenters.0.from',
      'consenters.1.to',
    ]);
    expect(marriedConsentProblems(lines, lines, majority)).toEqual([]);
    expect(marriedConsentProblems(lines, [], of(woman))).toEqual([]);
  });
});
