import { describe, expect, it } from 'vitest';

import {
  assessmentProblems,
  carriedDueOn,
  formerOutcome,
  nextAssessmentOn,
  noteProblems,
  outcomeProblems,
  planProblems,
  snippetOf,
  termProblems,
} from '#shared/features/family-work/family-work.rules.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Plan } from '#shared/features/family-work/plans.schema.ts';
import { instant } from '#shared/kernel/instant.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { aNote, aPlan } from '#tests/support/family-work-calls.ts';

const TODAY = asLocalDate('2026-11-21');

describe('days of the work with a family', () => {
  it.each([
    ['2026-11-21', 0],
    ['2026-11-22', 1],
    ['1990-01-01', 0],
    ['1989-12-31', 1],
    ['1826-11-20', 1],
  ])('a note of %s has %i problems', (on, count) => {
    expect(noteProblems(aNote({ on: asLocalDate(on) }), TODAY)).toHaveLength(count);
  });

  it.each([
    ['2026-11-20', 1],
    ['2026-11-21', 0],
    ['2031-11-21', 0],
    ['2031-11-22', 1],
  ])('a term of %s has %i problems', (dueOn, count) => {
    expect(termProblems('Termin', 'dueOn', asLocalDate(dueOn), TODAY)).toHaveLength(count);
  });

  it.each([
    ['2026-11-21', null, 0],
    ['2026-11-22', null, 1],
    ['2026-05-01', '2026-05-01', 1],
    ['2026-05-02', '2026-05-01', 0],
  ])('an assessment of %s after %s has %i problems', (on, last, count) => {
    const before = last === null ? null : asLocalDate(last);
    expect(assessmentProblems(asLocalDate(on), { last: before, began: null }, TODAY)).toHaveLength(count);
  });

  it('an assessment before there was a family to work with is a mistyped year', () => {
    const problems = (on: string) =>
      assessmentProblems(asLocalDate(on), { last: null, began: asLocalDate('2026-03-01') }, TODAY);
    expect(problems('2026-03-01')).toEqual([]);
    expect(problems('2020-03-01')).toEqual([
      {
        path: 'on',
        message: 'Dzień oceny: podaj dzień oceny nie wcześniejszy niż początek pracy z rodziną (01.03.2026).',
      },
    ]);
  });

  it('the next assessment keeps to the end of a short month', () => {
    expect(nextAssessmentOn(asLocalDate('2026-08-31'), 6)).toBe('2027-02-28');
  });

  it('a plan ends after it begins and its terms lie within it', () => {
    const plan = aPlan({ from: TODAY, until: asLocalDate('2026-11-20') });
    const goals = plan.goals.map((goal) => ({
      ...goal,
      actions: goal.actions.map((one) => ({ ...one, dueOn: asLocalDate('2026-11-01') })),
    }));
    expect(planProblems({ ...plan, goals }, TODAY).map(({ path }) => path)).toEqual([
      'until',
      'goals.0.actions.0.dueOn',
    ]);
    expect(planProblems(aPlan({ from: asLocalDate('2027-01-01') }), TODAY).map(({ path }) => path)).toContain('from');
  });

  it.each([
    ['2026-11-19', '2026-12-31', 'początek planu (20.11.2026)'],
    ['2026-11-20', '2026-12-31', null],
    ['2026-12-31', '2026-12-31', null],
    ['2027-01-01', '2026-12-31', 'koniec planu (31.12.2026)'],
    ['2031-11-21', null, null],
    ['2031-11-22', null, '21.11.2031'],
    ['2199-11-25', null, '21.11.2031'],
  ])('an action due %s of a plan until %s: %s', (dueOn, until, said) => {
    const plan = aPlan({ until: until === null ? null : asLocalDate(until) });
    const goals = plan.goals.map((goal) => ({
      ...goal,
      actions: goal.actions.map((one) => ({ ...one, dueOn: asLocalDate(dueOn) })),
    }));
    const problems = planProblems({ ...plan, goals }, TODAY);
    expect(problems.map(({ path }) => path)).toEqual(said === null ? [] : ['goals.0.actions.0.dueOn']);
    if (said !== null) expect(problems[0]?.message).toMatch(/^Termin: podaj termin nie /);
    if (said !== null) expect(problems[0]?.message).toContain(said);
  });

  it.each([
    [{ from: '2011-12-31' }, 'from', 'Plan od: '],
    [{ from: '2012-01-01' }, null, ''],
    [{ until: '2031-11-22' }, 'until', 'Plan do: '],
    [{ until: '2031-11-21' }, null, ''],
  ] as const)('a plan with %o is wrong at %s', (wishes, path, field) => {
    const dated = Object.fromEntries(Object.entries(wishes).map(([key, day]) => [key, asLocalDate(day)]));
    const problems = planProblems(aPlan(dated), TODAY);
    expect(problems.map((one) => one.path)).toEqual(path === null ? [] : [path]);
    for (const { message } of problems) expect(message.startsWith(field)).toBe(true);
  });

  it.each([
    ['2026-11-19', 1],
    ['2026-11-20', 0],
    ['2026-11-21', 0],
    ['2026-11-22', 1],
  ])('an outcome of %s has %i problems in a plan from the day before today', (on, count) => {
    const problems = outcomeProblems(asLocalDate(on), asLocalDate('2026-11-20'), TODAY);
    expect(problems).toHaveLength(count);
    for (const { message } of problems) expect(message.startsWith('Dzień: ')).toBe(true);
  });
});

