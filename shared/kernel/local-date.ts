import type { z } from 'zod';

import { assertNever } from './assert-never.ts';
import { officeClock, toInstant, type Instant } from './instant.ts';
import { NBSP } from './polish.ts';
import { plural } from './plural.ts';
import { refuse, type Parsed } from './result.ts';
import { filledText } from './typed-text.ts';

/** The years a date of life or law may have; PESEL knows the same span. */
export const FIRST_YEAR = 1800;
export const LAST_YEAR = 2299;

const DAY_MS = 86_400_000;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

function isLocalDate(text: string): boolean {
  const match = ISO_DATE.exec(text);
  return match !== null && isRealDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/**
 * A schema of a calendar day 'YYYY-MM-DD'.
 * @param field the field as sentences begin: 'Data urodzenia'
 * @param fill what to do, naming the field: 'podaj datę urodzenia'
 */
export function localDateNamed(
  field: string,
  fill: string,
  { when = '', example = '21.11.2026' }: { readonly when?: string; readonly example?: string } = {},
) {
  return filledText(field, fill)
    .refine((text) => isLocalDate(text), {
      error: ({ input }) => {
        const year = typeof input === 'string' ? typedDay(input)?.year : undefined;
        if (year !== undefined && year > LAST_YEAR) return `${field}: ${fill}, rok ${year} jest za późny.`;
        if (year !== undefined && year < FIRST_YEAR) return `${field}: ${fill}, rok ${year} jest za wczesny.`;
        return `${field}: ${fill}: istniejący dzień${when === '' ? '' : ` ${when}`}, na przykład ${example}.`;
      },
    })
    .brand<'LocalDate'>();
}

/** A day of the calendar, without hour or time zone. Its text order is its date order. */
export const localDate = localDateNamed('Data', 'podaj datę');

export type LocalDate = z.infer<typeof localDate>;

/** The date written as 'YYYY-MM-DD' in code or read from the database. Throws RangeError when it is not a real day. */
export function asLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError('Not a date between 1800 and 2299 written as YYYY-MM-DD');
  return text as LocalDate;
}

/** The date of these numbers (month 1-12), or undefined when there is no such day between 1800 and 2299. */
export function localDateOf(year: number, month: number, day: number): LocalDate | undefined {
  if (!isRealDay(year, month, day)) return undefined;
  const pad = (value: number, length: number): string => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate;
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Every call of the program asks for today, most of them within the minute of the one before. */
let lastMinute: { readonly minute: string; readonly day: LocalDate } | null = null;

/** The day it is in the office (Europe/Warsaw) at `now`. */
export function today(now: Instant): LocalDate {
  const minute = now.slice(0, 'YYYY-MM-DDTHH:MM'.length);
  if (lastMinute?.minute === minute) return lastMinute.day;
  const clock = officeClock(now);
  lastMinute = { minute, day: asLocalDate(`${clock.year}-${clock.month}-${clock.day}`) };
  return lastMinute.day;
}

/** The instant at which a day begins in the office (Europe/Warsaw): 22:00 or 23:00 of the day before in UTC. */
export function startOfOfficeDay(day: LocalDate): Instant {
  const inSummer = toInstant(Date.parse(`${day}T00:00:00+02:00`));
  return officeClock(inSummer).hour === '00' ? inSummer : toInstant(Date.parse(`${day}T00:00:00+01:00`));
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));
/** 1-12. */
export const monthOf = (date: LocalDate): number => Number(date.slice(5, 7));
export const dayOf = (date: LocalDate): number => Number(date.slice(8, 10));

/** Throws RangeError when the result leaves 1800-2299, as the two functions below. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return asLocalDate(new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10));
}

/**
 * A month later on the same day, or on the last day of the month where there is no such day (31.01 + 1 month = 28.02):
 * the rule of article 112 of the Civil Code.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const monthsSinceZero = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const [year, month] = [Math.floor(monthsSinceZero / 12), (monthsSinceZero % 12) + 1];
  const moved = localDateOf(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
  if (moved === undefined) throw new RangeError('Not a date between 1800 and 2299');
  return moved;
}

/** As addMonths: 29.02.2024 + 1 year = 28.02.2025. */
export const addYears = (date: LocalDate, years: number): LocalDate => addMonths(date, years * 12);

