import { assessed, day, deed, stay } from '#tests/support/foster-facts.ts';

import { ofChild, type Case } from './deadlines.cases.ts';

const kin = (from: string, to: string | null = null) => stay('kinship', from, to);
const BABY = { birthDate: day('2025-08-15') };
/** Three years old on 15.06.2026. */
const NEARLY_THREE = { birthDate: day('2023-06-15') };
const TEEN = { birthDate: day('2008-05-31') };

export const CHILD_CASES: readonly Case[] = [
  ...(
    [
      ['the first counts from the first day of the episode', [], '2026-01-20', ['2026-04-10', '2026-01-10']],
      ['the next from the last one', ['2026-04-02'], '2026-05-01', ['2026-07-02', '2026-04-02']],
      ['an assessment of a later day is not made yet', ['2026-04-02'], '2026-04-01', ['2026-04-10', '2026-01-10']],
      ['one from before the episode counts for nothing', ['2026-01-09'], '2026-02-01', ['2026-04-10', '2026-01-10']],
      ['at the end of a month', ['2026-11-30'], '2026-12-01', ['2027-02-28', '2026-11-30']],
    ] as const
  ).map(([name, days, today, due]) =>
    ofChild(
      'child-assessment-young',
      { ...BABY, stays: [kin('2026-01-10')], assessments: assessed(...days) },
      name,
      today,
      due,
      'art. 131 ust. 1',
    ),
  ),
  ofChild(
    'child-assessment-young',
    { ...BABY, stays: [stay('regional-therapeutic', '2026-01-10')] },
    'in an institution its team assesses',
    '2026-02-01',
    ['2026-04-10', '2026-01-10'],
    'art. 138 ust. 1',
  ),
  ofChild(
    'child-assessment-young',
    { ...NEARLY_THREE, stays: [kin('2026-01-01')], assessments: assessed('2026-03-14') },
    'it would be due a day before the third birthday',
    '2026-04-01',
    ['2026-06-14', '2026-03-14'],
  ),
  ofChild(
    'child-assessment-young',
    { ...NEARLY_THREE, stays: [kin('2026-01-01')], assessments: assessed('2026-03-15') },
    'it would be due on the third birthday itself',
    '2026-04-01',
    null,
  ),
  ofChild(
    'child-assessment-young',
    { birthDate: day('2024-02-29'), stays: [kin('2026-01-01')], assessments: assessed('2026-11-27') },
    'born on a leap day the third birthday is 28 February',
    '2026-12-01',
    ['2027-02-27', '2026-11-27'],
  ),
  ofChild(
    'child-assessment',
    { birthDate: day('2024-02-29'), stays: [kin('2026-01-01')], assessments: assessed('2026-11-28') },
    'born on a leap day it is an older one from 28 February',
    '2026-12-01',
    ['2027-05-28', '2026-11-28'],
  ),
  ofChild(
    'child-assessment',
    { ...NEARLY_THREE, stays: [kin('2026-01-01')], assessments: assessed('2026-03-15') },
    'a third birthday within the shorter period makes it the longer one',
    '2026-04-01',
    ['2026-09-15', '2026-03-15'],
  ),
  ofChild(
    'child-assessment',
    { stays: [kin('2026-08-31')] },
    'a month without such a day',
    '2026-09-01',
    ['2027-02-28', '2026-08-31'],
    'art. 131 ust. 1',
  ),
  ofChild('child-assessment', { stays: [kin('2027-08-31')] }, 'a leap year', '2027-09-01', [
    '2028-02-29',
    '2027-08-31',
  ]),
  ofChild(
    'child-assessment',
    { stays: [kin('2025-01-01', '2026-02-28'), stay('institution-socialising', '2026-03-01')] },
    'a move on the next day goes on with the episode',
    '2026-03-02',
    ['2025-07-01', '2025-01-01'],
    'art. 138 ust. 1',
  ),
  ofChild(
    'child-assessment',
    { stays: [kin('2025-01-01', '2026-02-28'), kin('2026-03-02')] },
    'a day at home begins a new episode',
    '2026-03-02',
    ['2026-09-02', '2026-03-02'],
  ),
  ofChild(
    'child-assessment',
    { stays: [kin('2026-01-01', '2026-01-31'), stay('respite', '2026-02-01', '2026-02-14'), kin('2026-02-15')] },
    'respite is no stay and closes no gap',
    '2026-03-01',
    ['2026-08-15', '2026-02-15'],
  ),
  ofChild('child-assessment', { stays: [stay('respite', '2026-02-01')] }, 'respite alone', '2026-03-01', null),
  ofChild('child-assessment', { stays: [kin('2026-02-01')] }, 'the day before it begins', '2026-01-31', null),
  ofChild('child-assessment', { stays: [kin('2026-02-01', '2026-09-30')] }, 'its last day', '2026-09-30', [
    '2026-08-01',
    '2026-02-01',
  ]),
  ofChild(
    'child-assessment',
    { stays: [kin('2026-02-01', '2026-09-30')] },
    'the day after its last',
    '2026-10-01',
    null,
  ),
  ofChild(
    'child-assessment',
    { stays: [kin('2026-02-01', '2026-07-31')] },
    'it leaves before the term',
    '2026-07-01',
    null,
  ),
  ofChild(
    'child-assessment',
    { stays: [kin('2026-02-01')], deathDate: day('2026-05-05') },
    'the day before its death',
    '2026-05-04',
    ['2026-08-01', '2026-02-01'],
  ),
  ofChild(
    'child-assessment',
    { stays: [kin('2026-02-01')], deathDate: day('2026-05-05') },
    'the day of its death',
    '2026-05-05',
    null,
  ),
  ofChild(
    'child-assessment',
    { ...TEEN, stays: [kin('2026-01-31')] },
    'the term would lie after majority',
    '2026-02-01',
    null,
  ),
  ofChild('child-assessment', { ...TEEN, stays: [kin('2025-01-31')] }, 'of age', '2026-05-31', null),

  ofChild(
    'child-opinion',
    { stays: [kin('2026-01-01')], assessments: assessed('2026-03-02') },
    'after an assessment',
    '2026-03-02',
    ['2026-03-16', '2026-03-02'],
    'art. 131 ust. 2',
  ),
  ofChild(
    'child-opinion',
    { stays: [stay('institution-family', '2026-01-01')], assessments: assessed('2026-02-15') },
    'in an institution, over the end of a common February',
    '2026-02-20',
    ['2026-03-01', '2026-02-15'],
    'art. 138 ust. 2',
  ),
  ofChild('child-opinion', { stays: [kin('2026-01-01')] }, 'without an assessment', '2026-03-02', null),
  ofChild(
    'child-opinion',
    { stays: [kin('2026-01-01')], assessments: assessed('2026-03-02'), deeds: [deed('child-opinion', '2026-03-02')] },
    'sent on the same day',
    '2026-03-02',
    null,
  ),

  ofChild(
    'court-information',
    { stays: [kin('2026-08-31')] },
    'from the first day in a family',
    '2026-09-01',
    ['2027-02-28', '2026-08-31'],
    'art. 47 ust. 5',
  ),
  ofChild(
    'court-information',
    { stays: [kin('2026-01-01')], deeds: [deed('court-information', '2026-06-20')] },
    'from the last one',
    '2026-12-31',
    ['2026-12-20', '2026-06-20'],
  ),
  ofChild(
    'court-information',
    { stays: [stay('institution-therapeutic', '2026-01-01')] },
    'in an institution',
    '2026-03-01',
    null,
  ),
  ofChild(
    'court-information',
    {
      stays: [
        stay('institution-therapeutic', '2026-01-01', '2026-03-31'),
        kin('2026-04-01', '2026-04-30'),
        stay('professional', '2026-05-01'),
      ],
    },
    'from an institution into families',
    '2026-06-01',
    ['2026-10-01', '2026-04-01'],
  ),

  ofChild(
    'court-motion',
    { stays: [kin('2025-08-31')] },
    'in a family',
    '2026-11-21',
    ['2027-02-28', '2025-08-31'],
    'art. 47 ust. 7',
  ),
  ofChild(
    'court-motion',
    { stays: [kin('2025-01-10', '2025-02-09'), stay('institution-socialising', '2025-02-10')] },
    'in an institution, counted from the first day in care',
    '2026-11-21',
    ['2026-07-10', '2025-01-10'],
    'art. 100 ust. 4a',
  ),
  ofChild(
    'court-motion',
    { stays: [kin('2020-01-10')], deeds: [deed('court-motion', '2021-06-01')] },
    'once an episode',
    '2026-11-21',
    null,
  ),
  ofChild(
    'court-motion',
    { stays: [kin('2020-01-10', '2022-01-01'), kin('2026-01-10')], deeds: [deed('court-motion', '2021-06-01')] },
    'again in a new episode',
    '2026-11-21',
    ['2027-07-10', '2026-01-10'],
  ),

  ofChild(
    'alimony-claim',
    { stays: [kin('2024-02-29')] },
    'a year from a leap day',
    '2024-03-01',
    ['2025-02-28', '2024-02-29'],
    'art. 38 ust. 2',
  ),
  ofChild(
    'alimony-claim',
    { stays: [kin('2024-02-29')], deeds: [deed('alimony-claim', '2024-05-01')] },
    'claimed',
    '2026-01-01',
    null,
  ),
  ofChild(
    'alimony-claim',
    { stays: [kin('2024-02-29')], deeds: [deed('alimony-claim', '2024-05-01')] },
    'not claimed yet',
    '2024-04-30',
    ['2025-02-28', '2024-02-29'],
  ),
];
