import { RULES, type RuleCode, type RuleValue } from '#shared/features/rules/rules.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { holdsOn } from './reach.repository.ts';
import { dateOrNull } from './values.ts';

/** A rule as it holds on a day. */
export interface RuleOnDay<Code extends RuleCode> {
  readonly code: Code;
  readonly value: RuleValue<Code>;
  /** Where it stands: the article and the journal of laws, or the office's own decision. */
  readonly source: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * The rule of that code on that day.
 * @throws AppError RULE_MISSING {rule: its Polish label, code, day} when the office has none for the day
 */
export async function ruleOn<Code extends RuleCode>(r: Reader, code: Code, day: LocalDate): Promise<RuleOnDay<Code>> {
  const rule = await ruleOrNullOn(r, code, day);
  if (rule === null) throw new AppError('RULE_MISSING', { rule: RULES[code].label, code, day });
  return rule;
}

/** As `ruleOn`, or null: for screens that show a day from before the rule. */
export async function ruleOrNullOn<Code extends RuleCode>(
  r: Reader,
  code: Code,
  day: LocalDate,
): Promise<RuleOnDay<Code> | null> {
  const row = await r
    .selectFrom('dated_rules')
    .select(['number_value', 'text_value', 'source', 'from_date', 'to_date'])
    .where('code', '=', code)
    .where(holdsOn(day, 'dated_rules'))
    .executeTakeFirst();
  if (row === undefined) return null;
  const value = RULES[code].type === 'number' ? row.number_value : row.text_value;
  if (value === null) throw new Error(`The rule ${code} holds a value of another type`);
  // The list of codes says which of the two types it is.
  return {
    code,
    value: value as RuleValue<Code>,
    source: row.source,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  };
}
