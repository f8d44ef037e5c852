import { describe, expect, it } from 'vitest';

import {
  assessedSince,
  assessmentDueOn,
  type AssessmentRules,
  type WorkFacts,
} from '#shared/features/family-work/assessment-due.rules.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

const TODAY = asLocalDate('2026-11-21');
const day = (text: string): LocalDate => asLocalDate(text);
const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text));

const rules: AssessmentRules = {
  kinds: ['care-difficulties'],
  monthsOn: (on) => (on < '2012-01-01' ? null : { value: 6, source: 'art. 15 ust. 1 pkt 15' }),
};

const nothing: WorkFacts = {
  archived: false,
  restoredOn: null,
  kinds: [],
  plans: [],
  assignedOn: [],
  last: null,
};
const worked = (from: string, to: string | null = null) =>
  ({ kind: 'care-difficulties', from: day(from), to: dayOrNull(to) }) as const;
const supporting = (from: string, to: string | null = null) =>
  ({ kind: 'supporting', from: day(from), to: dayOrNull(to) }) as const;
const plan = (from: string, until: string | null = null) => ({ from: day(from), until: dayOrNull(until) });
const assessed = (on: string, nextDueOn: string) => ({ on: day(on), ends: false, nextDueOn: day(nextDueOn) });
const ended = (on: string) => ({ on: day(on), ends: true, nextDueOn: null });

interface Case {
  readonly name: string;
  readonly facts: Partial<WorkFacts>;
  /** Due day, and the day from which the term runs. */
  readonly due: readonly [on: string, since: string] | null;
}

const CASES: readonly Case[] = [
  { name: 'nothing is known', facts: {}, due: null },
  {
    name: 'it is worked with for its kind',
    facts: { kinds: [worked('2026-08-31')] },
    due: ['2027-02-28', '2026-08-31'],
  },
  { name: 'it is supporting', facts: { kinds: [supporting('2026-01-01')] }, due: null },
  {
    name: 'a supporting one has a plan in force',
    facts: { kinds: [supporting('2026-01-01')], plans: [plan('2026-06-01')] },
    due: ['2026-12-01', '2026-06-01'],
  },
  {
    name: 'a plan followed another without a gap',
    facts: { plans: [plan('2026-01-01', '2026-06-30'), plan('2026-07-01')] },
    due: ['2026-07-01', '2026-01-01'],
  },
  {
    name: 'a plan took the place of one from the same day that was open',
    facts: { plans: [plan('2026-06-01'), plan('2026-06-01', '2026-10-31')] },
    due: null,
  },
  {
    name: 'the plan is over',
    facts: { kinds: [supporting('2026-01-01')], plans: [plan('2026-06-01', '2026-10-31')] },
    due: null,
  },
  { name: 'it is in the archive', facts: { archived: true, kinds: [worked('2026-01-01')] }, due: null },
  {
    name: 'the last assessment says when',
    facts: { kinds: [worked('2025-01-10')], last: assessed('2026-10-10', '2027-04-10') },
    due: ['2027-04-10', '2026-10-10'],
  },
  {
    name: 'the last assessment is from before the rule',
    facts: { kinds: [worked('2010-01-10')], last: assessed('2011-10-10', '2012-04-10') },
    due: ['2012-04-10', '2011-10-10'],
  },
  {
    name: 'it was assessed and is worked with no more',
    facts: {
      kinds: [worked('2025-01-10', '2026-10-31'), supporting('2026-11-01')],
      last: assessed('2026-10-10', '2027-04-10'),
    },
    due: null,
  },
  {
    name: 'it was assessed, is supporting since, and has a plan in force',
    facts: {
      kinds: [worked('2025-01-10', '2026-10-31'), supporting('2026-11-01')],
      plans: [plan('2026-11-02')],
      last: assessed('2026-10-10', '2027-04-10'),
    },
    due: ['2027-05-02', '2026-11-02'],
  },
  {
    name: 'another kind begins on a later day',
    facts: {
      kinds: [worked('2025-01-10', '2026-12-14'), supporting('2026-12-15')],
      last: assessed('2026-06-01', '2026-12-01'),
    },
    due: ['2026-12-01', '2026-06-01'],
  },
  {
    name: 'it begins to be worked with on a later day',
    facts: { kinds: [supporting('2025-01-10', '2026-12-14'), worked('2026-12-15')] },
    due: ['2027-06-15', '2026-12-15'],
  },
  {
    name: 'it came back after years of another kind',
    facts: {
      kinds: [worked('2019-01-01', '2020-12-31'), supporting('2021-01-01', '2026-10-31'), worked('2026-11-01')],
      last: assessed('2020-10-10', '2021-04-10'),
    },
    due: ['2027-05-01', '2026-11-01'],
  },
  {
    name: 'work has ended',
    facts: {
      kinds: [worked('2025-01-10')],
      plans: [plan('2025-02-01')],
      assignedOn: [day('2025-01-10')],
      restoredOn: day('2025-01-10'),
      last: ended('2026-05-10'),
    },
    due: null,
  },
  {
    name: 'a plan was written after the end',
    facts: {
      kinds: [worked('2025-01-10')],
      plans: [plan('2025-02-01'), plan('2026-09-01')],
      last: ended('2026-05-10'),
    },
    due: ['2027-03-01', '2026-09-01'],
  },
  {
    name: 'a plan from the day of the end is none after it',
    facts: { kinds: [worked('2025-01-10')], plans: [plan('2026-05-10')], last: ended('2026-05-10') },
    due: null,
  },
  {
    name: 'a kind began after the end',
    facts: {
      kinds: [worked('2025-01-10', '2026-05-31'), supporting('2026-06-01', '2026-08-31'), worked('2026-09-01')],
      last: ended('2026-05-10'),
    },
    due: ['2027-03-01', '2026-09-01'],
  },
  {
    name: 'it was given to a worker after the end',
    facts: {
      kinds: [worked('2025-01-10')],
      assignedOn: [day('2025-01-10'), day('2026-09-01'), day('2026-10-01')],
      last: ended('2026-05-10'),
    },
    due: ['2027-03-01', '2026-09-01'],
  },
  {
    name: 'it came back from the archive after the end',
    facts: { kinds: [worked('2025-01-10')], restoredOn: day('2026-09-01'), last: ended('2026-05-10') },
    due: ['2027-03-01', '2026-09-01'],
  },
  {
    name: 'it came back after the end as a kind that is not worked with',
    facts: { kinds: [supporting('2025-01-10')], restoredOn: day('2026-09-01'), last: ended('2026-05-10') },
    due: null,
  },
  {
    name: 'it was assessed again after it came back',
    facts: {
      kinds: [worked('2025-01-10')],
      restoredOn: day('2026-02-01'),
      last: assessed('2026-07-20', '2027-01-20'),
    },
    due: ['2027-01-20', '2026-07-20'],
  },
];

