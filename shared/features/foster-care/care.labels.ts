import { ageInShort, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { ageOrNull } from '../people/people.labels.ts';
import type { CHILD_COLUMNS, ChildRow, PlacementKind } from './care.schema.ts';

export const CHILD_COLUMN_LABELS: Readonly<Record<(typeof CHILD_COLUMNS)[number], string>> = {
  name: 'Nazwisko i imię',
  birthDate: 'Data urodzenia',
  age: 'Wiek',
  home: 'Miejsce pobytu',
  form: 'Forma',
  since: 'W pieczy od',
  coordinator: 'Koordynator',
  caseNumber: 'Numer sprawy',
  status: 'Stan',
};

export const PLACEMENT_KIND_LABELS: Readonly<Record<PlacementKind, string>> = {
  stay: 'pobyt',
  planned: 'planowany',
  respite: 'w rodzinie pomocowej',
};

/** What stands in place of a home that is protected from the viewer. */
export const PROTECTED_HOME = 'rodzina chroniona';

type Shown = Extract<ChildRow, { shown: true }>;

/** „w pieczy”, „do 31.08.2026”. */
export function childStatus({ leftOn }: Pick<Shown, 'leftOn'>): string {
  return leftOn === null ? 'w\u00A0pieczy' : `do\u00A0${formatDate(leftOn)}`;
}

/** '11', '3 mies.' on that day; of the deceased when they died, a dash where only the year is known. */
export function childAge(child: Pick<Shown, 'birthDate' | 'death'>, day: LocalDate): string {
  return child.death === null ? ageInShort(child.birthDate, day) : String(ageOrNull(child, day) ?? '–');
}
