import { expect, test } from 'vitest';

import { detailLines } from '#shared/features/people/person-details.labels.ts';
import { consenterFitProblems, detailsProblems } from '#shared/features/people/person-details.rules.ts';
import { NO_DETAILS, type PersonDetails } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

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
  const consenter = { birthDate: BORN, death: { date: null, year: 2025 } } as const;
  const pathsOn = (from: string) =>
    consenterFitProblems('personId', asLocalDate(from), consenter).map(({ path }) => path);
  expect([pathsOn('2003-03-06'), pathsOn('2003-03-07'), pathsOn('2025-12-31'), pathsOn('2026-01-01')]).toEqual([
    ['personId'],
    [],
    [],
    ['personId'],
  ]);
});

test('a consent without an end is shown until 18', () => {
  const [line] = detailLines('consenters', { ...NO_DETAILS, consenters: [court] });
  expect(line).toBe('Sąd Rejonowy, rodzic, władza rodzicielska, od\u00a001.01.1995 do\u00a018.\u00a0urodzin');
});
