import { FAMILY_KINDS, type FamilyKind } from '#shared/features/families/families.schema.ts';
import { RULES, type RuleCode, type RuleValue } from '#shared/features/rules/rules.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { asLocalDate, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { holdsOn } from './reach.repository.ts';
import { dateOrNull, groupBy, known } from './values.ts';

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
  return row === undefined ? null : ruleOf(code, row);
}

/** All rows of these rules at once, each the rule of the days it holds on. */
export async function rulesOf<Code extends RuleCode>(
  r: Reader,
  codes: readonly Code[],
): Promise<<One extends Code>(code: One, day: LocalDate) => RuleOnDay<One> | null> {
  const rows = await r
    .selectFrom('dated_rules')
    .select(['code', 'number_value', 'text_value', 'source', 'from_date', 'to_date'])
    .where('code', 'in', codes)
    .execute();
  const byCode = groupBy(rows, ({ code }) => code);
  return (code, day) => {
    const row = byCode
      .get(code)
      ?.find(({ from_date, to_date }) => from_date <= day && (to_date === null || to_date >= day));
    return row === undefined ? null : ruleOf(code, row);
  };
}

/** The days on which the values of these rules change. */
export async function ruleDaysOf(r: Reader, codes: readonly RuleCode[]): Promise<readonly LocalDate[]> {
  const rows = await r.selectFrom('dated_rules').select('from_date').distinct().where('code', 'in', codes).execute();
  return rows.map((row) => asLocalDate(row.from_date));
}

interface RuleRow {
  readonly number_value: number | null;
  readonly text_value: string | null;
  readonly source: string;
  readonly from_date: string;
  readonly to_date: string | null;
}

function ruleOf<Code extends RuleCode>(code: Code, row: RuleRow): RuleOnDay<Code> {
  const value = valueOf(RULES[code].type, row);
  if (value === null) throw new Error(`The rule ${code} holds a value of another type`);
  return {
    code,
    // The list of codes says which of the types it is.
    value: value as RuleValue<Code>,
    source: row.source,
    from: asLocalDate(row.from_date),
    to: dateOrNull(row.to_date),
  };
}

function valueOf(
  type: (typeof RULES)[RuleCode]['type'],
  row: { readonly number_value: number | null; readonly text_value: string | null },
): number | string | readonly FamilyKind[] | null {
  switch (type) {
    case 'number':
      return row.number_value;
    case 'text':
      return row.text_value;
    case 'family-kinds':
      return row.text_value === null ? null : familyKinds(row.text_value);
  }
}

/** @throws Error when the stored list names a kind the program does not know */
function familyKinds(stored: string): readonly FamilyKind[] {
  const list: unknown = JSON.parse(stored);
  if (!Array.isArray(list)) throw new Error('A rule of kinds of families is not a list');
  return list.map((kind) => known(FAMILY_KINDS, String(kind), 'dated_rules.text_value'));
}
