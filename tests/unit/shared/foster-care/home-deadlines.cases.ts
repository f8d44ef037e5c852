import { day, deed, during, judged, objected, paper } from '#tests/support/foster-facts.ts';

import { ofHome, type Case } from './deadlines.cases.ts';

const FROM = { firstChildOn: day('2020-02-29') };
const CARER = { carers: [{ personId: 'carer', ...during('2020-01-01') }] };
const kinship = { forms: [{ form: 'kinship' as const, ...during('2020-01-01') }] };
const respite = { forms: [{ form: 'respite' as const, ...during('2020-01-01') }] };
const institution = {
  isFamily: false,
  forms: [{ form: 'institution-socialising' as const, ...during('2010-01-01') }],
};
const lives = (birthDate: string, from: string, to: string | null = null) => ({
  household: [{ personId: 'carer', birthDate: day(birthDate), ...during(from, to) }],
});
const TWO_NEGATIVE = [judged('2025-01-10', 'negative', '2025-01-12'), judged('2025-07-01', 'negative', '2025-07-03')];

export const HOME_CASES: readonly Case[] = [
  ofHome(
    'home-assessment-first',
    FROM,
    'a year from a leap day',
    '2020-03-01',
    ['2021-02-28', '2020-02-29'],
    'art. 134 ust. 1',
  ),
  ofHome('home-assessment-first', {}, 'no child yet', '2020-03-01', null),
  ofHome('home-assessment-first', FROM, 'the day before the first child', '2020-02-28', null),
  ofHome('home-assessment-first', { ...FROM, assessments: [judged('2020-10-01')] }, 'made', '2020-10-01', null),
  ofHome(
    'home-assessment-first',
    { ...FROM, forms: [{ form: 'professional', ...during('2020-01-01', '2020-12-31') }] },
    'the home has ended',
    '2021-01-01',
    null,
  ),
  ofHome('home-assessment-first', { ...FROM, ...respite }, 'a respite home', '2020-03-01', null),
  ofHome('home-assessment-first', { ...FROM, ...institution }, 'an institution', '2020-03-01', null),
  ofHome(
    'home-assessment-second',
    { ...FROM, assessments: [judged('2020-10-31')] },
    'a year from the first',
    '2020-11-01',
    ['2021-10-31', '2020-10-31'],
    'art. 134 ust. 2',
  ),
  ofHome(
    'home-assessment-second',
    { ...FROM, assessments: [judged('2020-02-28')] },
    'before the first child',
    '2020-11-01',
    null,
  ),
  ofHome(
    'home-assessment-next',
    { ...FROM, assessments: [judged('2020-10-31')] },
    'only the first is made',
    '2020-11-01',
    null,
  ),
  ofHome(
    'home-assessment-next',
    { ...FROM, assessments: [judged('2021-10-31'), judged('2020-10-31')] },
    'three years from the second',
    '2021-11-01',
    ['2024-10-31', '2021-10-31'],
    'art. 134 ust. 2',
  ),
  ofHome(
    'home-assessment-next',
    { ...FROM, assessments: [judged('2020-10-31'), judged('2021-10-31', 'negative'), judged('2022-02-01')] },
    'a positive one after a negative',
    '2022-03-01',
    ['2025-02-01', '2022-02-01'],
  ),
  ofHome(
    'home-assessment-after-negative',
    { ...FROM, assessments: [judged('2025-08-31', 'negative')] },
    'half a year, at the end of a month',
    '2025-09-01',
    ['2026-02-28', '2025-08-31'],
    'art. 134 ust. 3',
  ),
  ofHome(
    'home-assessment-after-negative',
    { ...FROM, assessments: [judged('2025-08-31')] },
    'a positive one',
    '2025-09-01',
    null,
  ),

  ofHome(
    'home-court-motion',
    { ...FROM, assessments: TWO_NEGATIVE },
    'a second negative one that is final',
    '2025-07-18',
    ['2025-07-18', '2025-07-18'],
    'art. 134 ust. 3',
  ),
  ofHome('home-court-motion', { ...FROM, assessments: TWO_NEGATIVE }, 'objections may come still', '2025-07-17', null),
  ofHome(
    'home-court-motion',
    { ...FROM, assessments: [judged('2025-01-10', 'negative'), judged('2025-07-01', 'negative')] },
    'nobody wrote when the family received it',
    '2025-07-01',
    ['2025-07-01', '2025-07-01'],
  ),
  ofHome(
    'home-court-motion',
    {
      ...FROM,
      assessments: [
        judged('2025-01-10', 'negative'),
        judged('2025-07-01', 'negative', '2025-07-03', objected('2025-07-10', '2025-07-20')),
      ],
    },
    'objections were refused',
    '2025-07-21',
    ['2025-07-20', '2025-07-20'],
  ),
  ofHome(
    'home-court-motion',
    {
      ...FROM,
      assessments: [
        judged('2025-01-10', 'negative'),
        judged('2025-07-01', 'negative', '2025-07-03', objected('2025-07-10', '2025-07-20')),
      ],
    },
    'objections wait for their answer',
    '2025-07-19',
    null,
  ),
  ofHome(
    'home-court-motion',
    { ...FROM, assessments: TWO_NEGATIVE, deeds: [deed('home-court-motion', '2025-07-19')] },
    'sent',
    '2025-07-19',
    null,
  ),
  ofHome(
    'home-court-motion',
    {
      ...FROM,
      assessments: [judged('2024-01-10', 'negative'), judged('2024-06-01'), judged('2025-07-01', 'negative')],
    },
    'a positive one lies between',
    '2025-09-01',
    null,
  ),

  ofHome(
    'home-contract-assessment',
    { contracts: [during('2022-06-01', '2026-05-31')] },
    'three months before the end of a month',
    '2026-01-01',
    ['2026-02-28', '2026-05-31'],
    'art. 134 ust. 4',
  ),
  ofHome(
    'home-contract-assessment',
    { contracts: [during('2022-06-01', '2026-05-31')], ...FROM, assessments: [judged('2025-12-30')] },
    'assessed within the lead time',
    '2026-01-01',
    null,
  ),
  ofHome(
    'home-contract-assessment',
    { contracts: [during('2022-06-01', '2026-05-31')], ...FROM, assessments: [judged('2025-12-29')] },
    'assessed too long before',
    '2026-01-01',
    ['2026-02-28', '2026-05-31'],
  ),
  ofHome(
    'home-contract-assessment',
    { contracts: [during('2022-06-01', '2026-05-31')] },
    'the contract is over',
    '2026-06-01',
    null,
  ),
  ofHome(
    'home-contract-assessment',
    { contracts: [during('2022-06-01')] },
    'a contract without end',
    '2026-06-01',
    null,
  ),
  ofHome(
    'home-contract-assessment',
    { ...respite, contracts: [during('2022-06-01', '2026-05-31')] },
    'the contract of a respite home',
    '2026-01-01',
    null,
  ),

  ofHome(
    'home-objections',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16')] },
    'two weeks from receiving it',
    '2026-03-02',
    ['2026-03-02', '2026-02-16'],
    'art. 134 ust. 2a',
  ),
  ofHome(
    'home-objections',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16')] },
    'the right is gone',
    '2026-03-03',
    null,
  ),
  ofHome('home-objections', { ...FROM, assessments: [judged('2026-02-10')] }, 'not received yet', '2026-02-11', null),
  ofHome(
    'home-objections-answer',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16', objected('2026-02-20'))] },
    'two weeks from the objections',
    '2026-02-20',
    ['2026-03-06', '2026-02-20'],
    'art. 134 ust. 2b',
  ),
  ofHome(
    'home-objections-answer',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16', objected('2026-02-20', '2026-03-01'))] },
    'answered',
    '2026-03-01',
    null,
  ),
  ofHome(
    'home-objections-answer',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16', objected('2026-02-20'))] },
    'silence is an answer',
    '2026-03-07',
    null,
  ),
  ofHome(
    'home-assessment-again',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16', objected('2026-02-20'))] },
    'after silence',
    '2026-03-07',
    ['2026-03-07', '2026-03-07'],
    'art. 134 ust. 2d',
  ),
  ofHome(
    'home-assessment-again',
    {
      ...FROM,
      assessments: [judged('2026-02-10', 'negative', '2026-02-16', objected('2026-02-20', '2026-03-01', true))],
    },
    'upheld',
    '2026-03-10',
    ['2026-03-01', '2026-03-01'],
  ),
  ofHome(
    'home-assessment-again',
    { ...FROM, assessments: [judged('2026-02-10', 'negative', '2026-02-16', objected('2026-02-20', '2026-03-20'))] },
    'refused too late is upheld',
    '2026-04-01',
    ['2026-03-07', '2026-03-07'],
  ),
  ofHome(
    'home-assessment-again',
    {
      ...FROM,
      assessments: [judged('2026-02-10', 'negative', null, objected('2026-02-20')), judged('2026-03-15')],
    },
    'made anew',
    '2026-04-01',
    null,
  ),
  ofHome(
    'home-assessment-second',
    {
      ...FROM,
      assessments: [judged('2026-02-10', 'negative', null, objected('2026-02-20')), judged('2026-03-15')],
    },
    'the first that stands is the first',
    '2026-04-01',
    ['2027-03-15', '2026-03-15'],
  ),

  ...(['medical', 'psychological'] as const).flatMap((kind) => [
    ofHome(
      `${kind}-paper`,
      { ...CARER, papers: [paper(kind, '2024-02-29'), paper(kind, '2022-02-28')] },
      'two years from a leap day',
      '2025-11-21',
      ['2026-02-28', '2024-02-29'],
      'art. 45a',
    ),
    ofHome(
      `${kind}-paper`,
      { ...CARER, papers: [paper(kind, '2025-02-01', '2025-12-31')] },
      'the paper names its last day',
      '2025-11-21',
      ['2025-12-31', '2025-02-01'],
    ),
    ofHome(`${kind}-paper`, CARER, 'none at all', '2020-02-01', ['2020-01-01', '2020-01-01']),
    ofHome(
      `${kind}-paper`,
      { ...CARER, papers: [paper(kind, '2025-02-01', null, 'other')] },
      "somebody else's",
      '2025-11-21',
      ['2020-01-01', '2020-01-01'],
    ),
    ofHome(
      `${kind}-paper`,
      { carers: [{ personId: 'carer', ...during('2020-01-01', '2025-11-20') }] },
      'carer no more',
      '2025-11-21',
      null,
    ),
    ofHome(`${kind}-paper`, { ...CARER, ...kinship }, 'kinship', '2025-11-21', null),
  ]),

  ofHome(
    'register-check',
    lives('1980-01-01', '2020-01-01'),
    'an adult',
    '2020-01-05',
    ['2020-01-01', '2020-01-01'],
    'art. 7b ust. 2 pkt 2',
  ),
  ofHome(
    'register-check',
    { ...lives('1980-01-01', '2026-03-01'), papers: [paper('register-check', '2020-01-01')] },
    'a check from long before',
    '2026-03-01',
    null,
  ),
  ofHome('register-check', { ...lives('1980-01-01', '2026-03-01'), ...respite }, 'in a respite home', '2026-03-02', [
    '2026-03-01',
    '2026-03-01',
  ]),
  ofHome('register-check', lives('2008-02-29', '2020-01-01'), 'who turns 18', '2025-12-01', [
    '2026-02-28',
    '2026-02-28',
  ]),
  ofHome(
    'register-check',
    { ...lives('2008-02-29', '2020-01-01'), papers: [paper('register-check', '2025-09-01')] },
    'checked shortly before turning 18',
    '2026-03-01',
    null,
  ),
  ofHome(
    'register-check',
    { ...lives('2008-02-29', '2020-01-01'), papers: [paper('register-check', '2025-08-31')] },
    'checked too long before turning 18',
    '2026-03-01',
    ['2026-02-28', '2026-02-28'],
  ),
  ofHome('register-check', lives('1980-01-01', '2020-01-01', '2020-06-30'), 'moved out', '2020-07-01', null),
  ofHome('register-check', lives('1980-01-01', '2020-06-30'), 'not moved in yet', '2020-06-29', null),

  ofHome(
    'standards-review',
    { ...institution, standards: { adoptedOn: day('2024-08-31'), reviewedOn: [] } },
    'two years from adopting them',
    '2025-01-01',
    ['2026-08-31', '2024-08-31'],
    'art. 22c ustawy o przeciwdziałaniu zagrożeniom przestępczością na tle seksualnym',
  ),
  ofHome(
    'standards-review',
    { ...institution, standards: { adoptedOn: day('2024-02-29'), reviewedOn: [day('2025-06-01')] } },
    'from the last review',
    '2026-01-01',
    ['2027-06-01', '2025-06-01'],
  ),
  ofHome('standards-review', institution, 'none adopted', '2026-01-01', null),
];
