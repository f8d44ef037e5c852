import { describe, expect, it } from 'vitest';
import type { z } from 'zod';

import {
  assessmentSchema,
  moveSchema,
  noteSchema,
  outcomeSchema,
  planSchema,
  taskSchema,
  type NoteForm,
  type PlanForm,
} from '#renderer/features/family-work/work-schemas.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { unhelpful } from '#tests/support/named-sentence.ts';

const TODAY = asLocalDate('2026-11-23');
const ME = '0199a1b2-0000-7000-8000-000000000001';
const LONG = 'a'.repeat(30_000);

const aNote = (wishes: Partial<NoteForm> = {}): NoteForm => ({
  kind: 'home-visit',
  on: TODAY,
  time: '',
  personIds: [],
  userIds: [],
  others: null,
  text: 'Rozmowa.',
  reason: '',
  nextStep: { what: null, dueOn: null, userId: null },
  ...wishes,
});

const anAction = { action: 'Rozmowa', responsible: 'matka', userId: null, dueOn: null };
const aPlan = (wishes: Partial<PlanForm> = {}): PlanForm => ({
  from: TODAY,
  until: null,
  situation: 'Trudności.',
  agreedWith: null,
  goals: [{ goal: 'Nauka', effect: 'Chodzi do szkoły', actions: [anAction] }],
  basedOn: null,
  ...wishes,
});

function wrong(schema: z.ZodType, form: unknown): Record<string, string> {
  const issues = schema.safeParse(form).error?.issues ?? [];
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

/** Everything that can be wrong by itself: an empty field, a text too long, a day the rules refuse, a time that is none. */
const ALL_WRONG: readonly (readonly [form: string, schema: z.ZodType, value: unknown, paths: readonly string[]])[] = [
  [
    'a note',
    noteSchema(true, TODAY),
    aNote({
      kind: '',
      on: '2026-11-24',
      time: '25:00',
      personIds: Array.from({ length: 21 }, () => ME),
      userIds: Array.from({ length: 21 }, () => ME),
      others: LONG,
      text: ' ',
      nextStep: { what: null, dueOn: '2026-11-22', userId: null },
    }),
    ['kind', 'nextStep.dueOn', 'nextStep.what', 'on', 'others', 'personIds', 'text', 'time', 'userIds'],
  ],
  [
    'a note whose next step has only a worker',
    noteSchema(true, TODAY),
    aNote({ on: '1989-12-31', text: '', nextStep: { what: null, dueOn: null, userId: ME } }),
    ['nextStep.dueOn', 'nextStep.what', 'on', 'text'],
  ],
  [
    'a correction',
    noteSchema(false, TODAY),
    aNote({ on: 'wczoraj', time: 'rano', text: '', reason: 'x' }),
    ['on', 'reason', 'text', 'time'],
  ],
  [
    'a plan',
    planSchema(TODAY),
    aPlan({
      from: '2027-06-01',
      until: '2027-05-01',
      situation: '',
      agreedWith: LONG,
      goals: [
        {
          goal: '',
          effect: '',
          actions: [
            { ...anAction, action: '', responsible: null },
            { ...anAction, responsible: ' ', dueOn: '2026-01-01' },
          ],
        },
      ],
    }),
    [
      'agreedWith',
      'from',
      'goals.0.actions.0.action',
      'goals.0.actions.0.responsible',
      'goals.0.actions.1.dueOn',
      'goals.0.actions.1.responsible',
      'goals.0.effect',
      'goals.0.goal',
      'situation',
      'until',
    ],
  ],
  [
    'a plan without its first day',
    planSchema(TODAY),
    aPlan({
      from: null,
      until: '2040-01-01',
      goals: [{ goal: 'Nauka', effect: '', actions: [{ ...anAction, responsible: null, dueOn: '2041-01-01' }] }],
    }),
    ['from', 'goals.0.actions.0.dueOn', 'goals.0.actions.0.responsible', 'goals.0.effect', 'until'],
  ],
  [
    'an assessment',
    assessmentSchema({ last: asLocalDate('2026-11-10'), began: null, planned: true }, TODAY),
    { on: '2026-11-10', result: null, recommendation: null, conclusions: '' },
    ['conclusions', 'on', 'recommendation', 'result'],
  ],
  [
    'an assessment of before the work',
    assessmentSchema({ last: null, began: asLocalDate('2026-11-10'), planned: false }, TODAY),
    { on: '2026-11-09', result: 'better', recommendation: 'continue', conclusions: '' },
    ['conclusions', 'on', 'recommendation'],
  ],
  [
    'an assessment while the office has not answered yet',
    assessmentSchema(undefined, TODAY),
    { on: '2026-11-24', result: null, recommendation: 'end', conclusions: 'Dobrze.' },
    ['on', 'result'],
  ],
  [
    'an outcome',
    outcomeSchema(asLocalDate('2026-11-10'), TODAY),
    { result: null, on: '2026-11-09', text: LONG },
    ['on', 'result', 'text'],
  ],
  ['a task', taskSchema(TODAY), { what: '', dueOn: '2026-11-22', userId: ME }, ['dueOn', 'what']],
  [
    'a task moved to the day it has',
    moveSchema(asLocalDate('2026-12-01'), TODAY),
    { dueOn: '2026-12-01', reason: '' },
    ['dueOn', 'reason'],
  ],
  [
    'a task moved into the past',
    moveSchema(asLocalDate('2026-12-01'), TODAY),
    { dueOn: '2026-11-22', reason: 'x' },
    ['dueOn', 'reason'],
  ],
];

describe('the forms of the work with a family', () => {
  it.each(ALL_WRONG)('say everything that is wrong in one round: %s', (_form, schema, value, paths) => {
    const said = wrong(schema, value);
    expect(Object.keys(said).toSorted()).toEqual(paths);
    const unhelped = Object.values(said).filter((sentence) => !sentence.startsWith('Godzina: ') && unhelpful(sentence));
    expect(unhelped).toEqual([]);
  });

  it('take what is right as the office takes it', () => {
    const step = { what: 'Telefon do szkoły', dueOn: TODAY, userId: null };
    expect(noteSchema(true, TODAY).parse(aNote({ time: '10.15', nextStep: step }))).toEqual({
      fields: {
        kind: 'home-visit',
        on: TODAY,
        atMinute: 615,
        personIds: [],
        userIds: [],
        others: null,
        text: 'Rozmowa.',
      },
      nextStep: step,
      reason: '',
    });
    expect(noteSchema(true, TODAY).parse(aNote()).nextStep).toBeNull();
    expect(wrong(planSchema(TODAY), aPlan())).toEqual({});
    const ground = { last: null, began: null, planned: true };
    const made = { on: TODAY, result: 'better', recommendation: 'continue', conclusions: 'Dobrze.' };
    expect(wrong(assessmentSchema(ground, TODAY), made)).toEqual({});
  });
});
