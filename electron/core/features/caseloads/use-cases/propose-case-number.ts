import { caseNumbersLike } from '#db/repositories/caseloads.repository.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import { caseNumberParts, nextCaseNumber } from '#shared/features/caseloads/caseloads.rules.ts';
import { today, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';

interface Proposed {
  readonly number: string | null;
  readonly pattern: string;
  readonly source: string;
}

/** The number a new family gets by the office's pattern. @throws AppError RULE_MISSING */
export async function proposeCaseNumber(deps: Deps, _actor: Actor): Promise<Proposed> {
  return await deps.read((r) => proposedCaseNumber(r, today(deps.clock.now())));
}

/** The next number of the year of `day`. */
export async function proposedCaseNumber(r: Reader, day: LocalDate): Promise<Proposed> {
  const { value: pattern, source } = await ruleOn(r, 'case-number-pattern', day);
  const parts = caseNumberParts(pattern, yearOf(day));
  const given = parts === null ? [] : await caseNumbersLike(r, parts.before, parts.after);
  return { number: nextCaseNumber(pattern, yearOf(day), given), pattern, source };
}
