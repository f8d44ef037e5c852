import type { RuleOn } from '#shared/features/foster-care/deadline-parts.ts';
import { DEADLINE_RULE_CODES } from '#shared/features/foster-care/deadline-rule.ts';

import type { Reader } from '../sqlite/office-database.ts';
import { rulesOf } from './rules.repository.ts';

/** The rules that the terms of foster care ask for, as the engine asks: by code and day. */
export async function deadlineRulesOf(r: Reader): Promise<RuleOn> {
  return await rulesOf(r, DEADLINE_RULE_CODES);
}
