import { daysInHome, hasOwnChild, homesOnDay, limitChildren } from '#db/repositories/home-facts.repository.ts';
import { exceptionsOf, insertExceptions, type NewException } from '#db/repositories/placement-exceptions.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import { rulesOf } from '#db/repositories/rules.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import {
  LIMIT_RULE_CODES,
  NUMBER_FINDINGS,
  type Finding,
  type PlacedChild,
} from '#shared/features/foster-care/limits.facts.ts';
import { limitFindings } from '#shared/features/foster-care/limits.rules.ts';
import { NO_EXCEPTION, type ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { minorsBornFrom } from '#shared/features/people/majority.rules.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Deps } from '../../calls/deps.ts';
import { refuseProblems } from '../../records/problems.ts';

/** A placing as the limits measure it. */
export interface Measured {
  readonly personId: PersonId;
  readonly homeId: HomeId;
  readonly kind: 'stay' | 'planned' | 'respite';
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Kind of the basis recorded together with it; null where none is. */
  readonly basis: string | null;
  /** The line this one takes the place of: its exceptions go on where they still fit. */
  readonly replaces: RecordId | null;
}

/**
 * What the limits say about a placing, on its first day and on the day on which the home will be fullest while it lasts.
 * @param answers what was ticked: consents and permits change what is said
 */
export async function findingsOf(r: Reader, placing: Measured, answers: ExceptionFields): Promise<readonly Finding[]> {
  const without = [placing.personId];
  const [rules, spans] = await Promise.all([
    rulesOf(r, LIMIT_RULE_CODES),
    daysInHome(r, placing.homeId, placing, without),
  ]);
  const on = async (day: LocalDate): Promise<readonly Finding[]> => {
    const [homes, child] = await Promise.all([
      homesOnDay(r, day, [placing.homeId], without),
      placedChild(r, day, placing),
    ]);
    const home = homes.get(placing.homeId);
    if (home === undefined || child === null) return [];
    const { familyConsent, coordinatorOpinion, permit } = answers;
    const found = limitFindings(
      {
        kind: placing.kind === 'respite' ? 'respite' : 'stay',
        from: day,
        until: placing.to,
        children: [child],
      },
      { ...home, familyConsent, coordinatorOpinion, permit },
      (code) => rules(code, day),
    );
    return saidOnce(found);
  };
  const first = await on(placing.from);
  const fullest = fullestDay(spans, placing.from);
  if (fullest === null) return first;
  return withLater(first, await on(fullest), fullest);
}

/** The home's own number is not said where a number of the act that is no higher has been. */
function saidOnce(findings: readonly Finding[]): readonly Finding[] {
  const own = findings.find(({ code }) => code === 'above-own-max');
  const said = findings.some(
    (one) => one !== own && isAboutNumbers(one.code) && needsReason(one) && (one.limit ?? 0) <= (own?.limit ?? 0),
  );
  return said ? findings.filter((one) => one !== own) : findings;
}

/** The day after the first one on which the most others will be there; null when it is no fuller than the first. */
function fullestDay(
  spans: readonly { readonly from: LocalDate; readonly to: LocalDate | null }[],
  from: LocalDate,
): LocalDate | null {
  const countOn = (day: LocalDate): number => spans.filter((span) => holdsOn(span, day)).length;
  const days = [...new Set(spans.map((span) => span.from))].filter((day) => day > from).toSorted();
  const most = Math.max(0, ...days.map(countOn));
  return most > countOn(from) ? (days.find((day) => countOn(day) === most) ?? null) : null;
}

/** Findings about numbers that come later, or are graver later, take the place of those of the first day and name theirs. */
function withLater(first: readonly Finding[], later: readonly Finding[], day: LocalDate): readonly Finding[] {
  const graver = later.filter(({ code, count }) => {
    const before = first.find((one) => one.code === code);
    return isAboutNumbers(code) && (before === undefined || (count ?? 0) > (before.count ?? 0));
  });
  const replaced = new Set(graver.map(({ code }) => code));
  return [
    ...first.filter(({ code }) => !replaced.has(code)),
    ...graver.map((one) => ({ ...one, sentence: `Od ${formatDate(day)}: ${one.sentence}` })),
  ];
}

const needsReason = ({ severity }: Finding): boolean => severity === 'needs-reason';
const isAboutNumbers = (code: Finding['code']): boolean => NUMBER_FINDINGS.some((one) => one === code);

async function placedChild(r: Reader, day: LocalDate, placing: Measured): Promise<PlacedChild | null> {
  const [child] = await limitChildren(r, day, [placing.personId]);
  if (child === undefined) return null;
  return {
    ...child,
    juvenile: child.juvenile || placing.basis === 'juvenile',
    withOwnChild: child.birthDate >= minorsBornFrom(day) && (await hasOwnChild(r, placing.personId)),
    brought: placing.basis === 'police',
  };
}

/** Exceptions of the line before that still say why: of the same limit, and of no fewer people. */
async function keptOf(r: Reader, { replaces }: Measured, findings: readonly Finding[]) {
  if (replaces === null) return [];
  const before = await exceptionsOf(r, replaces);
  return findings.flatMap(({ code, count }) => {
    const fits = before.find((one) => one.code === code && (one.count ?? 0) >= (count ?? 0));
    return fits === undefined ? [] : [fits];
  });
}

/** The findings of a placing nobody has answered yet, and whether a reason is to be written down for them. */
export async function limitsOf(
  r: Reader,
  placing: Measured,
): Promise<{ readonly findings: readonly Finding[]; readonly needsReason: boolean }> {
  const findings = await findingsOf(r, placing, NO_EXCEPTION);
  const asked = findings.filter(needsReason);
  const kept = await keptOf(r, placing, asked);
  return { findings, needsReason: kept.length < asked.length };
}

/**
 * Writes down why a placing passes limits, one row a limit, with what the limits were on that day. The act allows
 * exceptions nearly everywhere, so nothing is forbidden here; but none goes without a reason.
 * @returns the limits that were passed, for the log
 * @throws AppError INVALID_INPUT at `exception.reason` where one is needed and missing
 */
export async function recordExceptions(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  placing: Measured & { readonly id: RecordId },
  given: ExceptionFields | null,
  change: Change,
): Promise<readonly string[]> {
  const answers = given ?? NO_EXCEPTION;
  const asked = (await findingsOf(tx, placing, NO_EXCEPTION)).filter(needsReason);
  const kept = await keptOf(tx, placing, asked);
  const open = asked.filter(({ code }) => !kept.some((one) => one.code === code));
  const reason = blankToNull(answers.reason);
  if (open.length > 0 && reason === null) {
    const message = `Powód wyjątku: wpisz powód wyjątku. ${open.map(({ sentence }) => sentence).join(' ')}`;
    refuseProblems(null, [{ path: 'exception.reason', message }]);
  }
  for (const { change: written, ...one } of kept) {
    await insertExceptions(tx, [{ ...one, id: asRecordId(deps.ids.next()), placementId: placing.id }], written);
  }
  const rules = await rulesOf(tx, LIMIT_RULE_CODES);
  const answered = await findingsOf(tx, placing, answers);
  const rows = open.map((one): NewException => {
    // With the answers the sentence says what was given, where it said what was needed.
    const said = answered.find(({ code }) => code === one.code) ?? one;
    return {
      id: asRecordId(deps.ids.next()),
      placementId: placing.id,
      code: one.code,
      sentence: said.sentence,
      article: one.article,
      limit: one.limit,
      count: one.count,
      source: one.ruleCode === null ? null : (rules(one.ruleCode, placing.from)?.source ?? null),
      reason: reason ?? '',
      familyConsent: answers.familyConsent,
      coordinatorOpinion: answers.coordinatorOpinion,
      permit: answers.permit,
    };
  });
  await insertExceptions(tx, rows, change);
  return asked.map(({ code }) => code);
}
