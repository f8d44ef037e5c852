import { LEAVER_TERM_VALUES } from '#db/migrations/0021-care-leavers.rules.ts';
import { DEADLINE_RULE_VALUES } from '#db/migrations/0023-deadline-rules.ts';
import type { RuleOn } from '#shared/features/foster-care/deadline-parts.ts';
import { DEADLINE_RULE_CODES, type DeadlineRuleCode } from '#shared/features/foster-care/deadline-rule.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import { LIMIT_RULE_VALUES } from './foster-limit-rules.ts';

/** A dated rule of the terms of foster care as a new office has it. */
interface DeadlineRuleRow {
  readonly value: number;
  readonly source: string;
  /** First day of the row. */
  readonly from: string;
}

const rowOf = (code: DeadlineRuleCode): DeadlineRuleRow => {
  const term = DEADLINE_RULE_VALUES.find(([one]) => one === code);
  if (term !== undefined) return { value: term[1], from: term[2], source: term[3] };
  const leaver = LEAVER_TERM_VALUES.find(([one]) => one === code);
  if (leaver !== undefined) return { value: leaver[1], from: '2012-01-01', source: leaver[2] };
  const limit = Object.entries(LIMIT_RULE_VALUES).find(([one]) => one === code);
  if (limit !== undefined) return { ...limit[1], source: code };
  throw new Error(`No migration gives ${code} a value.`);
};

/** The rows of a new office, as the migrations write them. */
const DEADLINE_RULE_ROWS = new Map(DEADLINE_RULE_CODES.map((code) => [code, rowOf(code)]));

/** The row of a code. */
export const deadlineRow = (code: DeadlineRuleCode): DeadlineRuleRow => DEADLINE_RULE_ROWS.get(code) ?? rowOf(code);

/** The rules of the rows, each from its first day on. */
export const ruleOn: RuleOn = (code, day) => {
  const row = deadlineRow(code);
  return row.from <= day ? { value: row.value, source: row.source } : null;
};

/** The same with some values changed from a day on. */
export const changedRules =
  (changes: Partial<Record<DeadlineRuleCode, number>>, from: string): RuleOn =>
  (code, day) => {
    const value = changes[code];
    return value !== undefined && day >= asLocalDate(from) ? { value, source: 'zmiana' } : ruleOn(code, day);
  };
