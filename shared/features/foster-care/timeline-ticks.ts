import { daysBetween, localDateOf, monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { DrawnRange } from './timeline-range.ts';

export interface Tick {
  readonly day: LocalDate;
  readonly at: number;
  /** Null where the label would run into another one or out of the drawing. */
  readonly label: { readonly year: number | null; readonly month: number | null } | null;
}

/** How much room a label takes beside its line, in pixels of the screen. */
export const TICK_ROOM = { year: 38, month: 36, monthAndYear: 66, today: 28 } as const;

/** Months from one tick to the next, the densest first. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const;

/** From this step on ticks are years alone. */
const YEAR = 12;

/** More days than this are read by years: months would only crowd them. */
const MOST_BY_MONTHS = 800;

/** Lines at the beginning of months or years, as dense as their labels allow. */
export function ticksOf(range: DrawnRange, todayAt: number, width: number): readonly Tick[] {
  const step = stepOf(range, width);
  const days = tickDays(range, step);
  const hasYear = days.some((day) => monthOf(day) === 1);
  const todayLabel = todayLabelSpan(todayAt, width);
  let free = -Infinity;
  let dated = hasYear;
  return days.map((day): Tick => {
    const at = daysBetween(range.from, day) / range.days;
    const label = dated ? labelOf(day) : { year: yearOf(day), month: monthOf(day) };
    const [from, to] = [at * width, at * width + roomOf(label)];
    const hits = from < free || to > width || (from < todayLabel.to && to > todayLabel.from);
    if (hits) return { day, at, label: null };
    free = to;
    dated = true;
    return { day, at, label };
  });
}

function stepOf({ days }: DrawnRange, width: number): number {
  const allowed = STEPS.filter((months) => months >= YEAR || days <= MOST_BY_MONTHS);
  const room = (months: number): number => (months * (365.25 / 12) * width) / days;
  const fits = allowed.find((months) => room(months) >= (months < YEAR ? TICK_ROOM.month + 10 : TICK_ROOM.year));
  return fits ?? STEPS[STEPS.length - 1] ?? YEAR;
}

/** „dziś” stands behind its line, and before it where the edge is near. */
export function todayLabelSpan(
  todayAt: number,
  width: number,
): { readonly from: number; readonly to: number; readonly before: boolean } {
  const line = todayAt * width;
  const before = line + TICK_ROOM.today > width;
  return before
    ? { from: line - TICK_ROOM.today, to: line, before }
    : { from: line, to: line + TICK_ROOM.today, before };
}

const labelOf = (day: LocalDate): NonNullable<Tick['label']> =>
  monthOf(day) === 1 ? { year: yearOf(day), month: null } : { year: null, month: monthOf(day) };

export function roomOf({ year, month }: NonNullable<Tick['label']>): number {
  if (month === null) return TICK_ROOM.year;
  return year === null ? TICK_ROOM.month : TICK_ROOM.monthAndYear;
}

function tickDays({ from, to }: DrawnRange, step: number): readonly LocalDate[] {
  const days: LocalDate[] = [];
  const first = yearOf(from) * 12 + monthOf(from) - 1;
  for (let month = Math.ceil(first / step) * step; ; month += step) {
    const day = localDateOf(Math.floor(month / 12), (month % 12) + 1, 1);
    if (day === undefined || day > to) return days;
    if (day >= from) days.push(day);
  }
}
