import { z } from 'zod';

import { familyId, personId, recordId, userId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { optionalText, requiredText } from '../../kernel/typed-text.ts';
import { familyKind } from '../families/families.schema.ts';
import { memberRole } from '../families/member-role.schema.ts';
import { death } from '../people/person-details.schema.ts';
import { sex } from '../people/people.schema.ts';

/** What came of a goal of a plan. */
export const GOAL_RESULTS = ['reached', 'partly', 'not-reached', 'dropped'] as const;
export const goalResult = z.enum(GOAL_RESULTS, 'Efekt: wybierz efekt z listy.');
export type GoalResult = (typeof GOAL_RESULTS)[number];

/** The most goals of a plan, and actions of a goal. */
export const MOST_GOALS = 20;
export const MOST_ACTIONS = 20;

/** An action: what, who, until when. Either a worker of the office, who gets a task, or anybody named in words. */
export const planAction = z.strictObject({
  action: requiredText('Działanie', 'wpisz działanie: co zostanie zrobione', { max: 500 }),
  responsible: optionalText('Odpowiedzialni', 'wpisz, kto jest odpowiedzialny', 200),
  userId: userId.nullable(),
  dueOn: localDateNamed('Termin', 'podaj termin działania').nullable(),
});

export const planGoal = z.strictObject({
  goal: requiredText('Cel', 'wpisz cel: co ma się zmienić w rodzinie', { max: 500 }),
  effect: requiredText('Przewidywany efekt', 'wpisz przewidywany efekt: po czym poznacie, że cel osiągnięto', {
    max: 500,
  }),
  actions: z
    .array(planAction)
    .min(1, 'Działania: dodaj co najmniej jedno działanie.')
    .max(MOST_ACTIONS, `Działania: dodaj najwyżej ${MOST_ACTIONS} działań.`),
});

/** Plan pracy z rodziną (act of 9.06.2011, art. 15(1) pkt 1 and art. 15(2)): scope, dates, expected effects. */
export const planFields = z.strictObject({
  from: localDateNamed('Plan od', 'podaj datę, od której obowiązuje plan'),
  until: localDateNamed('Plan do', 'podaj datę, do której obowiązuje plan').nullable(),
  situation: requiredText('Sytuacja rodziny', 'opisz krótko sytuację rodziny: z czym się mierzy', { max: 5_000 }),
  agreedWith: optionalText('Uzgodniono z', 'wpisz, z kim uzgodniono plan', 300),
  goals: z
    .array(planGoal)
    .min(1, 'Cele: dodaj co najmniej jeden cel.')
    .max(MOST_GOALS, `Cele: dodaj najwyżej ${MOST_GOALS} celów.`),
});
export type PlanFields = z.infer<typeof planFields>;

export const outcomeFields = z.strictObject({
  result: goalResult,
  on: localDateNamed('Dzień', 'podaj dzień, w którym oceniono efekt'),
  text: optionalText('Opis', 'wpisz opis efektu', 1_000),
});
export type OutcomeFields = z.infer<typeof outcomeFields>;

export const plan = z.strictObject({
  id: recordId,
  from: localDate,
  until: localDate.nullable(),
  situation: z.string(),
  agreedWith: z.string().nullable(),
  byName: z.string(),
  at: instant,
  goals: z.array(
    z.strictObject({
      id: recordId,
      goal: z.string(),
      effect: z.string(),
      actions: z.array(
        z.strictObject({
          id: recordId,
          action: z.string(),
          responsible: z.string().nullable(),
          userId: userId.nullable(),
          userName: z.string().nullable(),
          dueOn: localDate.nullable(),
        }),
      ),
      outcome: z
        .strictObject({ result: goalResult, on: localDate, text: z.string().nullable(), byName: z.string() })
        .nullable(),
    }),
  ),
});
export type Plan = z.infer<typeof plan>;

/** The family as papers about the work with it name it, on the day that the paper is about. */
export const printedFamily = z.strictObject({
  id: familyId,
  name: z.string(),
  caseNumber: z.string().nullable(),
  kind: familyKind.nullable(),
  workerName: z.string().nullable(),
  /** Members of that day, as a family is spoken of; a protected one is null. */
  members: z.array(
    z
      .strictObject({
        id: personId,
        name: z.string(),
        role: memberRole,
        birthDate: localDate,
        sex,
        death: death.nullable(),
      })
      .nullable(),
  ),
});
export type PrintedFamily = z.infer<typeof printedFamily>;

/** A plan as its print shows it, with the present members of the family. */
export const printedPlan = z.strictObject({ plan, family: printedFamily });
export type PrintedPlan = z.infer<typeof printedPlan>;
