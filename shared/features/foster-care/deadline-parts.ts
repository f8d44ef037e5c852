import { addSeconds, type Instant } from '../../kernel/instant.ts';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  today as officeDay,
  type LocalDate,
} from '../../kernel/local-date.ts';
import type { DeadlineRuleCode, DeadlineSubject } from './deadline-rule.ts';
import type { Deed, Stretch } from './deadlines.facts.ts';
import { DEADLINES, type DeadlineCode, type DeedCode } from './deadlines.rules.ts';

/** The dated rule of that code on a day; null where the office has none for it. */
export type RuleOn = (
  code: DeadlineRuleCode,
  day: LocalDate,
) => { readonly value: number; readonly source: string } | null;

/** Something that is still to be done, or that ends, by a day. */
export interface Deadline {
  readonly code: DeadlineCode;
  readonly subjectKind: DeadlineSubject;
  readonly subjectId: string;
  /** Whom of a home it is about, where it is about one person. */
  readonly personId: string | null;
  /** What the period runs from. */
  readonly basis: { readonly label: string; readonly on: LocalDate };
  /** The last day of the term. */
  readonly due: LocalDate;
  /** The moment the term is over, where it counts hours. */
  readonly dueAt: Instant | null;
  /** From when it is shown as coming; never after `due`. */
  readonly leadFrom: LocalDate;
  readonly article: string;
}

/** For whom, by which rules and on which day is asked. */
export interface Asked {
  readonly subjectId: string;
  readonly ruleOn: RuleOn;
  readonly today: LocalDate;
}

/** What the period runs from and what is known besides. */
export interface Basis {
  readonly on: LocalDate;
  /** The day whose rule holds; the day of the basis when left out. */
  readonly ruleDay?: LocalDate;
  /** The first day on which there is anything to do; when left out, the day of the basis for what runs after it. */
  readonly since?: LocalDate;
  /** The term itself, where a paper or a decision names it. */
  readonly due?: LocalDate;
  /** Another period than that of the table. */
  readonly period?: DeadlineRuleCode;
  /** The moment hours are counted from. */
  readonly at?: Instant;
  readonly personId?: string;
  readonly atInstitution?: boolean;
}

/** The value of the rule of the day on which the period begins, or else of today. */
export const ruleValue = ({ ruleOn, today }: Asked, code: DeadlineRuleCode, day: LocalDate): number | null =>
  (ruleOn(code, day) ?? ruleOn(code, today))?.value ?? null;

/** The deadline of that row of the table; null where the office has no rule for its period. */
export function deadlineOf(asked: Asked, code: DeadlineCode, basis: Basis): Deadline | null {
  const rule = DEADLINES[code];
  const { on, ruleDay = on } = basis;
  const term = termOf(asked, code, basis, ruleDay);
  if (term === null) return null;
  const since = basis.since ?? (rule.counted === 'after' ? on : term.due);
  // A term that had passed before anything could be done is due on the first day on which it can.
  const due = basis.due ?? later(term.due, since);
  const leadFrom = addDays(due, -(ruleValue(asked, rule.lead, ruleDay) ?? 0));
  return {
    code,
    subjectKind: rule.subject,
    subjectId: asked.subjectId,
    personId: basis.personId ?? null,
    basis: { label: rule.basis, on },
    due,
    dueAt: term.dueAt,
    leadFrom: leadFrom >= since ? leadFrom : since < due ? since : due,
    article: (basis.atInstitution === true ? rule.institutionArticle : undefined) ?? rule.article,
  };
}

function termOf(
  asked: Asked,
  code: DeadlineCode,
  basis: Basis,
  ruleDay: LocalDate,
): { readonly due: LocalDate; readonly dueAt: Instant | null } | null {
  const { on, due, at } = basis;
  if (due !== undefined) return { due, dueAt: null };
  const { period: own, unit, counted } = DEADLINES[code];
  const period = basis.period ?? own;
  if (period === null) return { due: on, dueAt: null };
  const value = ruleValue(asked, period, ruleDay);
  if (value === null) return null;
  if (unit === 'hours') {
    if (at === undefined) return null;
    // Elapsed hours: a night of the clock change makes the wall clock differ, not the term.
    const dueAt = addSeconds(at, value * 3600);
    return { due: officeDay(dueAt), dueAt };
  }
  const signed = counted === 'after' ? value : -value;
  const move = { days: addDays, months: addMonths, years: addYears }[unit];
  return { due: move(on, signed), dueAt: null };
}

/** By term, then by what and whom, each once: the same for the same facts in any order. */
export function inOrder(deadlines: readonly (Deadline | null)[]): readonly Deadline[] {
  const sorted = deadlines.filter((one) => one !== null).sort(compareDeadlines);
  return sorted.filter((one, place) => {
    const before = sorted[place - 1];
    return before === undefined || compareDeadlines(before, one) !== 0;
  });
}

/** Nearest term first; a moment before the end of its day. */
export function compareDeadlines(a: Deadline, b: Deadline): number {
  return (
    compare(a.due, b.due) ||
    compare(a.dueAt ?? '~', b.dueAt ?? '~') ||
    compare(a.code, b.code) ||
    compare(a.subjectId, b.subjectId) ||
    compare(a.personId ?? '', b.personId ?? '') ||
    compare(a.basis.on, b.basis.on)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

export const holdsOn = ({ from, to }: Stretch, day: LocalDate): boolean => from <= day && (to === null || to >= day);

/** The last of these days that lies from `since` to `until`; null when none does. */
export function lastWithin(days: readonly LocalDate[], since: LocalDate, until: LocalDate): LocalDate | null {
  let last: LocalDate | null = null;
  for (const day of days) if (day >= since && day <= until && (last === null || day > last)) last = day;
  return last;
}

/** The last day of a deed of that code from `since` to `until`; null when there is none. */
export function lastDeed(deeds: readonly Deed[], code: DeedCode, since: LocalDate, until: LocalDate): LocalDate | null {
  let last: LocalDate | null = null;
  for (const { code: done, on } of deeds) {
    if (done === code && on >= since && on <= until && (last === null || on > last)) last = on;
  }
  return last;
}

/** By first day, then by last, an open one last. */
export const byDays = (a: Stretch, b: Stretch): number => compare(a.from, b.from) || compare(a.to ?? '~', b.to ?? '~');

/** The chain of stretches without a gap of a day that holds a day, oldest first; empty when none does. */
export function chainOn<One extends Stretch>(stretches: readonly One[], day: LocalDate): readonly One[] {
  let chain: One[] = [];
  let end: LocalDate | null = null;
  for (const one of stretches.toSorted(byDays)) {
    if (one.to !== null && one.to < one.from) continue;
    if (chain.length > 0 && (end === null || daysBetween(end, one.from) <= 1)) {
      chain.push(one);
      end = end === null || one.to === null ? null : later(end, one.to);
    } else if (chain.length > 0 && end !== null && end >= day) {
      break;
    } else {
      chain = [one];
      end = one.to;
    }
  }
  const first = chain[0];
  return first !== undefined && first.from <= day && (end === null || end >= day) ? chain : [];
}

export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The last day of a chain; null while no end is known. */
export function endOf(chain: readonly Stretch[]): LocalDate | null {
  let last: LocalDate | null = null;
  for (const { to } of chain) {
    if (to === null) return null;
    if (last === null || to > last) last = to;
  }
  return last;
}
