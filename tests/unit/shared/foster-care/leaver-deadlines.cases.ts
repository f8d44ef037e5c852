import { day, deed, during } from '#tests/support/foster-facts.ts';

import { ofLeaver, type Case } from './deadlines.cases.ts';

const inHome = (from: string, to: string | null = null) => ({
  stays: [{ form: 'professional' as const, ...during(from, to) }],
});
const inKinship = (from: string, to: string) => ({ stays: [{ form: 'kinship' as const, ...during(from, to) }] });
/** 18 on 31.05.2027, 25 on 31.05.2034, 26 on 31.05.2035. */
const LEFT = inHome('2020-01-01', '2027-06-30');

export const LEAVER_CASES: readonly Case[] = [
  ofLeaver(
    'leaver-guardian',
    inHome('2020-01-01'),
    'a year before majority',
    '2026-03-01',
    ['2026-05-31', '2027-05-31'],
    'art. 145 ust. 2',
  ),
  ofLeaver('leaver-guardian', inHome('2026-09-01'), 'placed after it', '2026-10-01', ['2026-09-01', '2027-05-31']),
  ofLeaver(
    'leaver-guardian',
    { ...inHome('2020-01-01'), deeds: [deed('leaver-guardian', '2026-02-01')] },
    'named',
    '2026-03-01',
    null,
  ),
  ofLeaver('leaver-guardian', { ...inHome('2020-01-01'), placedByCourt: false }, 'no court placed', '2026-03-01', null),
  ofLeaver('leaver-guardian', { ...inHome('2020-01-01'), deathDate: day('2026-03-01') }, 'dead', '2026-03-01', null),
  ofLeaver('leaver-guardian', LEFT, 'left care', '2027-07-01', null),
  ofLeaver(
    'leaver-programme',
    inHome('2020-01-01'),
    'a month before the end of May',
    '2026-03-01',
    ['2027-04-30', '2027-05-31'],
    'art. 145 ust. 4',
  ),
  ofLeaver(
    'leaver-programme',
    { ...inHome('2020-01-01'), birthDate: day('2010-03-31') },
    'a month before the end of March in a leap year',
    '2026-03-01',
    ['2028-02-29', '2028-03-31'],
  ),
  ofLeaver(
    'leaver-programme',
    { ...inHome('2020-01-01'), deeds: [deed('leaver-programme', '2027-04-01')] },
    'drafted',
    '2027-04-01',
    null,
  ),

  ofLeaver(
    'leaver-study-end',
    { ...LEFT, studyAid: [during('2027-09-01')] },
    'granted without end',
    '2030-01-01',
    ['2034-05-31', '2009-05-31'],
    'art. 146 ust. 3',
  ),
  ofLeaver(
    'leaver-study-end',
    { ...LEFT, studyAid: [during('2027-09-01', '2030-06-30')] },
    'granted for less',
    '2030-01-01',
    null,
  ),
  ofLeaver('leaver-study-end', LEFT, 'not granted', '2030-01-01', null),
  ofLeaver(
    'leaver-independence-aid',
    LEFT,
    'to the 26th birthday',
    '2027-07-01',
    ['2035-05-31', '2009-05-31'],
    'art. 149 ust. 2',
  ),
  ofLeaver('leaver-independence-aid', LEFT, 'the last day in care', '2027-06-30', null),
  ofLeaver('leaver-independence-aid', LEFT, 'after it the right is gone', '2035-06-01', null),
  ofLeaver(
    'leaver-independence-aid',
    { ...LEFT, deeds: [deed('leaver-independence-aid', '2027-09-01')] },
    'paid',
    '2027-09-01',
    null,
  ),
  ofLeaver('leaver-independence-aid', inHome('2020-01-01', '2027-05-29'), 'left as a minor', '2027-09-01', null),
  ofLeaver('leaver-independence-aid', inHome('2020-01-01', '2027-05-30'), 'left on the eve of majority', '2027-09-01', [
    '2035-05-31',
    '2009-05-31',
  ]),
  ofLeaver('leaver-independence-aid', inHome('2026-06-01', '2027-05-31'), 'a year in care', '2027-09-01', [
    '2035-05-31',
    '2009-05-31',
  ]),
  ofLeaver('leaver-independence-aid', inHome('2026-06-02', '2027-05-31'), 'a day less', '2027-09-01', null),
  ofLeaver('leaver-independence-aid', inKinship('2024-06-01', '2027-05-31'), 'three years in kinship', '2027-09-01', [
    '2035-05-31',
    '2009-05-31',
  ]),
  ofLeaver(
    'leaver-independence-aid',
    inKinship('2024-06-02', '2027-05-31'),
    'a day less in kinship',
    '2027-09-01',
    null,
  ),
  ofLeaver(
    'leaver-household-aid',
    {
      birthDate: day('2008-02-29'),
      stays: [
        { form: 'institution-socialising', ...during('2020-01-01', '2020-06-30') },
        { form: 'family-childrens-home', ...during('2025-07-01', '2026-02-28') },
      ],
    },
    'stays with years between them, born on a leap day',
    '2026-03-01',
    ['2034-02-28', '2008-02-29'],
    'art. 150 ust. 1',
  ),
  ofLeaver(
    'leaver-household-aid',
    { ...LEFT, deeds: [deed('leaver-household-aid', '2027-09-01')] },
    'paid',
    '2027-09-01',
    null,
  ),
];
