import { formatInstant, formatTime, toInstant, type Instant } from '#shared/kernel/instant.ts';
import {
  ageInShort,
  ageInWords,
  formatDate,
  formatDateLong,
  formatDateWithWeekday,
  periodText,
  relativeDays,
  today,
  type LocalDate,
} from '#shared/kernel/local-date.ts';
import { formatAmount, formatMoney, type Grosze } from '#shared/kernel/money.ts';
import { countOf, formatInteger } from '#shared/kernel/plural.ts';
import { bindShortWords } from '#shared/kernel/polish.ts';

const NONE = '–';

const longWeekday = new Intl.DateTimeFormat('pl', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The day it is in the office now. The one place of the page that asks the computer for it. */
export function officeToday(): LocalDate {
  return today(toInstant(Date.now()));
}

/**
 * How everything is written on the screen. Each function takes null for "not known" and gives a dash.
 * Dates 21.11.2026, money 355 075,00 zł, spaces that do not break.
 */
export const fmt = {
  none: NONE,
  date: (date: LocalDate | null | undefined): string => (date ? formatDate(date) : NONE),
  /** '5 marca 2026 r.' */
  dateLong: (date: LocalDate | null | undefined): string => (date ? formatDateLong(date) : NONE),
  /** 'czw. 26.11' */
  dateNear: (date: LocalDate | null | undefined): string => (date ? formatDateWithWeekday(date) : NONE),
  /** 'piątek, 20 listopada 2026', for the head of the first page. */
  dateFull: (date: LocalDate): string => bindShortWords(longWeekday.format(new Date(`${date}T00:00:00Z`))),
  /** 'za 6 dni', '3 dni po terminie' */
  distance: (date: LocalDate | null | undefined): string => (date ? relativeDays(date, officeToday()) : NONE),
  /** 'od 01.02.2026', '01.02.2026–15.03.2026' */
  period: periodText,
  /** '21.11.2026, 10:05' by the office's clock. */
  instant: (moment: Instant | null | undefined): string => (moment ? formatInstant(moment) : NONE),
  /** The day of the office's clock: '21.11.2026'. */
  instantDay: (moment: Instant): string => formatDate(today(moment)),
  time: (moment: Instant | null | undefined): string => (moment ? formatTime(moment) : NONE),
  /** '11', '3 mies.' before the first birthday */
  age: (birth: LocalDate): string => ageInShort(birth, officeToday()),
  /** '11 lat', '3 miesiące' */
  ageWords: (birth: LocalDate): string => ageInWords(birth, officeToday()),
  count: countOf,
  integer: (value: number): string => formatInteger(value),
  money: (amount: Grosze | null | undefined): string =>
    amount === null || amount === undefined ? NONE : formatMoney(amount),
  amount: (amount: Grosze | null | undefined): string =>
    amount === null || amount === undefined ? NONE : formatAmount(amount),
  text: (text: string | null | undefined): string => (text === null || text === undefined || text === '' ? NONE : text),
  /** Keeps short words and numbers with what follows them. */
  bind: bindShortWords,
} as const;
