import { addDays, addMonths, daysBetween, monthOf, yearOf, type LocalDate } from '../../kernel/local-date.ts';

/** The last 12 months and 3 ahead, or everything since the first day. */
export type TimelineRange = 'year' | 'whole';

/** The days drawn, both included. */
export interface DrawnRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
}

interface KnownDays {
  readonly today: LocalDate;
  /** On which something of the child's begins. */
  readonly starts: readonly LocalDate[];
  /** Every day anything is known of. */
  readonly all: readonly LocalDate[];
}

/** In months. */
const AHEAD = { least: 3, most: 12 } as const;
/** For each eight months that are over, one more is shown ahead. */
const PAST_TO_AHEAD = 8;
/** What part of the drawing stays free behind the last thing known. */
const FREE_BEHIND = 1 / 40;

export function rangeOf(known: KnownDays, range: TimelineRange): DrawnRange {
  const { today, starts } = known;
  const from =
    range === 'year' ? addMonths(today, -12) : starts.reduce((first, day) => (day < first ? day : first), today);
  const to = range === 'year' ? addMonths(today, AHEAD.least) : lastDay(known, from);
  return { from, to, days: daysBetween(from, to) + 1 };
}

/** As far ahead as the length of the stay makes legible, and as far as anything is known within a year. */
function lastDay({ today, all }: KnownDays, from: LocalDate): LocalDate {
  const months = (yearOf(today) - yearOf(from)) * 12 + monthOf(today) - monthOf(from);
  const ahead = Math.min(AHEAD.most, Math.max(AHEAD.least, Math.round(months / PAST_TO_AHEAD)));
  const most = addMonths(today, AHEAD.most);
  const known = all
    .filter((day) => day > today && day <= most)
    .map((day) => addDays(day, Math.ceil(daysBetween(from, day) * FREE_BEHIND)));
  const last = [addMonths(today, ahead), ...known].reduce((latest, day) => (day > latest ? day : latest));
  return last > most ? most : last;
}