/** Negative when `a` is earlier, 0 when they are one day, positive when `a` is later. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * Completed years on the day `on`; negative when born later. A year is completed on the birthday itself, and by a person
 * born on 29 February on 28 February of a common year (article 112 of the Civil Code).
 */
export function ageAt(birth: LocalDate, on: LocalDate): number {
  const years = yearOf(on) - yearOf(birth);
  if (years <= 0) return birth <= on ? 0 : Math.min(years, -1);
  return addYears(birth, years) <= on ? years : years - 1;
}

/** Completed months on the day `on`, by the rule of addMonths; 0 before the first is over. */
function monthsAt(birth: LocalDate, on: LocalDate): number {
  const months = (yearOf(on) - yearOf(birth)) * 12 + monthOf(on) - monthOf(birth);
  return Math.max(0, months > 0 && addMonths(birth, months) > on ? months - 1 : months);
}

/** The age in the unit people use: years from the first birthday, before it months, before the first month weeks or days. */
function ageParts(birth: LocalDate, on: LocalDate): readonly [count: number, unit: 'year' | 'month' | 'week' | 'day'] {
  const years = ageAt(birth, on);
  if (years > 0) return [years, 'year'];
  const months = monthsAt(birth, on);
  if (months > 0) return [months, 'month'];
  const days = Math.max(0, daysBetween(birth, on));
  return days < 14 ? [days, 'day'] : [Math.floor(days / 7), 'week'];
}

/** '11 lat', '3 miesiące', '2 tygodnie', '5 dni': the age on the day `on`, in words. */
export function ageInWords(birth: LocalDate, on: LocalDate): string {
  const [count, unit] = ageParts(birth, on);
  const [one, few, many] = AGE_WORDS[unit];
  return `${count}${NBSP}${plural(count, one, few, many)}`;
}

/** '3 lata 2 miesiące', '2 tygodnie', '5 dni': how long it is from one day to another, in the two greatest units. */
export function durationInWords(from: LocalDate, on: LocalDate): string {
  const years = ageAt(from, on);
  const months = years > 0 ? monthsAt(addYears(from, years), on) : 0;
  const whole = ageInWords(from, on);
  if (months === 0) return whole;
  const [one, few, many] = AGE_WORDS.month;
  return `${whole} ${months}${NBSP}${plural(months, one, few, many)}`;
}

/** The same for narrow columns: '11' for years, '3 mies.', '2 tyg.', '5 dni' before the first birthday. */
export function ageInShort(birth: LocalDate, on: LocalDate): string {
  const [count, unit] = ageParts(birth, on);
  switch (unit) {
    case 'year':
      return String(count);
    case 'month':
      return `${count}${NBSP}mies.`;
    case 'week':
      return `${count}${NBSP}tyg.`;
    case 'day':
      return ageInWords(birth, on);
    default:
      return assertNever(unit);
  }
}

const AGE_WORDS = {
  year: ['rok', 'lata', 'lat'],
  month: ['miesiąc', 'miesiące', 'miesięcy'],
  week: ['tydzień', 'tygodnie', 'tygodni'],
  day: ['dzień', 'dni', 'dni'],
} as const;

export type TypedDateReason = 'empty' | 'format' | 'no-such-day' | 'year-out-of-range';

const TYPED_SHAPES: readonly { shape: RegExp; order: 'dmy' | 'ymd' }[] = [
  { shape: /^(\d{1,2})[.\-/ ](\d{1,2})[.\-/ ](\d{4}|\d{2})$/, order: 'dmy' },
  { shape: /^(\d{2})(\d{2})(\d{4}|\d{2})$/, order: 'dmy' },
  { shape: /^(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})$/, order: 'ymd' },
  { shape: /^(\d{1,2})[.\-/ ](\d{1,2})\.?$/, order: 'dmy' },
  { shape: /^(\d{2})(\d{2})$/, order: 'dmy' },
];

/** Where a day lies: what has happened is today or before, a term today or after. */
export type DaySide = 'past' | 'ahead';

/** Leap years are at most this far apart, around 1900 and 2100. */
const YEARS_TO_LEAP = 8;

/**
 * Understands a date as clerks type it: 1.2.26, 01.02.2026, 1-2-2026, 1/2/2026, 01022026, 010226, 2026-02-01, with or
 * without 'r.' at the end. A year of two digits is the last such year not after `latestYear`, by default 20 years from
 * `today`; give the year of today for a date of birth. A day without a year (12.3, 12 03, 1203) is that of this year; on a
 * `side` the nearest such day there, counting today.
 * @returns `yearless` when the year was not typed
 */
