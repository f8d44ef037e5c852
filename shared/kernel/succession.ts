import { addDays, type LocalDate } from './local-date.ts';

/** A stored dated row, of which at most one is open. */
export interface DatedRow<Id> {
  readonly id: Id;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** What has to be written so that something holds from a day on. */
export type Succession<Id> =
  | { readonly kind: 'begin'; readonly from: LocalDate }
  /** The open row holds to the day before; a new one begins. */
  | { readonly kind: 'follow'; readonly closes: Id; readonly lastDay: LocalDate; readonly from: LocalDate }
  /** The open row was entered wrong: on its first day it takes the new values, with the same values a new first day. */
  | {
      readonly kind: 'correct';
      readonly corrects: Id;
      readonly from: LocalDate;
      /** An older row whose last day moves so that the two still do not overlap. */
      readonly shortens: { readonly id: Id; readonly lastDay: LocalDate } | null;
    }
  | TooEarly;

/**
 * The day lies before another state began, which would then vanish or move: history is not rewritten by a new state.
 * `before` says whether that state still holds or is closed, that days long past stay as they are, or that the thing itself
 * began on that day.
 */
export interface TooEarly {
  readonly kind: 'too-early';
  readonly before: 'present' | 'closed' | 'past' | 'beginning';
  readonly notBefore: LocalDate;
}

/**
 * Decides how a new state follows the dated rows of one thing: a later day than the open row's closes it on the day
 * before, the same day corrects it, an earlier day corrects its first day if the value is the same and no older row would
 * disappear.
 * @param sameAs whether the new state says the same as the open row, the first day aside
 */
export function succeed<Row extends DatedRow<unknown>>(
  rows: readonly Row[],
  from: LocalDate,
  sameAs: (open: Row) => boolean,
): Succession<Row['id']> {
  const open = rows.find((row) => row.to === null);
  const closed = rows.filter((row) => row.to !== null).toSorted((a, b) => (a.from < b.from ? 1 : -1));
  const last = closed[0];
  if (open === undefined) {
    if (last === undefined || last.to === null || last.to < from) return { kind: 'begin', from };
    return { kind: 'too-early', before: 'closed', notBefore: addDays(last.to, 1) };
  }
  if (from > open.from) return { kind: 'follow', closes: open.id, lastDay: addDays(from, -1), from };
  if (from < open.from && !sameAs(open)) return { kind: 'too-early', before: 'present', notBefore: open.from };
  if (last === undefined || last.to === null || last.to < from) {
    return { kind: 'correct', corrects: open.id, from, shortens: null };
  }
  if (last.from < from) {
    return { kind: 'correct', corrects: open.id, from, shortens: { id: last.id, lastDay: addDays(from, -1) } };
  }
  return { kind: 'too-early', before: 'closed', notBefore: addDays(last.from, 1) };
}

/** What has to be written so that nothing holds from a day on; null when nothing is open. */
export function cease<Id>(
  rows: readonly DatedRow<Id>[],
  from: LocalDate,
):
  | { readonly kind: 'close'; readonly id: Id; readonly lastDay: LocalDate }
  | { readonly kind: 'remove'; readonly id: Id }
  | TooEarly
  | null {
  const open = rows.find((row) => row.to === null);
  if (open === undefined) return null;
  // A state taken back on its first day never held.
  if (open.from === from) return { kind: 'remove', id: open.id };
  if (open.from > from) return { kind: 'too-early', before: 'present', notBefore: open.from };
  return { kind: 'close', id: open.id, lastDay: addDays(from, -1) };
}
