import { z } from 'zod';

/** The office's time zone: what is a day, and every hour shown, follow it whatever the computer is set to. */
export const OFFICE_TIME_ZONE = 'Europe/Warsaw';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A moment, ISO 8601 in UTC with milliseconds: '2026-11-21T09:05:00.000Z'. Its text order is its time order. */
export const instant = z
  .string('Podaj chwilę jako tekst w czasie UTC.')
  .refine((text) => INSTANT.test(text) && isRealInstant(text), {
    message: 'Podaj chwilę w postaci RRRR-MM-DDTGG:MM:SS.mmmZ.',
  })
  .brand<'Instant'>();

export type Instant = z.infer<typeof instant>;

function isRealInstant(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

/** The instant of a JavaScript date or of milliseconds since 1970. Throws RangeError for an invalid date. */
export function toInstant(time: Date | number): Instant {
  return new Date(time).toISOString() as Instant;
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochMs(moment: Instant): number {
  return Date.parse(moment);
}

export function addSeconds(moment: Instant, seconds: number): Instant {
  return toInstant(epochMs(moment) + seconds * 1000);
}

const warsawParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: OFFICE_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The wall clock in the office at that moment, as zero-padded texts. */
export function officeClock(moment: Instant): Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>> {
  const found: Record<string, string> = {};
  for (const part of warsawParts.formatToParts(epochMs(moment))) found[part.type] = part.value;
  const pick = (type: string): string => found[type] ?? '';
  return {
    year: pick('year').padStart(4, '0'),
    month: pick('month'),
    day: pick('day'),
    hour: pick('hour'),
    minute: pick('minute'),
  };
}

/** '21.11.2026, 10:05' by the clock of the office (Europe/Warsaw). */
export function formatInstant(moment: Instant): string {
  const at = officeClock(moment);
  return `${at.day}.${at.month}.${at.year}, ${at.hour}:${at.minute}`;
}

/** '10:05' by the clock of the office (Europe/Warsaw). */
export function formatTime(moment: Instant): string {
  const at = officeClock(moment);
  return `${at.hour}:${at.minute}`;
}
