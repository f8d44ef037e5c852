import { formatDate, type LocalDate } from './local-date.ts';

/** The days of a dated row, both included; without a last day it holds on. */
export interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** Whether a dated row holds on that day. */
export const holdsOn = ({ from, to }: Days, day: LocalDate): boolean => from <= day && (to === null || to >= day);

/** Whether two dated rows share a day. */
export const overlaps = (one: Days, other: Days): boolean =>
  (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);

/** The one of rows that do not overlap which holds on that day. */
export function heldOn<Row extends Days>(rows: readonly Row[], day: LocalDate): Row | undefined {
  return rows.find((row) => holdsOn(row, day));
}

/** The rows that begin after that day, the next one first. */
export function comingAfter<Row extends Days>(rows: readonly Row[], day: LocalDate): Row[] {
  return rows.filter(({ from }) => from > day).toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Rows that hold on that day or begin later. */
export function notPast<Row extends Days>(rows: readonly Row[], day: LocalDate): Row[] {
  return rows.filter(({ to }) => to === null || to >= day);
}

/** What holds on that day in words, and behind it what comes: „Stara 1, Mielec; od 15.12.2026: Nowa 2, Borowa”. */
export function withComing<Row extends Days>(
  rows: readonly Row[],
  day: LocalDate,
  words: (row: Row) => string,
  none: string,
): string {
  const held = heldOn(rows, day);
  const coming = comingAfter(rows, day).map((row) => `od\u00A0${formatDate(row.from)}: ${words(row)}`);
  return [held === undefined ? none : words(held), ...coming].join('; ');
}
