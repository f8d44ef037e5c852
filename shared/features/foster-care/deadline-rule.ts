/** Of whom or what a deadline speaks. */
export type DeadlineSubject = 'child' | 'home' | 'care-leaver' | 'candidate';

/**
 * Rules whose values the engine asks for. They are dated rows with their source; no number of the law or of the office
 * stands in the code. `lead` rules are days before the term from which it is shown as coming.
 */
export const DEADLINE_RULE_CODES = [
  'foster-assessment-young-months',
  'foster-assessment-months',
  'foster-assessment-age-years',
  'foster-opinion-days',
  'foster-court-information-months',
  'foster-court-motion-months',
  'foster-alimony-months',
  'foster-admission-hours',
  'foster-sharing-days',
  'foster-emergency-months',
  'foster-emergency-extended-months',
  'foster-intervention-months',
  'foster-institution-years',
  'foster-intervention-years',
  'foster-pre-adoption-years',
  'foster-adult-years',
  'foster-at-once-days',
  'foster-home-first-months',
  'foster-home-second-months',
  'foster-home-next-months',
  'foster-home-negative-months',
  'foster-home-contract-months',
  'foster-objections-days',
  'foster-objections-answer-days',
  'foster-medical-months',
  'foster-psychological-months',
  'foster-standards-months',
  'foster-leaver-guardian-months',
  'foster-leaver-programme-months',
  'foster-leaver-stay-kinship-months',
  'foster-leaver-stay-months',
  'foster-leaver-study-years',
  'foster-leaver-aid-years',
  'foster-candidate-qualification-months',
  'foster-candidate-qualified-months',
  'foster-candidate-training-months',
  'foster-candidate-certificate-months',
  'foster-lead-hours-days',
  'foster-lead-short-days',
  'foster-lead-months-days',
  'foster-lead-long-days',
  'foster-lead-majority-days',
] as const;
export type DeadlineRuleCode = (typeof DEADLINE_RULE_CODES)[number];

/** Papers of carers and of those who live with them. */
export type PaperCode = 'medical' | 'psychological' | 'register-check';

/** A row of the table of deadlines. */
export interface DeadlineRule {
  readonly subject: DeadlineSubject;
  /** What is to be done, in Polish. */
  readonly label: string;
  readonly article: string;
  /** Where the same stands for a child in an institution, when it stands elsewhere. */
  readonly institutionArticle?: string;
  /** The event the period runs from, in Polish. */
  readonly basis: string;
  /** How long the period is; null where the day of the event is the term itself. */
  readonly period: DeadlineRuleCode | null;
  readonly unit: 'hours' | 'days' | 'months' | 'years';
  /** Whether the term lies after the event or before it. */
  readonly counted: 'after' | 'before';
  /** `each`: once for each event; `again`: from the last fulfilment anew. */
  readonly repeat: 'each' | 'again';
  readonly lead: DeadlineRuleCode;
}