describe('the next version of a plan', () => {
  it.each([
    [null, null],
    ['2026-11-20', null],
    ['2026-11-21', '2026-11-21'],
    ['2026-12-14', '2026-12-14'],
  ])('carries the day %s as %s', (dueOn, carried) => {
    expect(carriedDueOn(dueOn === null ? null : asLocalDate(dueOn), TODAY)).toBe(carried);
  });

  it('tells what came of a goal before, the last that was written', () => {
    const planOf = (number: number, outcome: { result: 'partly' | 'dropped'; on: string } | null): Plan => ({
      id: asRecordId(`plan-${number}`),
      from: TODAY,
      until: null,
      situation: 'Trudności',
      agreedWith: null,
      byName: 'Anna',
      at: instant.parse('2026-11-21T09:05:00.000Z'),
      goals: [
        {
          id: asRecordId(`goal-${number}`),
          goal: 'Nauka',
          effect: 'Szkoła',
          actions: [],
          outcome: outcome === null ? null : { ...outcome, on: asLocalDate(outcome.on), text: null, byName: 'Anna' },
        },
      ],
    });
    const plans = [
      planOf(1, { result: 'dropped', on: '2026-01-10' }),
      planOf(2, { result: 'partly', on: '2026-06-10' }),
      planOf(3, null),
    ];
    expect(formerOutcome(plans, 'Nauka', asRecordId('plan-3'))?.result).toBe('partly');
    expect(formerOutcome(plans, 'Nauka', asRecordId('plan-2'))?.result).toBe('dropped');
    expect(formerOutcome(plans, 'Praca', null)).toBeNull();
  });
});

describe('the place of a text where it was found', () => {
  const words = (text: string, word: string) => snippetOf(text, (folded) => folded.startsWith(word));
  const flat = (pieces: readonly { text: string }[]): string => pieces.map(({ text }) => text).join('');

  it('marks the words and keeps a short text whole', () => {
    const pieces = words('Rozmowa o źdźbłach trawy.', 'zdzbl');
    expect(flat(pieces)).toBe('Rozmowa o źdźbłach trawy.');
    expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(['źdźbłach']);
  });

  it('cuts a long text around the first find and says so', () => {
    const pieces = words(`${'słowo '.repeat(60)}Łódź ${'inne '.repeat(60)}`, 'lodz');
    expect(flat(pieces)).toMatch(/^… .*Łódź.* …$/);
    expect(flat(pieces).length).toBeLessThan(160);
  });

  it('gives the beginning where no word is marked, and nothing of an empty text', () => {
    expect(flat(words('Początek', 'nic'))).toBe('Początek');
    expect(words('', 'nic')).toEqual([]);
  });
});
