import { expect, test } from 'vitest';

import { detailsProblems } from '#shared/features/people/person-details.rules.ts';
import { NO_DETAILS, type PersonDetails } from '#shared/features/people/person-details.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

const BORN = asLocalDate('1985-03-07');
const TODAY = asLocalDate('2026-11-21');
const [before, early, late] = [asLocalDate('1980-01-01'), asLocalDate('2020-01-01'), asLocalDate('2024-01-01')];
const level = 'higher' as const;
const parent = { basis: 'parent', basisNote: null, from: early, to: null } as const;

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
    consenters: [{ personId: null, institution: 'Sąd Rejonowy', ...parent }],
  };
  expect(detailsProblems(details, BORN, TODAY)).toEqual([]);
});
