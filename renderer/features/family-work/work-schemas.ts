import { z } from 'zod';

import {
  assessmentFields,
  type AssessmentFields,
  type AssessmentGround,
} from '#shared/features/family-work/assessments.schema.ts';
import {
  assessmentProblems,
  moveProblems,
  nextStepProblems,
  noteProblems,
  outcomeProblems,
  planProblems,
  recommendationProblems,
  termProblems,
} from '#shared/features/family-work/family-work.rules.ts';
import {
  correctionReason,
  nextStep,
  noteFields,
  type NextStep,
  type NoteFields,
} from '#shared/features/family-work/notes.schema.ts';
import {
  outcomeFields,
  planFields,
  type OutcomeFields,
  type PlanFields,
} from '#shared/features/family-work/plans.schema.ts';
import { moveReason, taskFields, type TaskFields } from '#shared/features/family-work/tasks.schema.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import { recordId, userId, type RecordId } from '#shared/kernel/ids.ts';
import { localDate, localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import { i18n } from '../../i18n/index.ts';

/** The forms of the work with a family. Each rule looks at its own field, so that all wrong fields are said in one round. */

interface StepForm {
  what: string | null;
  dueOn: string | null;
  userId: string | null;
}
export interface NoteForm {
  kind: string;
  on: string | null;
  time: string;
  personIds: string[];
  userIds: string[];
  others: string | null;
  text: string;
  reason: string;
  nextStep: StepForm;
}
export interface TypedNote {
  fields: NoteFields;
  nextStep: NextStep | null;
  reason: string;
}

/** A day that a rule judges too, whatever else in its form is wrong. */
const judged = (day: typeof localDate, problems: (day: LocalDate) => readonly FieldProblem[]) =>
  day.transform((value, context): LocalDate => {
    for (const { message } of problems(value)) context.addIssue({ code: 'custom', message });
    return value;
  });

/** A typed day, as far as it is one. */
export function dayOrNull(typed: string | null): LocalDate | null {
  const parsed = localDate.safeParse(typed);
  return parsed.success ? parsed.data : null;
}

/** Minutes since midnight of '10:15' or '10.15', null of nothing; undefined when it is no time of a day. */
function minuteOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const found = /^(\d{1,2})[:.](\d{2})$/.exec(typed.trim());
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

const timeOfDay = () =>
  z.string().transform((typed, context): number | null => {
    const minute = minuteOf(typed);
    if (minute !== undefined) return minute;
    context.addIssue({ code: 'custom', message: i18n.getFixedT(null, 'work')('noteForm.timeWrong') });
    return z.NEVER;
  });

/** A next step is begun as soon as anything of it is there. */
function stepSchema(today: LocalDate): z.ZodType<NextStep | null, StepForm> {
  const { what, dueOn } = nextStep.shape;
  const begun = z.object({
    what,
    dueOn: judged(dueOn, (day) => nextStepProblems({ dueOn: day }, today)),
    userId: userId.nullable(),
  });
  return z
    .custom<StepForm>(() => true)
    .transform((typed, context): NextStep | null => {
      if (typed.what === null && typed.dueOn === null && typed.userId === null) return null;
      const parsed = begun.safeParse(typed);
      for (const { path, message } of parsed.error?.issues ?? []) {
        context.addIssue({ code: 'custom', path: [...path], message });
      }
      return parsed.success ? parsed.data : z.NEVER;
    });
}

export function noteSchema(isNew: boolean, today: LocalDate): z.ZodType<TypedNote, NoteForm> {
  const { kind, on, personIds, userIds, others, text } = noteFields.shape;
  return z
    .object({
      kind,
      on: judged(on, (day) => noteProblems({ on: day }, today)),
      time: timeOfDay(),
      personIds,
      userIds,
      others,
      text,
      reason: isNew ? z.string() : correctionReason,
      nextStep: stepSchema(today),
    })
    .transform(({ time, reason, nextStep: step, ...rest }): TypedNote => {
      return { fields: { ...rest, atMinute: time }, nextStep: step, reason };
    });
}

interface ActionForm {
  action: string;
  responsible: string | null;
  userId: string | null;
  dueOn: string | null;
}
export interface GoalForm {
  goal: string;
  effect: string;
  actions: ActionForm[];
}
export interface PlanForm {
  from: string | null;
  until: string | null;
  situation: string;
  agreedWith: string | null;
  goals: GoalForm[];
  /** The plan written last that the writer has seen; a draft keeps it. */
  basedOn: string | null;
}
export type PlanInput = PlanFields & { readonly basedOn: RecordId | null };

export function planSchema(today: LocalDate): z.ZodType<PlanInput, PlanForm> {
  const whole = planFields.extend({ basedOn: recordId.nullable() });
  return z
    .custom<PlanForm>(() => true)
    .transform((form, context): PlanInput => {
      const parsed = whole.safeParse(form);
      const wrong = parsed.error?.issues ?? [];
      for (const { path, message } of wrong) context.addIssue({ code: 'custom', path: [...path], message });
      const refused = new Set(wrong.map(({ path }) => path.join('.')));
      for (const { path, message } of planProblems(daysOf(form), today)) {
        if (!refused.has(path)) context.addIssue({ code: 'custom', path: path.split('.'), message });
      }
      return parsed.success ? parsed.data : z.NEVER;
    });
}

const daysOf = ({ from, until, goals }: PlanForm): Parameters<typeof planProblems>[0] => ({
  from: dayOrNull(from),
  until: dayOrNull(until),
  goals: goals.map(({ actions }) => ({
    actions: actions.map(({ responsible, dueOn, ...one }) => ({
      responsible: responsible?.trim() === '' ? null : responsible,
      userId: userId.safeParse(one.userId).data ?? null,
      dueOn: dayOrNull(dueOn),
    })),
  })),
});

export interface OutcomeForm {
  result: string | null;
  on: string | null;
  text: string | null;
}

/** @param planFrom first day of the plan the goal stands in */
export const outcomeSchema = (planFrom: LocalDate, today: LocalDate) =>
  outcomeFields.extend({
    on: judged(outcomeFields.shape.on, (day) => outcomeProblems(day, planFrom, today)),
  }) as z.ZodType<OutcomeFields, OutcomeForm>;

export interface AssessForm {
  on: string | null;
  result: string | null;
  recommendation: string | null;
  conclusions: string;
}

/** @param ground what the office judges it by; undefined until it is known */
export const assessmentSchema = (ground: AssessmentGround | undefined, today: LocalDate) =>
  assessmentFields.extend({
    on: judged(assessmentFields.shape.on, (day) =>
      assessmentProblems(day, ground ?? { last: null, began: null }, today),
    ),
    recommendation: assessmentFields.shape.recommendation.transform((value, context) => {
      for (const { message } of recommendationProblems(value, ground ?? { planned: true })) {
        context.addIssue({ code: 'custom', message });
      }
      return value;
    }),
  }) as z.ZodType<AssessmentFields, AssessForm>;

export interface TaskForm {
  what: string;
  dueOn: string | null;
  userId: string;
}

export const taskSchema = (today: LocalDate) =>
  taskFields.extend({
    dueOn: judged(taskFields.shape.dueOn, (day) => termProblems('Termin', 'dueOn', day, today)),
  }) as z.ZodType<TaskFields, TaskForm>;

export interface MoveForm {
  dueOn: string | null;
  reason: string;
}
export interface Moved {
  dueOn: LocalDate;
  reason: string;
}

/** @param before the day the task has now */
export const moveSchema = (before: LocalDate, today: LocalDate) =>
  z.object({
    dueOn: judged(localDateNamed('Nowy termin', 'podaj nowy termin'), (day) => moveProblems(before, day, today)),
    reason: moveReason,
  }) as z.ZodType<Moved, MoveForm>;
