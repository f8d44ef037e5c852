import { day } from '#tests/support/foster-facts.ts';

import { ofCandidate, type Case } from './deadlines.cases.ts';

const qualified = (on: string, result: 'positive' | 'negative' = 'positive') => ({
  qualifications: [{ on: day(on), result }],
});
const certified = (...days: readonly string[]) => ({ certificates: days.map((on) => ({ issuedOn: day(on) })) });

export const CANDIDATE_CASES: readonly Case[] = [
  ofCandidate(
    'candidate-qualification',
    {},
    'a month from the end of January',
    '2026-02-01',
    ['2026-02-28', '2026-01-31'],
    'art. 43 ust. 5 pkt 1',
  ),
  ofCandidate('candidate-qualification', {}, 'the day before', '2026-01-30', null),
  ofCandidate('candidate-qualification', qualified('2026-02-20', 'negative'), 'made', '2026-02-20', null),
  ofCandidate('candidate-qualification', { endedOn: day('2026-02-10') }, 'withdrawn', '2026-02-10', null),
  ofCandidate(
    'candidate-qualified-until',
    { appliedOn: day('2024-02-01'), ...qualified('2024-02-29') },
    'two years from a leap day',
    '2026-01-01',
    ['2026-02-28', '2024-02-29'],
    'art. 43 ust. 1',
  ),
  ofCandidate('candidate-qualified-until', qualified('2026-02-20', 'negative'), 'negative', '2026-03-01', null),
  ofCandidate(
    'candidate-qualified-until',
    { ...qualified('2026-02-20'), ...certified('2026-09-01') },
    'the certificate takes its place',
    '2026-09-01',
    null,
  ),
  ofCandidate(
    'candidate-training',
    { ...qualified('2026-02-20'), trainingAskedOn: day('2026-11-30') },
    'three months from asking',
    '2026-12-01',
    ['2027-02-28', '2026-11-30'],
    'art. 43 ust. 8',
  ),
  ofCandidate('candidate-training', qualified('2026-02-20'), 'not asked', '2026-12-01', null),
  ofCandidate(
    'candidate-training',
    { ...qualified('2026-02-20'), trainingAskedOn: day('2026-03-01'), trainingBeganOn: day('2026-04-01') },
    'begun',
    '2026-04-01',
    null,
  ),
  ofCandidate(
    'candidate-certificate-until',
    { ...qualified('2026-02-20'), ...certified('2026-09-01') },
    'two years',
    '2026-12-01',
    ['2028-09-01', '2026-09-01'],
    'art. 45 ust. 2',
  ),
  ofCandidate(
    'candidate-certificate-until',
    { ...qualified('2026-02-20'), ...certified('2026-09-01', '2028-08-01') },
    'from the newer one',
    '2028-12-01',
    ['2030-08-01', '2028-08-01'],
  ),
  ofCandidate(
    'candidate-certificate-until',
    { ...qualified('2026-02-20'), ...certified('2026-09-01'), becameHomeOn: day('2027-01-01') },
    'a foster family by now',
    '2027-01-01',
    null,
  ),
];
