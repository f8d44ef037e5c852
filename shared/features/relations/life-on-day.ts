import { ageAt, asLocalDate, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import { NBSP } from '../../kernel/polish.ts';
import type { Relative } from './relations.schema.ts';

type Life = Pick<Extract<Relative, { shown: true }>, 'birthDate' | 'deathDate' | 'deathDayUnknown'>;

/**
 * Whether somebody lives on a day. Of a death known by its year the whole year is unknown: before it the person lives,
 * after it the person is dead, within it nobody knows.
 */
export function lifeOnDay(
  { birthDate, deathDate, deathDayUnknown }: Life,
  day: LocalDate,
): 'alive' | 'dead' | 'unknown' {
  if (deathDate === null) return 'alive';
  if (deathDayUnknown !== true) return deathDate <= day ? 'dead' : 'alive';
  if (deathDate < day) return 'dead';
  return firstUnknownDay({ birthDate, deathDate }) <= day ? 'unknown' : 'alive';
}

/** The first day of the year of a death, or of the life that began in it. */
export function firstUnknownDay({ birthDate, deathDate }: { birthDate: LocalDate; deathDate: LocalDate }): LocalDate {
  const first = asLocalDate(`${yearOf(deathDate)}-01-01`);
  return first < birthDate ? birthDate : first;
}

/** „zm. 2024”; „zm. w 2024 r., 74–75 lat, dzień nieznany” where only the year is known. */
export function deathWords({ birthDate, deathDate, deathDayUnknown }: Life): string {
  if (deathDate === null) return '';
  if (deathDayUnknown !== true) return `zm.${NBSP}${yearOf(deathDate)}`;
  const [youngest, oldest] = [ageAt(birthDate, firstUnknownDay({ birthDate, deathDate })), ageAt(birthDate, deathDate)];
  const age = youngest === oldest ? String(oldest) : `${youngest}–${oldest}`;
  return `zm.${NBSP}w${NBSP}${yearOf(deathDate)}${NBSP}r., wiek ${age}, dzień nieznany`;
}