export function parseTypedDate(
  text: string,
  options: { readonly today: LocalDate; readonly latestYear?: number; readonly side?: DaySide },
): Parsed<{ date: LocalDate; yearless: boolean }, TypedDateReason> {
  if (text.replace(/\s*r\.?$/i, '').trim() === '') return refuse('empty');
  const typed = typedDay(text);
  if (typed === undefined) return refuse('format');
  const year = typed.year ?? missingYear(typed, options);
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse('year-out-of-range');
  const date = localDateOf(year, typed.month, typed.day);
  if (date === undefined) return refuse('no-such-day');
  return { ok: true, date, yearless: typed.year === undefined && typed.shortYear === null };
}

/** The numbers of a date typed in one of the ways of `parseTypedDate`; there may be no such day. */
function typedDay(text: string) {
  const typed = text
    .trim()
    .replace(/\s*r\.?$/i, '')
    .replace(/\s*([.\-/])\s*/g, '$1')
    .replace(/\s+/g, ' ');
  for (const { shape, order } of TYPED_SHAPES) {
    const match = shape.exec(typed);
    if (match === null) continue;
    const [, first = '', month = '', last = ''] = match;
    const [year, day] = order === 'dmy' ? [last, first] : [first, last];
    return {
      year: year.length === 4 ? Number(year) : undefined,
      shortYear: year.length === 2 ? Number(year) : null,
      month: Number(month),
      day: Number(day),
    };
  }
  return undefined;
}

function missingYear(
  { shortYear, month, day }: { readonly shortYear: number | null; readonly month: number; readonly day: number },
  {
    today: now,
    latestYear,
    side,
  }: { readonly today: LocalDate; readonly latestYear?: number; readonly side?: DaySide },
): number {
  if (shortYear !== null) return fullYear(shortYear, latestYear ?? yearOf(now) + 20);
  if (side === undefined) return yearOf(now);
  for (let away = 0; away <= YEARS_TO_LEAP; away += 1) {
    const year = yearOf(now) + (side === 'past' ? -away : away);
    const date = localDateOf(year, month, day);
    if (date !== undefined && (side === 'past' ? date <= now : date >= now)) return year;
  }
  return yearOf(now);
}

function fullYear(twoDigits: number, latestYear: number): number {
  const sameCentury = latestYear - (latestYear % 100) + twoDigits;
  return sameCentury <= latestYear ? sameCentury : sameCentury - 100;
}

/** '21.11.2026'. */
export function formatDate(date: LocalDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
}

/** „od 03.02.2025”, „03.02.2025–11.06.2026”. */
export function periodText(from: LocalDate, to: LocalDate | null): string {
  return to === null ? `od${NBSP}${formatDate(from)}` : `${formatDate(from)}–${formatDate(to)}`;
}

const MONTHS_GENITIVE = [
  'stycznia',
  'lutego',
  'marca',
  'kwietnia',
  'maja',
  'czerwca',
  'lipca',
  'sierpnia',
  'września',
  'października',
  'listopada',
  'grudnia',
] as const;

/** '5 marca 2026 r.', as letters and prints write it. */
export function formatDateLong(date: LocalDate): string {
  return `${dayOf(date)}${NBSP}${MONTHS_GENITIVE[monthOf(date) - 1] ?? ''}${NBSP}${yearOf(date)}${NBSP}r.`;
}

const WEEKDAYS = ['niedz.', 'pon.', 'wt.', 'śr.', 'czw.', 'pt.', 'sob.'] as const;

/** 'czw. 26.11', for lists of the near days. */
export function formatDateWithWeekday(date: LocalDate): string {
  const weekday = WEEKDAYS[new Date(date).getUTCDay()] ?? '';
  return `${weekday}${NBSP}${date.slice(8, 10)}.${date.slice(5, 7)}`;
}

/** The distance of a term from `now`: 'za 6 dni', 'jutro', 'dziś', '3 dni po terminie'. */
export function relativeDays(date: LocalDate, now: LocalDate): string {
  const days = daysBetween(now, date);
  if (days === 0) return 'dziś';
  if (days === 1) return 'jutro';
  const word = plural(Math.abs(days), 'dzień', 'dni', 'dni');
  return days > 0 ? `za${NBSP}${days}${NBSP}${word}` : `${-days}${NBSP}${word} po${NBSP}terminie`;
}
