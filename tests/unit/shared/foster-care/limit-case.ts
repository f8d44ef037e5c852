import type {
  Asked,
  FindingCode,
  HomeOnDay,
  LimitRuleCode,
  Placing,
  RuleOn,
  Severity,
} from '#shared/features/foster-care/limits.facts.ts';

export interface LimitCase {
  readonly name: string;
  readonly placing: Placing;
  readonly home: HomeOnDay;
  readonly rules?: RuleOn;
  /** All findings in their order; the sentence with plain spaces. */
  readonly found: readonly {
    readonly code: FindingCode;
    readonly severity: Severity;
    readonly sentence: string;
    readonly article: string | null;
    readonly asks: readonly Asked[];
    readonly numbers: readonly [LimitRuleCode | null, limit: number | null, count: number | null];
  }[];
}

/** One finding as a case expects it. */
export const one = (
  code: FindingCode,
  severity: Severity,
  sentence: string,
  article: string | null,
  numbers: readonly [LimitRuleCode | null, number | null, number | null],
  ...asks: readonly Asked[]
) => ({ code, severity, sentence, article, numbers, asks });

export const NONE = [null, null, null] as const;

/** The numbers of a family that has so many. */
export const family = (count: number) => ['foster-limit-family', 3, count] as const;
