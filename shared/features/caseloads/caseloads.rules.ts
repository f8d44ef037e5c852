import type { FieldProblem } from '../../kernel/field-problem.ts';
import { addDays, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { FAMILY_DAYS_AHEAD } from '../families/families.rules.ts';
import type { GoingTasks } from './caseloads.schema.ts';

/**
 * The first day on which another worker may still follow: what lies before it stays with whoever led then.
 * @param daysBack so many days late a change may be entered, since decisions come after the day they name (rule `worker-days-back`)
 */
export const earliestWorkerDay = (today: LocalDate, daysBack: number): LocalDate => addDays(today, -daysBack);

/** A family that counts to somebody's limit, from a day to a day. */
export interface LedFamily {
  readonly familyId: string;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * The most families that count at once on `day` or any later day, with those that come. A change written down ahead
 * counts on its own day: the limit holds for every day, not only for the one on which somebody looks.
 * @param coming each family for the days on which it counts; what is led of the same families is left out
 */
export function mostFamilies(led: readonly LedFamily[], coming: readonly LedFamily[], day: LocalDate): number {
  const comingIds = new Set(coming.map(({ familyId }) => familyId));
  const all = [...led.filter(({ familyId }) => !comingIds.has(familyId)), ...coming];
  const days = [day, ...all.map(({ from }) => from).filter((from) => from > day)];
  const on = (one: LocalDate): number =>
    new Set(all.filter(({ from, to }) => from <= one && (to === null || to >= one)).map(({ familyId }) => familyId))
      .size;
  return Math.max(...days.map(on));
}

/** The sentence at a reason that is missing: how many, the limit and where it stands. */
export function limitReasonMissing(families: number, limit: number, source: string): FieldProblem {
  const message = `Powód przekroczenia limitu: podaj powód przekroczenia limitu, rodzin byłoby ${families}, a limit to ${limit}, ${source}.`;
  return { path: 'limitReason', message };
}

/** How many open tasks go along when these records are handed over. */
export function tasksGoing(tasks: readonly GoingTasks[], chosen: ReadonlySet<string>): number {
  return tasks
    .filter(({ id, holders }) => chosen.has(id) || (holders.length > 0 && holders.every((one) => chosen.has(one))))
    .reduce((sum, { count }) => sum + count, 0);
}

/** Whether a caseload may be handed over from that day on: not too far ahead. */
export function handOverProblems(from: LocalDate, today: LocalDate): FieldProblem[] {
  const latest = addDays(today, FAMILY_DAYS_AHEAD);
  if (from <= latest) return [];
  return [
    { path: 'from', message: `Przekazanie od: podaj dzień przekazania nie późniejszy niż ${formatDate(latest)}.` },
  ];
}

/** Places of a case number in the office's pattern (domain: znak sprawy, instrukcja kancelaryjna). */
const NUMBER_PLACE = '{nr}';
const YEAR_PLACE = '{rok}';

/** What stands before and after the running number of a year; null when the pattern has no place for it. */
export function caseNumberParts(
  pattern: string,
  year: number,
): { readonly before: string; readonly after: string } | null {
  const [before, after, ...more] = pattern.replaceAll(YEAR_PLACE, String(year)).split(NUMBER_PLACE);
  return before === undefined || after === undefined || more.length > 0 ? null : { before, after };
}

/**
 * The next case number of a year by the office's pattern: one more than the highest ever given, gaps stay gaps.
 * @param given every number ever given; those of another shape or year do not count
 */
export function nextCaseNumber(pattern: string, year: number, given: readonly string[]): string | null {
  const parts = caseNumberParts(pattern, year);
  if (parts === null) return null;
  const { before, after } = parts;
  let highest = 0;
  for (const number of given) {
    if (!number.startsWith(before) || !number.endsWith(after)) continue;
    const running = number.slice(before.length, number.length - after.length);
    if (/^\d{1,9}$/.test(running)) highest = Math.max(highest, Number(running));
  }
  return `${before}${highest + 1}${after}`;
}

/** Whether a typed case number has the shape of the office's pattern, of whichever year. A pattern without places fits nothing but itself. */
export function fitsCaseNumberPattern(pattern: string, number: string): boolean {
  const places: Readonly<Record<string, string>> = { [NUMBER_PLACE]: '\\d{1,9}', [YEAR_PLACE]: '\\d{4}' };
  const shape = pattern
    .split(/(\{nr\}|\{rok\})/u)
    .map((part) => places[part] ?? part.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'))
    .join('');
  return new RegExp(`^${shape}$`, 'u').test(number.trim());
}
