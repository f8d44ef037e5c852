import { localDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { officeToday } from '../../ui/format.ts';

/** A typed day as far as it is one, else today: for what is offered on the day. */
export function dayOrToday(typed: string | null): LocalDate {
  const parsed = localDate.safeParse(typed);
  return parsed.success ? parsed.data : officeToday();
}
