import { ruleOn } from '#db/repositories/rules.repository.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Deps } from '../../../calls/deps.ts';

/** What the form of a person asks of the dated rules. @throws AppError RULE_MISSING */
export async function formRules(deps: Deps): Promise<{ newbornDays: number }> {
  return await deps.read(async (r) => ({
    newbornDays: (await ruleOn(r, 'newborn-days', today(deps.clock.now()))).value,
  }));
}
