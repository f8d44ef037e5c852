import { expect, test } from 'vitest';

import { offeredOn } from '#renderer/features/family-work/note-people.ts';
import { asLocalDate as d } from '#shared/kernel/local-date.ts';

const people = [
  { id: 'left', name: 'Jan Król', stays: [{ from: d('2020-01-01'), to: d('2024-03-31') }] },
  { id: 'stays', name: 'Anna Król', stays: [{ from: d('2020-01-01'), to: null }] },
  { id: 'came', name: 'Ola Król', stays: [{ from: d('2025-01-01'), to: null }] },
  { id: 'died', name: 'Ewa Król', lived: d('2022-05-05'), stays: [{ from: d('2020-01-01'), to: null }] },
  {
    id: 'back',
    name: 'Staś Król',
    stays: [
      { from: d('2020-01-01'), to: d('2022-06-30') },
      { from: d('2025-02-01'), to: null },
    ],
  },
];
const said = (day: string | null, chosen: readonly string[] = []) =>
  offeredOn(people, day === null ? null : d(day), chosen).map(({ id, until }) =>
    until === null ? id : `${id} until ${until}`,
  );

test('offers members of the day, then who had left by then with the day; who came later or had died is not there', () => {
  expect(said('2021-06-01')).toEqual(['left', 'stays', 'died', 'back']);
  expect(said('2024-06-01')).toEqual(['stays', 'left until 2024-03-31', 'back until 2022-06-30']);
  expect(said('2026-11-22')).toEqual(['stays', 'came', 'back', 'left until 2024-03-31']);
});

test('keeps whoever is ticked, and offers everybody who may be of any day where none is typed', () => {
  expect(said('2021-06-01', ['came'])).toEqual(['left', 'stays', 'came', 'died', 'back']);
  expect(said(null)).toContain('came');
});
