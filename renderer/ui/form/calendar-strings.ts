import type { CalendarStrings, DateFormatting } from '@fluentui/react-calendar-compat';
import { i18n } from '#renderer/i18n/index.ts';

function names(length: number, options: Intl.DateTimeFormatOptions, dateOf: (index: number) => Date): string[] {
  const format = new Intl.DateTimeFormat(i18n.language, options);
  return Array.from({ length }, (_, index) => format.format(dateOf(index)));
}

/** The words of the calendar in the language of the interface; Fluent ships English alone. */
export function calendarStrings(): CalendarStrings {
  const month = (index: number) => new Date(2026, index, 1);
  // 1 February 2026 is a Sunday, the day Fluent counts from.
  const day = (index: number) => new Date(2026, 1, 1 + index);
  return {
    months: names(12, { month: 'long' }, month),
    shortMonths: names(12, { month: 'short' }, month),
    days: names(7, { weekday: 'long' }, day),
    shortDays: names(7, { weekday: 'short' }, day),
    goToToday: i18n.t('today'),
    prevMonthAriaLabel: i18n.t('calendar.previousMonth', { month: '{0}' }),
    nextMonthAriaLabel: i18n.t('calendar.nextMonth', { month: '{0}' }),
    prevYearAriaLabel: i18n.t('calendar.previousYear', { year: '{0}' }),
    nextYearAriaLabel: i18n.t('calendar.nextYear', { year: '{0}' }),
    prevYearRangeAriaLabel: i18n.t('calendar.previousYears', { years: '{0}' }),
    nextYearRangeAriaLabel: i18n.t('calendar.nextYears', { years: '{0}' }),
    monthPickerHeaderAriaLabel: i18n.t('calendar.changeYear', { year: '{0}' }),
    yearPickerHeaderAriaLabel: i18n.t('calendar.changeYear', { year: '{0}' }),
    weekNumberFormatString: i18n.t('calendar.weekNumber', { week: '{0}' }),
    selectedDateFormatString: i18n.t('calendar.selected', { date: '{0}' }),
    todayDateFormatString: i18n.t('calendar.todayIs', { date: '{0}' }),
    closeButtonAriaLabel: i18n.t('close'),
  };
}

/** 'listopad 2026', and dates read out the way they are written here. */
export function calendarFormatting(): DateFormatting {
  const long = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'long', year: 'numeric' });
  return {
    formatDay: (date) => String(date.getDate()),
    formatMonth: (date, strings) => strings.months[date.getMonth()] ?? '',
    formatYear: (date) => String(date.getFullYear()),
    formatMonthDayYear: (date) => long.format(date),
    formatMonthYear: (date, strings) => `${strings.months[date.getMonth()] ?? ''} ${date.getFullYear()}`,
  };
}
