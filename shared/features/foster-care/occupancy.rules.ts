import { holdsOn, type Days } from '../../kernel/dated-rows.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { HomeForm } from './forms.ts';
import { limitOfForms } from './home-limit.ts';
import type { LimitRuleCode } from './limits.facts.ts';

export interface FormRow extends Days {
  readonly form: HomeForm;
  /** Places by the contract or decision; null where the rule's number holds. */
  readonly maxPlaces: number | null;
}

/** A child's or a grown-up's stay; `to` is the last day. Absences do not end it, so they are no part of it. */
export interface StayRow extends Days {
  readonly personId: string;
  readonly homeId: string;
  readonly kind: 'stay' | 'respite';
  /** Arranged but not begun: it holds its place as a reservation does. */
  readonly planned: boolean;
}

/** A place kept for a child; `until` is the last day. */
export interface Reservation {
  readonly homeId: string;
  readonly personId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

export interface HomePlaces {
  readonly homeId: string;
  readonly forms: readonly FormRow[];
  /** Of any home; those of others are left out. */
  readonly stays: readonly StayRow[];
  readonly reservations: readonly Reservation[];
}

/** The rule of a day; null where the office has none for it. */
export type RuleOnDay = (code: LimitRuleCode, day: LocalDate) => { readonly value: number } | null;

export interface Occupancy {
  /** A number of places; none by law (kinship alone); or not known because the rule is missing. */
  readonly bound: 'number' | 'none' | 'unknown';
  /** Null unless there is a number. */
  readonly max: number | null;
  readonly taken: number;
  readonly reserved: number;
  /** Null unless there is a number; never negative. */
  readonly free: number | null;
}

/** Taken, reserved and free places of a home on a day. Respite takes no place: it is regardless of number (art. 73–75). */
export function occupancyOn(home: HomePlaces, day: LocalDate, ruleOn: RuleOnDay): Occupancy {
  const here = home.stays.filter((stay) => stay.homeId === home.homeId && stay.kind === 'stay' && holdsOn(stay, day));
  const present = new Set(here.filter(({ planned }) => !planned).map(({ personId }) => personId));
  const kept = home.reservations.filter((one) => one.homeId === home.homeId && one.from <= day && one.until >= day);
  // A child with a plan and a reservation is expected once; one who is there already is not expected.
  const expected = new Set([...here, ...kept].map(({ personId }) => personId).filter((id) => !present.has(id)));
  const taken = present.size;
  const reserved = expected.size;
  const { bound, max } = placesOn(home.forms, day, ruleOn);
  return { bound, max, taken, reserved, free: max === null ? null : Math.max(0, max - taken - reserved) };
}

/** How many places the forms of a day give. */
function placesOn(rows: readonly FormRow[], day: LocalDate, ruleOn: RuleOnDay): Pick<Occupancy, 'bound' | 'max'> {
  const held = rows.filter((row) => holdsOn(row, day));
  const forStays = held.filter(({ form }) => form !== 'respite');
  // Respite alone, or nothing at all, is no place to stay.
  if (forStays.length === 0) return { bound: 'number', max: 0 };
  const limit = limitOfForms(forStays.map(({ form }) => form));
  const own = (forStays.find(({ form }) => form === limit?.form) ?? forStays[0])?.maxPlaces ?? null;
  if (own !== null) return { bound: 'number', max: Math.max(0, own) };
  if (limit === null) return { bound: 'none', max: null };
  const rule = ruleOn(limit.rule, day);
  return rule === null ? { bound: 'unknown', max: null } : { bound: 'number', max: Math.max(0, rule.value) };
}

export interface OccupancyOver extends Occupancy {
  /** The first day of the period with the fewest free places. */
  readonly on: LocalDate;
}

/**
 * The tightest day of a period: what is free on it is what can be promised for the whole of it, so that a place reserved
 * for some days of the period is not given twice.
 * @param period `to` null: without an end
 * @param ruleDays first days of rules that change within the period
 */
export function occupancyOver(
  home: HomePlaces,
  period: Days,
  ruleOn: RuleOnDay,
  ruleDays: readonly LocalDate[] = [],
): OccupancyOver {
  const { homeId } = home;
  const own: HomePlaces = {
    ...home,
    stays: home.stays.filter((stay) => stay.homeId === homeId),
    reservations: home.reservations.filter((one) => one.homeId === homeId),
  };
  // Only a beginning, or the end of a form, can leave fewer places than there were the day before.
  const changes = [
    ...own.forms.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)])),
    ...own.stays.map(({ from }) => from),
    ...own.reservations.map(({ from }) => from),
    ...ruleDays,
  ];
  const within = changes.filter((day) => day > period.from && (period.to === null || day <= period.to));
  const days = [...new Set([period.from, ...within])].toSorted();
  let tightest: OccupancyOver | null = null;
  for (const on of days) {
    const one = { ...occupancyOn(own, on, ruleOn), on };
    if (tightest === null || tightness(one) < tightness(tightest)) tightest = one;
  }
  return tightest ?? { ...occupancyOn(own, period.from, ruleOn), on: period.from };
}

/** A number that is not known may be the tightest after a home that is full; no limit is the widest. */
function tightness({ bound, free }: Occupancy): number {
  if (bound === 'unknown') return 0.5;
  return free ?? Number.POSITIVE_INFINITY;
}
