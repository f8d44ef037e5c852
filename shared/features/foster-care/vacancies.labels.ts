import { formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { countOf, plural } from '../../kernel/plural.ts';
import type { HomeForm } from './forms.ts';
import type { Occupancy } from './occupancy.rules.ts';

/** Groups of the board, in its order: families first, institutions after them. */
export const VACANCY_GROUPS = [
  'family-childrens-home',
  'professional',
  'emergency',
  'specialist',
  'non-professional',
  'kinship',
  'institution',
  'regional-therapeutic',
  'pre-adoption',
] as const;
export type VacancyGroup = (typeof VACANCY_GROUPS)[number];

export const VACANCY_GROUP_LABELS: Readonly<Record<VacancyGroup, { readonly many: string; readonly one: string }>> = {
  'family-childrens-home': { many: 'Rodzinne domy dziecka', one: 'rodzinny dom dziecka' },
  professional: { many: 'Rodziny zawodowe', one: 'rodzina zawodowa' },
  emergency: { many: 'Pogotowia rodzinne', one: 'pogotowie rodzinne' },
  specialist: { many: 'Rodziny specjalistyczne', one: 'rodzina specjalistyczna' },
  'non-professional': { many: 'Rodziny niezawodowe', one: 'rodzina niezawodowa' },
  kinship: { many: 'Rodziny spokrewnione', one: 'rodzina spokrewniona' },
  institution: { many: 'Placówki', one: 'placówka' },
  'regional-therapeutic': { many: 'Placówki regionalne', one: 'placówka regionalna' },
  'pre-adoption': { many: 'Ośrodki preadopcyjne', one: 'ośrodek preadopcyjny' },
};

/** The group of a form in which children stay; respite is no place of stay. */
export function vacancyGroup(form: Exclude<HomeForm, 'respite'>): VacancyGroup {
  switch (form) {
    case 'specialist-disability':
    case 'specialist-juvenile':
    case 'specialist-mothers':
      return 'specialist';
    case 'institution-socialising':
    case 'institution-intervention':
    case 'institution-therapeutic':
    case 'institution-family':
      return 'institution';
    default:
      return form;
  }
}

const freeCount = (count: number): string => `${count}\u00A0${plural(count, 'wolne', 'wolne', 'wolnych')}`;

/** What stands at the end of a home's line: „2 wolne”, „komplet”, „do 24.11.2026”, „bez limitu”. */
export function vacancyText({ bound, free, max, taken }: Occupancy, reservedUntil: LocalDate | null): string {
  if (bound === 'none') return 'bez limitu';
  if (free === null || max === null) return 'brak reguły';
  if (free > 0) return freeCount(free);
  if (taken > max) return 'ponad limit';
  return reservedUntil === null ? 'komplet' : `do\u00A0${formatDate(reservedUntil)}`;
}

/** The drawn places in words: „zajęte 2, zarezerwowane 1, wolne 0 z 3”. */
export function occupancyText({ taken, reserved, free, max }: Occupancy): string {
  const parts = [`zajęte ${taken}`, ...(reserved === 0 ? [] : [`zarezerwowane ${reserved}`])];
  return max === null ? parts.join(', ') : `${parts.join(', ')}, wolne ${free ?? 0} z\u00A0${max}`;
}

/** „zajęte 14 z 16, zarezerwowane 1”. */
export function groupSumText(sum: { readonly taken: number; readonly reserved: number; readonly max: number }): string {
  const kept = sum.reserved === 0 ? '' : `, zarezerwowane ${sum.reserved}`;
  return `zajęte ${sum.taken} z\u00A0${sum.max}${kept}`;
}

/** „12 wolnych w 5 rodzinach i 1 placówce”. */
export function boardSumText(sum: {
  readonly free: number;
  readonly families: number;
  readonly institutions: number;
}): string {
  const where = [
    ...(sum.families > 0 ? [`${sum.families}\u00A0${plural(sum.families, 'rodzinie', 'rodzinach', 'rodzinach')}`] : []),
    ...(sum.institutions > 0
      ? [`${sum.institutions}\u00A0${plural(sum.institutions, 'placówce', 'placówkach', 'placówkach')}`]
      : []),
  ];
  return where.length === 0 ? 'brak wolnych miejsc' : `${freeCount(sum.free)} w\u00A0${where.join(' i\u00A0')}`;
}

export const placesCount = (count: number): string => countOf(count, 'miejsce', 'miejsca', 'miejsc');
