import { z } from 'zod';

import { familyId, recordId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate, localDateNamed } from '../../kernel/local-date.ts';
import { requiredText } from '../../kernel/typed-text.ts';
import { plan, printedFamily } from './plans.schema.ts';

/** How the family's situation compares with the last assessment. */
export const ASSESSMENT_RESULTS = ['better', 'partly-better', 'unchanged', 'worse'] as const;
export const assessmentResult = z.enum(ASSESSMENT_RESULTS, 'Wynik oceny: wybierz wynik oceny z listy.');
export type AssessmentResult = (typeof ASSESSMENT_RESULTS)[number];

export const ASSESSMENT_RECOMMENDATIONS = ['continue', 'change-plan', 'end'] as const;
export const assessmentRecommendation = z.enum(
  ASSESSMENT_RECOMMENDATIONS,
  'Co dalej: wybierz z listy, co dalej z rodziną.',
);
export type AssessmentRecommendation = (typeof ASSESSMENT_RECOMMENDATIONS)[number];

/** Okresowa ocena sytuacji rodziny, at least every half-year (act of 9.06.2011, art. 15(1) pkt 15). */
export const assessmentFields = z.strictObject({
  on: localDateNamed('Dzień oceny', 'podaj dzień oceny'),
  result: assessmentResult,
  recommendation: assessmentRecommendation,
  conclusions: requiredText('Wnioski', 'wpisz wnioski z oceny', { max: 5_000 }),
});
export type AssessmentFields = z.infer<typeof assessmentFields>;

export const assessment = z.strictObject({
  id: recordId,
  on: localDate,
  result: assessmentResult,
  recommendation: assessmentRecommendation,
  conclusions: z.string(),
  nextDueOn: localDate.nullable(),
  byName: z.string(),
  at: instant,
  withdrawn: z.strictObject({ at: instant, byName: z.string(), reason: z.string() }).nullable(),
});
export type Assessment = z.infer<typeof assessment>;

/** An assessment as its print shows it: family, plan and outcomes as they stood on its day. */
export const printedAssessment = z.strictObject({
  assessment,
  /** From when: the day of the one before, else when the work began; null where nobody knows. */
  since: localDate.nullable(),
  previous: z.strictObject({ on: localDate, result: assessmentResult }).nullable(),
  plan: plan.nullable(),
  family: printedFamily,
});
export type PrintedAssessment = z.infer<typeof printedAssessment>;

/** When the next assessment is due, and the rule of that day; null where none is due. */
export const assessmentDue = z
  .strictObject({
    on: localDate,
    /** Day from which the term runs: the last assessment, or the beginning of work. */
    since: localDate,
    first: z.boolean(),
    months: z.int(),
    source: z.string(),
  })
  .nullable();
export type AssessmentDue = z.infer<typeof assessmentDue>;

/** What a new assessment of a family is judged by. */
export const assessmentGround = z.strictObject({
  /** Day of the last one that was not withdrawn. */
  last: localDate.nullable(),
  /** First day of the family's first kind; null where none is known. */
  began: localDate.nullable(),
  /** Whether the family has a plan that can be continued. */
  planned: z.boolean(),
});
export type AssessmentGround = z.infer<typeof assessmentGround>;

/** Every assessment of a family as the print of their list shows them, newest first, withdrawn ones among them. */
export const printedAssessments = z.strictObject({
  familyId,
  familyName: z.string(),
  caseNumber: z.string().nullable(),
  workerName: z.string().nullable(),
  assessments: z.array(assessment),
  due: assessmentDue,
});
export type PrintedAssessments = z.infer<typeof printedAssessments>;

/** Plans and assessments of a family, newest first. */
export const familyWork = z.strictObject({
  plans: z.array(plan),
  assessments: z.array(assessment),
  due: assessmentDue,
  may: z.strictObject({ edit: z.boolean(), export: z.boolean() }),
});
export type FamilyWork = z.infer<typeof familyWork>;
