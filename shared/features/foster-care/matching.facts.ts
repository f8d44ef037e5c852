import type { LocalDate } from '../../kernel/local-date.ts';
import type { HomeForm } from './forms.ts';
import type { LimitChild, PlacedChild } from './limits.facts.ts';
import type { Occupancy } from './occupancy.rules.ts';

/** Needs a family says it is or is not ready for. */
export const NEEDS = ['chronic-illness', 'disability', 'juvenile', 'minor-mother', 'foreign'] as const;
export type Need = (typeof NEEDS)[number];

export interface SoughtChild extends PlacedChild {
  readonly chronicIllness: boolean;
  readonly foreign: boolean;
}

/** Children for whom one home is sought together. */
export interface Sought {
  readonly children: readonly SoughtChild[];
  readonly from: LocalDate;
  readonly until: LocalDate | null;
  /** Where they come from; null where it does not matter. */
  readonly communeId: string | null;
  /** The farthest way to their school that needs no other school; null where it does not matter. */
  readonly schoolWithinKm: number | null;
}

/** What a home has written down about a need. */
export type Readiness = 'experienced' | 'ready' | 'not-ready' | 'unknown';

/** A home that may take the children, as it is on the first day. */
export interface MatchHome {
  readonly id: string;
  readonly name: string;
  readonly communeId: string | null;
  readonly forms: readonly HomeForm[];
  /** Who runs it, for the words about them; null for an institution. */
  readonly carers: 'couple' | 'woman' | 'man' | null;
  /** Places over the whole time sought. */
  readonly places: Occupancy;
  readonly maxPlaces: number | null;
  readonly permit: boolean;
  readonly children: readonly LimitChild[];
  readonly adults: number;
  /** Ages it is ready for, in years, both included; null where nothing is written down. */
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly readiness: Readonly<Record<Need, Readiness>>;
  /** The first day on which one of the carers' medical or psychological papers ends. */
  readonly papersValidUntil: LocalDate | null;
  /** Families its koordynator helps, this one among them; null without one. */
  readonly coordinatorFamilies: number | null;
  /** Way to the school of the children; null where it is not known. */
  readonly kmToSchool: number | null;
  /** Children whose ascendants or siblings run it. */
  readonly kinOf: readonly string[];
}

/** Every criterion there is, in the order in which they are shown. */
export const CRITERION_CODES = ['places', 'age', ...NEEDS, 'papers', 'school', 'coordinator', 'form'] as const;
export type CriterionCode = (typeof CRITERION_CODES)[number];

export interface Criterion {
  readonly code: CriterionCode;
  readonly verdict: 'met' | 'warning' | 'broken';
  /** A short Polish phrase, as lists show it. */
  readonly sentence: string;
}

/** Why homes are not proposed, in the order in which one is named when there are several. */
export const REASON_LABELS = {
  form: 'forma',
  'no-places': 'brak miejsc',
  age: 'wiek',
  papers: 'ważność badań',
  readiness: 'gotowość rodziny',
} as const;
export type ReasonCode = keyof typeof REASON_LABELS;
export const REASON_CODES = Object.keys(REASON_LABELS) as readonly ReasonCode[];

export interface Proposal {
  readonly homeId: string;
  readonly criteria: readonly Criterion[];
  readonly met: number;
}

export interface NotProposed {
  readonly homeId: string;
  readonly reason: ReasonCode;
  readonly criteria: readonly Criterion[];
}

export interface Matching {
  /** The best first. */
  readonly proposed: readonly Proposal[];
  /** By name. */
  readonly notProposed: readonly NotProposed[];
  /** How many homes each reason leaves out; only reasons that do. */
  readonly byReason: readonly { readonly reason: ReasonCode; readonly count: number }[];
}
