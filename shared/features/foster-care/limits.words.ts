import { ageInWords, type LocalDate } from '../../kernel/local-date.ts';
import { countOf } from '../../kernel/plural.ts';
import type { HomeForm } from './forms.ts';

interface HomeNoun {
  readonly name: string;
  /** The future of „mieć” in the noun's gender. */
  readonly willHave: string;
}

const FAMILY: HomeNoun = { name: 'Rodzina', willHave: 'będzie miała' };
const INSTITUTION: HomeNoun = { name: 'Placówka', willHave: 'będzie miała' };

/** What sentences call a home of this form. */
export function homeNoun(form: HomeForm): HomeNoun {
  switch (form) {
    case 'family-childrens-home':
      return { name: 'Rodzinny dom dziecka', willHave: 'będzie miał' };
    case 'pre-adoption':
      return { name: 'Ośrodek preadopcyjny', willHave: 'będzie miał' };
    case 'institution-socialising':
    case 'institution-intervention':
    case 'institution-therapeutic':
    case 'institution-family':
    case 'regional-therapeutic':
      return INSTITUTION;
    default:
      return FAMILY;
  }
}

/** „4 dzieci”; with people of age „3 dzieci i 1 pełnoletnią osobę, razem 4”, as after „będzie miała”. */
export function peopleInHome(children: number, adults: number): string {
  const words = countOf(children, 'dziecko', 'dzieci', 'dzieci');
  if (adults === 0) return words;
  const grown = countOf(adults, 'pełnoletnią osobę', 'pełnoletnie osoby', 'pełnoletnich osób');
  return `${words} i ${grown}, razem ${children + adults}`;
}

/** „1 roku”, „12 lat”: years after „do” and „niż”. */
export const yearsGenitive = (years: number): string => countOf(years, 'roku', 'lat', 'lat');

/**
 * „Dziecko ma 8 lat”; of several „2 dzieci ma mniej niż 10 lat”.
 * @param bound how they stand to the age the sentence is about: 'mniej niż', 'co najmniej', 'więcej niż'
 */
export function agesOf(
  children: readonly { readonly birthDate: LocalDate }[],
  on: LocalDate,
  bound: string,
  years: number,
): string {
  const [only] = children;
  if (only !== undefined && children.length === 1) return `Dziecko ma ${ageInWords(only.birthDate, on)}`;
  const than = bound === 'co najmniej' ? countOf(years, 'rok', 'lata', 'lat') : yearsGenitive(years);
  return `${countOf(children.length, 'dziecko', 'dzieci', 'dzieci')} ma ${bound} ${than}`;
}

/** „troje”: a group of children as the collective numeral; from 11 on the number itself. */
export function together(children: number): string {
  const word = COLLECTIVE[children];
  return word ?? `${children} dzieci`;
}

const COLLECTIVE: Readonly<Record<number, string>> = {
  2: 'dwoje',
  3: 'troje',
  4: 'czworo',
  5: 'pięcioro',
  6: 'sześcioro',
  7: 'siedmioro',
  8: 'ośmioro',
  9: 'dziewięcioro',
  10: 'dziesięcioro',
};

/** „3 wolne miejsca”. */
export const freePlaces = (free: number): string => countOf(free, 'wolne miejsce', 'wolne miejsca', 'wolnych miejsc');
