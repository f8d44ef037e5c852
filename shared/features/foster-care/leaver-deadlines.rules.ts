import { addDays, addMonths, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { majorityByAge } from '../people/majority.rules.ts';
import {
  byDays,
  chainOn,
  deadlineOf,
  holdsOn,
  inOrder,
  lastDeed,
  type Asked,
  type Deadline,
  type RuleOn,
} from './deadline-parts.ts';
import type { CareLeaverFacts } from './deadlines.facts.ts';
import type { HomeForm } from './forms.ts';

interface AskedLeaver extends Asked {
  readonly leaver: CareLeaverFacts;
  readonly majority: LocalDate;
}

/**
 * What is open on the day `today` on somebody's way out of care: while in care the guardian of independence and the
 * programme, after leaving of age the last days of the help. Nothing after death, and for whom no court placed.
 */
export function deadlinesOfCareLeaver(leaver: CareLeaverFacts, ruleOn: RuleOn, today: LocalDate): readonly Deadline[] {
  if (!leaver.placedByCourt || (leaver.deathDate !== null && leaver.deathDate <= today)) return [];
  const majority = majorityByAge(leaver.birthDate).from;
  const asked: AskedLeaver = { subjectId: leaver.id, ruleOn, today, leaver, majority };
  const chain = chainOn(leaver.stays.filter(isStay), today);
  const since = chain[0]?.from;
  return inOrder(since === undefined ? afterCare(asked) : inCare(asked, since));
}

const isStay = ({ form }: CareLeaverFacts['stays'][number]): boolean => form !== 'respite';

function inCare(asked: AskedLeaver, since: LocalDate): readonly (Deadline | null)[] {
  const { leaver, majority, today } = asked;
  return (['leaver-guardian', 'leaver-programme'] as const).map((code) => {
    // Named or drafted in an earlier stay it stays so.
    if (lastDeed(leaver.deeds, code, leaver.birthDate, today) !== null) return null;
    return deadlineOf(asked, code, { on: majority, since });
  });
}

function afterCare(asked: AskedLeaver): readonly (Deadline | null)[] {
  const { leaver, majority, today } = asked;
  let last: { readonly to: LocalDate; readonly form: HomeForm } | null = null;
  for (const { form, from, to } of leaver.stays.filter(isStay)) {
    if (to !== null && from <= to && to < today && (last === null || to > last.to)) last = { to, form };
  }
  // Who left before majority is no care leaver; the last day in care may be the one before the birthday.
  if (last === null || last.to < addDays(majority, -1) || !wasLongEnough(asked, last)) return [];
  return [studyEnd(asked), aid(asked, 'leaver-independence-aid'), aid(asked, 'leaver-household-aid')];
}

const wasLongEnough = (asked: AskedLeaver, last: { readonly to: LocalDate; readonly form: HomeForm }): boolean =>
  countedStay(asked.leaver.stays, asked, last.form, last.to)?.met === true;

/** Days of all stays in care together against the least that gives help (art. 141 ust. 1). */
export interface CountedStay {
  readonly days: number;
  readonly months: number;
  readonly met: boolean;
  readonly kinship: boolean;
  /** Where the least stands. */
  readonly source: string;
}

/**
 * The stay up to a day in care; its form there decides how long it has to be. Null where the office has no rule.
 * @param to a day in care, or the last one
 */
export function countedStay(
  stays: CareLeaverFacts['stays'],
  { ruleOn, today }: Pick<Asked, 'ruleOn' | 'today'>,
  form: HomeForm,
  to: LocalDate,
): CountedStay | null {
  const kinship = form === 'kinship';
  const code = kinship ? 'foster-leaver-stay-kinship-months' : 'foster-leaver-stay-months';
  const rule = ruleOn(code, to) ?? ruleOn(code, today);
  if (rule === null) return null;
  let days = 0;
  let counted: LocalDate | null = null;
  for (const stay of stays.filter(isStay).toSorted(byDays)) {
    const end = stay.to === null || stay.to > to ? to : stay.to;
    const from: LocalDate = counted !== null && counted >= stay.from ? addDays(counted, 1) : stay.from;
    if (end < from) continue;
    days += daysBetween(from, end) + 1;
    counted = end;
  }
  const after = addDays(to, 1);
  const met = days >= daysBetween(addMonths(after, -rule.value), after);
  return { days, months: rule.value, met, kinship, source: rule.source };
}

/** Where the help is granted for longer than it may be given. */
function studyEnd(asked: AskedLeaver): Deadline | null {
  const { leaver, majority, today } = asked;
  const granted = leaver.studyAid.filter((one) => holdsOn(one, today));
  if (granted.length === 0) return null;
  const one = deadlineOf(asked, 'leaver-study-end', { on: leaver.birthDate, ruleDay: majority });
  return one !== null && granted.some(({ to }) => to === null || to > one.due) ? one : null;
}

/** Paid by that day or not at all: after it nothing is open. */
function aid(asked: AskedLeaver, code: 'leaver-independence-aid' | 'leaver-household-aid'): Deadline | null {
  const { leaver, majority, today } = asked;
  if (lastDeed(leaver.deeds, code, majority, today) !== null) return null;
  const one = deadlineOf(asked, code, { on: leaver.birthDate, ruleDay: majority });
  return one !== null && one.due >= today ? one : null;
}
