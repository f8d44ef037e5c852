import type { LocalDate } from '../../kernel/local-date.ts';
import type { HomeForm } from './forms.ts';

/**
 * Numbers of the law that placing and free places are measured by. The values are dated rules with their source; here
 * stands what they are called and where the act of 9.06.2011 on family support and foster care has them today.
 */
export const LIMIT_RULES = {
  'foster-limit-family': {
    type: 'number',
    label: 'liczba dzieci i pełnoletnich w rodzinie zastępczej niezawodowej i zawodowej',
    unit: 'children',
    article: 'art. 53',
  },
  'foster-limit-combined': {
    type: 'number',
    label: 'liczba dzieci w rodzinie spokrewnionej, która jest też niezawodową lub zawodową',
    unit: 'children',
    article: 'art. 67',
  },
  'foster-limit-family-home': {
    type: 'number',
    label: 'liczba dzieci i pełnoletnich w rodzinnym domu dziecka',
    unit: 'children',
    article: 'art. 61',
  },
  'foster-limit-combined-home': {
    type: 'number',
    label: 'liczba dzieci w rodzinie spokrewnionej, która prowadzi też rodzinny dom dziecka',
    unit: 'children',
    article: 'art. 67',
  },
  'foster-limit-institution': {
    type: 'number',
    label: 'liczba dzieci w placówce socjalizacyjnej, interwencyjnej i specjalistyczno-terapeutycznej',
    unit: 'children',
    article: 'art. 95',
  },
  'foster-limit-institution-family': {
    type: 'number',
    label: 'liczba dzieci w placówce typu rodzinnego',
    unit: 'children',
    article: 'art. 101',
  },
  'foster-limit-institution-family-permit': {
    type: 'number',
    label: 'liczba dzieci w placówce typu rodzinnego z rodzeństwem za zezwoleniem wojewody',
    unit: 'children',
    article: 'art. 101',
  },
  'foster-limit-regional': {
    type: 'number',
    label: 'liczba dzieci w regionalnej placówce opiekuńczo-terapeutycznej',
    unit: 'children',
    article: 'art. 109',
  },
  'foster-limit-regional-permit': {
    type: 'number',
    label: 'liczba dzieci w regionalnej placówce opiekuńczo-terapeutycznej za zezwoleniem wojewody',
    unit: 'children',
    article: 'art. 109',
  },
  'foster-limit-pre-adoption': {
    type: 'number',
    label: 'liczba dzieci w interwencyjnym ośrodku preadopcyjnym',
    unit: 'children',
    article: 'art. 111',
  },
  'foster-pre-adoption-years': {
    type: 'number',
    label: 'wiek, do którego dziecko może przebywać w interwencyjnym ośrodku preadopcyjnym',
    unit: 'years',
    article: 'art. 111',
  },
  'foster-institution-years': {
    type: 'number',
    label: 'wiek, od którego dziecko trafia do placówki socjalizacyjnej i specjalistyczno-terapeutycznej',
    unit: 'years',
    article: 'art. 95',
  },
  'foster-intervention-years': {
    type: 'number',
    label: 'wiek, poniżej którego dziecko z placówki interwencyjnej przenosi się niezwłocznie do rodziny',
    unit: 'years',
    article: 'art. 103',
  },
  'foster-emergency-children': {
    type: 'number',
    label: 'liczba dzieci, powyżej której pogotowie rodzinne może odmówić przyjęcia',
    unit: 'children',
    article: 'art. 58',
  },
  'foster-emergency-years': {
    type: 'number',
    label: 'wiek doprowadzonego dziecka, od którego pogotowie rodzinne może odmówić przyjęcia',
    unit: 'years',
    article: 'art. 58',
  },
  'foster-respite-months': {
    type: 'number',
    label: 'czas, na jaki rodzina pomocowa może przyjąć dziecko',
    unit: 'months',
    article: 'art. 73',
  },
  'foster-coordinator-families': {
    type: 'number',
    label: 'liczba rodzin zastępczych i rodzinnych domów dziecka, którym pomaga koordynator',
    unit: 'families',
    article: 'art. 77',
  },
} as const satisfies Record<
  string,
  {
    readonly type: 'number';
    readonly label: string;
    readonly unit: 'children' | 'families' | 'years' | 'months';
    readonly article: string;
  }
