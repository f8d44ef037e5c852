import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { FamilyKind } from '../families/families.schema.ts';
import type { AssessmentDue } from './assessments.schema.ts';
import { nextAssessmentOn } from './family-work.rules.ts';

/** What of a family decides when its next assessment is due; days ahead are among it. */
export interface WorkFacts {
  readonly archived: boolean;
  /** Last day on which the family came back from the archive; null when it never did. */
  readonly restoredOn: LocalDate | null;
  readonly kinds: readonly { readonly kind: FamilyKind; readonly from: LocalDate; readonly to: LocalDate | null }[];
  /** Plans in the order in which they were written. */
  readonly plans: readonly { readonly from: LocalDate; readonly until: LocalDate | null }[];
  /** First days of its assignments to workers. */
  readonly assignedOn: readonly LocalDate[];
  /** The last assessment that was not withdrawn. */
  readonly last: { readonly on: LocalDate; readonly ends: boolean; readonly nextDueOn: LocalDate | null } | null;
}

/** The dated rules the term follows from. */
export interface AssessmentRules {
  /** Kinds of families that are worked with from the day they are of it. */
  readonly kinds: readonly FamilyKind[];
  /** Months between two assessments by the rule of a day; null where the office has none for the day. */
  readonly monthsOn: (day: LocalDate) => { readonly value: number; readonly source: string } | null;
}

interface Stretch {
  readonly from: LocalDate;
  /** The last day; null while no end is known. */
  readonly to: LocalDate | null;
}

/**
 * When the next assessment of a family is due: at least once every half-year of the work with it (act of 9.06.2011,
 * art. 15(1) pkt 15), counted from the last assessment or, before the first of a stretch of work, from its beginning. Null
 * in the archive, after work has ended, and on days on which nobody works with the family in this way. Work that begins on
 * a later day counts already, so that the task of its first assessment is there when the day comes.
 */
export function assessmentDueOn(facts: WorkFacts, rules: AssessmentRules, today: LocalDate): AssessmentDue {
  if (facts.archived) return null;
  const stretches = stretchesOfWork(facts, rules.kinds);
  const stretch = stretches.find((one) => holds(one, today)) ?? stretches.find(({ from }) => from > today);
  if (stretch === undefined) return null;
  const { last } = facts;
  const first = last === null || last.ends || last.on < stretch.from;
  // A day from before the rule is counted by the rule of today.
  const rule = (first ? null : rules.monthsOn(last.on)) ?? rules.monthsOn(today);
  if (rule === null) return null;
  const since = first ? stretch.from : last.on;
  const stored = first ? null : last.nextDueOn;
  return { on: stored ?? nextAssessmentOn(since, rule.value), since, first, months: rule.value, source: rule.source };
}

/** The day from which the time runs that an assessment made on that day looks back on; null where nobody knows. */
export function assessedSince(facts: WorkFacts, kinds: readonly FamilyKind[], day: LocalDate): LocalDate | null {
  const { last } = facts;
  const began = stretchesOfWork(facts, kinds).find((one) => holds(one, day))?.from ?? null;
  if (last === null || began === null) return began ?? last?.on ?? null;
  return !last.ends && last.on > began ? last.on : began;
}

const holds = ({ from, to }: Stretch, day: LocalDate): boolean => from <= day && (to === null || to >= day);

/** Days on which the family is worked with, for its kind or by a plan in force, oldest first; what adjoins is one stretch. */
function stretchesOfWork(facts: WorkFacts, kinds: readonly FamilyKind[]): readonly Stretch[] {
  const ofKind = facts.kinds.filter(({ kind }) => kinds.includes(kind));
  const { last } = facts;
  if (last === null || !last.ends) return joined([...ofKind, ...plansInForce(facts.plans)]);
  // "Zakończyć pracę" ends kind and plans as grounds of work; something new after that day is what begins it again.
  const newPlans = facts.plans.filter(({ from }) => from > last.on);
  const news = [...newPlans, ...ofKind].map(({ from }) => from).concat(facts.assignedOn, facts.restoredOn ?? []);
  const again = news.filter((day) => day > last.on).toSorted()[0];
  if (again === undefined) return [];
  const left = ofKind.flatMap(({ from, to }) =>
    to !== null && to < again ? [] : [{ from: from < again ? again : from, to }],
  );
  return joined([...left, ...plansInForce(newPlans)]);
}

/** A plan holds until its own end or the day before the next one; of those from one day the last written holds. */
function plansInForce(plans: WorkFacts['plans']): readonly Stretch[] {
  const inOrder = plans.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  return inOrder.flatMap(({ from, until }, place) => {
    const next = inOrder[place + 1]?.from;
    if (next === undefined) return [{ from, to: until }];
    if (next === from) return [];
    const before = addDays(next, -1);
    return [{ from, to: until !== null && until < before ? until : before }];
  });
}

function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    const before = all.at(-1);
    if (before === undefined || (before.to !== null && addDays(before.to, 1) < from)) {
      all.push({ from, to });
    } else if (before.to !== null && (to === null || to > before.to)) {
      all[all.length - 1] = { from: before.from, to };
    }
  }
  return all;
}
