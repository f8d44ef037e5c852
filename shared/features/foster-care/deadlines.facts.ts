import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { PaperCode } from './deadline-rule.ts';
import type { DeedCode } from './deadlines.rules.ts';
import type { HomeForm } from './forms.ts';

/** What the engine of deadlines knows of somebody or something. What stands on a later day than the one asked for has not
 * happened yet. */

/** Something done that settles or moves a deadline. */
export interface Deed {
  readonly code: DeedCode;
  readonly on: LocalDate;
  /** The moment, where hours count; null when only the day is known. */
  readonly at: Instant | null;
}

export interface Stretch {
  readonly from: LocalDate;
  /** The last day; null while no end is known. */
  readonly to: LocalDate | null;
}

export interface Stay extends Stretch {
  readonly homeId: string;
  /** The form of the place on these days; a place that changes its form has a stay for each. Respite is no stay. */
  readonly form: HomeForm;
  /** Set where the child was taken in without a court order, and for every admission to an intervention institution. */
  readonly emergency: { readonly admittedAt: Instant } | null;
  readonly basis: string;
}

/** Kind of the legal basis on which somebody of age stays on (act of 9.06.2011, art. 37). */
export const ADULT_BASIS = 'adult-stay';

export interface ChildFacts {
  readonly id: string;
  readonly birthDate: LocalDate;
  readonly deathDate: LocalDate | null;
  readonly stays: readonly Stay[];
  readonly legalBases: readonly (Stretch & { readonly kind: string })[];
  readonly assessments: readonly { readonly on: LocalDate }[];
  readonly deeds: readonly Deed[];
  /** First day from which a commune or another county shares the cost; null when nobody does. */
  readonly fundingSharedFrom: LocalDate | null;
}

/** An assessment of a foster family or family children's home (art. 134). */
export interface HomeAssessment {
  readonly on: LocalDate;
  readonly result: 'positive' | 'negative';
  /** The day on which the family received it. */
  readonly notifiedOn: LocalDate | null;
  /** The family's objections: the day the starosta received them, and what he answered. */
  readonly objections: {
    readonly on: LocalDate;
    readonly answeredOn: LocalDate | null;
    readonly upheld: boolean;
  } | null;
}

/** A paper about a person: a certificate, an opinion, an answer of a register. */
export interface Paper {
  readonly code: PaperCode;
  /** Null for a paper that speaks of all carers. */
  readonly personId: string | null;
  readonly issuedOn: LocalDate;
  /** The last day on which it is valid, where the paper itself says it. */
  readonly validUntil: LocalDate | null;
}

export interface HomeFacts {
  readonly id: string;
  /** A family, not an institution. */
  readonly isFamily: boolean;
  /** Forms it had and has; after the last of them the home has ended. */
  readonly forms: readonly (Stretch & { readonly form: HomeForm })[];
  readonly contracts: readonly Stretch[];
  /** The day on which the first child was placed there. */
  readonly firstChildOn: LocalDate | null;
  readonly carers: readonly (Stretch & { readonly personId: string })[];
  /** Everybody who lives there but the children in care; the carers too. */
  readonly household: readonly (Stretch & { readonly personId: string; readonly birthDate: LocalDate })[];
  readonly papers: readonly Paper[];
  readonly assessments: readonly HomeAssessment[];
  readonly deeds: readonly Deed[];
  /** The day on which it adopted standards of the protection of minors, and the days of their reviews. */
  readonly standards: { readonly adoptedOn: LocalDate; readonly reviewedOn: readonly LocalDate[] } | null;
}

export interface CareLeaverFacts {
  readonly id: string;
  readonly birthDate: LocalDate;
  readonly deathDate: LocalDate | null;
  /** Only who was placed by a court is helped on the way to independence (art. 140 ust. 1). */
  readonly placedByCourt: boolean;
  /** Days in care, those after majority (art. 37) among them; the form of the last is the one that was left. */
  readonly stays: readonly (Stretch & { readonly form: HomeForm })[];
  /** Days for which the help to go on learning is granted. */
  readonly studyAid: readonly Stretch[];
  readonly deeds: readonly Deed[];
}

export interface CandidateFacts {
  readonly id: string;
  readonly appliedOn: LocalDate;
  /** Withdrew, died or was struck off. */
  readonly endedOn: LocalDate | null;
  /** The day on which the candidate became a foster family or began to lead a home. */
  readonly becameHomeOn: LocalDate | null;
  readonly qualifications: readonly { readonly on: LocalDate; readonly result: 'positive' | 'negative' }[];
  /** The day on which the qualified candidate asked to be sent to the training. */
  readonly trainingAskedOn: LocalDate | null;
  readonly trainingBeganOn: LocalDate | null;
  /** Days on which qualifying certificates were issued. */
  readonly certificates: readonly { readonly issuedOn: LocalDate }[];
}