>;

export type LimitRuleCode = keyof typeof LIMIT_RULES;
export const LIMIT_RULE_CODES = Object.keys(LIMIT_RULES) as readonly LimitRuleCode[];

/** The rule of a day that the caller has chosen; null where the office has none for it. */
export type RuleOn = (code: LimitRuleCode) => { readonly value: number; readonly source: string } | null;

/** Degree of a certificate; those under 16 have one without a degree. */
export type DisabilityDegree = 'severe' | 'moderate' | 'light' | 'under-16';

/** What decides where a child may be, for those in the home and those to be placed alike. */
export interface LimitChild {
  readonly id: string;
  readonly birthDate: LocalDate;
  /** Degree of a valid disability certificate. */
  readonly disability: DisabilityDegree | null;
  /** Placed under the law on juveniles. */
  readonly juvenile: boolean;
  readonly siblingIds: readonly string[];
}

export interface PlacedChild extends LimitChild {
  /** A minor mother whose own child comes with her. */
  readonly withOwnChild: boolean;
  /** Brought by the police or the border guard. */
  readonly brought: boolean;
}

export interface Placing {
  readonly kind: 'stay' | 'respite';
  readonly from: LocalDate;
  /** The last day, where it is known. */
  readonly until: LocalDate | null;
  readonly children: readonly PlacedChild[];
}

/** A home as it is on the first day of the placing. */
export interface HomeOnDay {
  /** Forms it offers on the day; a family may be a respite family beside another form. */
  readonly forms: readonly HomeForm[];
  /** Most children by its own contract or decision. */
  readonly maxPlaces: number | null;
  /** Whether the wojewoda permits more places. */
  readonly permit: boolean;
  /** Children who live there already. */
  readonly children: readonly LimitChild[];
  /** People of age who stay on under art. 37. */
  readonly adults: number;
  /** The family consents to this placing. */
  readonly familyConsent: boolean;
  /** The koordynator's opinion of this placing is positive. */
  readonly coordinatorOpinion: boolean;
  /** The oldest age each of the carers is ready for; empty where nothing is written down. */
  readonly readyTo: readonly number[];
}

/** Every finding there is, the gravest first within a severity. */
export const FINDING_CODES = [
  'no-form',
  'respite-for-stay',
  'over-limit',
  'combined-limit',
  'permit-limit',
  'sibling-exception',
  'above-own-max',
  'pre-adoption-age',
  'institution-age',
  'specialist-mixed',
  'age-readiness',
  'respite-without-form',
  'respite-length',
  'emergency-number',
  'emergency-age',
  'intervention-age',
  'specialist-advised',
  'respite-regardless',
  'rule-missing',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** Findings about how many there will be; each holds for whoever else comes. */
export const NUMBER_FINDINGS = [
  'over-limit',
  'combined-limit',
  'permit-limit',
  'sibling-exception',
  'above-own-max',
  'emergency-number',
  'respite-regardless',
] as const satisfies readonly FindingCode[];

/** From the gravest: cannot be; may be with what it asks for; worth knowing. */
export const SEVERITIES = ['refused', 'needs-reason', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Asked = 'reason' | 'family-consent' | 'coordinator-opinion' | 'permit';

/** Something the law or the home's own papers say about a placing. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** One Polish sentence: what and how many. */
  readonly sentence: string;
  /** „art. 53”; null where no law but the home's own papers say so. */
  readonly article: string | null;
  readonly ruleCode: LimitRuleCode | null;
  readonly limit: number | null;
  readonly count: number | null;
  /** What is to be recorded before the placing goes on; never empty for 'needs-reason', always for the others. */
  readonly asks: readonly Asked[];
}
