import { LIMIT_RULE_CODES, type LimitRuleCode, type RuleOn } from '#shared/features/foster-care/limits.facts.ts';

/** The values of the rules of placing as they hold in 2026, with the first day of each. */
export const LIMIT_RULE_VALUES: Readonly<Record<LimitRuleCode, { readonly value: number; readonly from: string }>> = {
  'foster-limit-family': { value: 3, from: '2012-01-01' },
  'foster-limit-combined': { value: 3, from: '2012-01-01' },
  'foster-limit-family-home': { value: 8, from: '2012-01-01' },
  'foster-limit-combined-home': { value: 8, from: '2012-01-01' },
  'foster-limit-institution': { value: 14, from: '2021-01-01' },
  'foster-limit-institution-family': { value: 8, from: '2012-01-01' },
  'foster-limit-institution-family-permit': { value: 10, from: '2012-01-01' },
  'foster-limit-regional': { value: 30, from: '2012-01-01' },
  'foster-limit-regional-permit': { value: 45, from: '2012-01-01' },
  'foster-limit-pre-adoption': { value: 20, from: '2012-01-01' },
  'foster-pre-adoption-years': { value: 1, from: '2012-01-01' },
  'foster-institution-years': { value: 10, from: '2020-01-01' },
  'foster-intervention-years': { value: 10, from: '2020-01-01' },
  'foster-emergency-children': { value: 3, from: '2012-01-01' },
  'foster-emergency-years': { value: 10, from: '2012-01-01' },
  'foster-respite-months': { value: 2, from: '2012-01-01' },
  'foster-coordinator-families': { value: 15, from: '2015-01-01' },
};

const SOURCE = 'ustawa z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej';

/** The rules of today. */
export const limitRules: RuleOn = (code) => ({ value: LIMIT_RULE_VALUES[code].value, source: SOURCE });

/** The rules of today without these, as before their first day. */
export const limitRulesWithout =
  (...codes: readonly LimitRuleCode[]): RuleOn =>
  (code) =>
    codes.includes(code) ? null : limitRules(code);

/** The rules of today with other values. */
export const limitRulesWith =
  (values: Partial<Record<LimitRuleCode, number>>): RuleOn =>
  (code) => ({ value: values[code] ?? LIMIT_RULE_VALUES[code].value, source: SOURCE });

export const NO_LIMIT_RULES: RuleOn = limitRulesWithout(...LIMIT_RULE_CODES);
