import { addSeconds, toInstant, type Instant } from '#shared/kernel/instant.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

/** Seven in the morning UTC: office hours in Warsaw, summer and winter, for as long as the day below. */
const MORNING = 7 * 3600;
const WORKING_DAY = 6 * 3600;
/** Prime to the length of the day, so that moments given one after another fall far from each other. */
const STEP = 5_417;

/** A moment of the day in office hours; another `nth` is another moment. */
export function workingHour(day: LocalDate, nth = 0): Instant {
  return addSeconds(toInstant(Date.parse(day)), MORNING + ((nth * STEP) % WORKING_DAY));
}

/** Moments of an office at work, each at another time of its day; nothing happens after `now`. */
export function workingMoments(now: Instant): (day: LocalDate) => Instant {
  let given = 0;
  return (day) => {
    given += 1;
    const at = workingHour(day, given);
    return at < now ? at : now;
  };
}