describe('the next assessment', () => {
  it.each(CASES)('when $name', ({ facts, due }) => {
    const found = assessmentDueOn({ ...nothing, ...facts }, rules, TODAY);
    expect(found === null ? null : [found.on, found.since]).toEqual(due);
  });

  it('is the first only where none was made in this stretch of work', () => {
    const firstOf = (facts: Partial<WorkFacts>) => assessmentDueOn({ ...nothing, ...facts }, rules, TODAY)?.first;
    const kinds = [worked('2025-01-10')];
    expect(firstOf({ kinds })).toBe(true);
    expect(firstOf({ kinds, last: assessed('2026-10-10', '2027-04-10') })).toBe(false);
    expect(firstOf({ kinds, last: ended('2026-05-10'), plans: [plan('2026-09-01')] })).toBe(true);
  });
});

describe('the time an assessment looks back on', () => {
  it.each([
    ['the beginning of work', { kinds: [worked('2026-01-10')] }, '2026-01-10'],
    ['the one before', { kinds: [worked('2025-01-10')], last: assessed('2026-05-20', '2026-11-20') }, '2026-05-20'],
    [
      'work begun again',
      { kinds: [worked('2025-01-10')], last: ended('2026-05-20'), plans: [plan('2026-09-01')] },
      '2026-09-01',
    ],
    [
      'the one before, where nobody works by kind or plan',
      { last: assessed('2026-05-20', '2026-11-20') },
      '2026-05-20',
    ],
    ['nothing known', { kinds: [worked('2026-12-15')] }, null],
  ] satisfies [string, Partial<WorkFacts>, string | null][])('%s', (_name, facts, since) => {
    expect(assessedSince({ ...nothing, ...facts }, rules.kinds, TODAY)).toBe(since);
  });
});
