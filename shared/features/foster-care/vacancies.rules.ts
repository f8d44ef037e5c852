import type { FieldProblem } from '../../kernel/field-problem.ts';
import { addDays, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { OccupancyOver } from './occupancy.rules.ts';
import { placesCount, VACANCY_GROUPS, type VacancyGroup } from './vacancies.labels.ts';
import type { BoardHome, BoardRow } from './vacancies.schema.ts';

export interface BoardGroup {
  readonly group: VacancyGroup;
  readonly homes: readonly BoardHome[];
  /** Of homes whose number of places is known. */
  readonly max: number;
  readonly taken: number;
  readonly reserved: number;
  readonly free: number;
}

/** The shown homes by group in the order of the board, with sums; groups without a home are left out. */
export function boardGroups(rows: readonly BoardRow[]): readonly BoardGroup[] {
  const shown = rows.flatMap((row) => (row.shown ? [row] : []));
  return VACANCY_GROUPS.flatMap((group) => {
    const homes = shown.filter((row) => row.group === group);
    if (homes.length === 0) return [];
    const sum = (of: (home: BoardHome) => number): number => homes.reduce((total, home) => total + of(home), 0);
    return [
      {
        group,
        homes,
        max: sum(({ places }) => places.max ?? 0),
        taken: sum(({ places }) => places.taken),
        reserved: sum(({ places }) => places.reserved),
        free: sum(({ places }) => places.free ?? 0),
      },
    ];
  });
}

const INSTITUTIONS: readonly VacancyGroup[] = ['institution', 'regional-therapeutic', 'pre-adoption'];
export const isInstitutionGroup = (group: VacancyGroup): boolean => INSTITUTIONS.includes(group);

/** Free places of the board, and in how many families and institutions they are. */
export function boardSum(rows: readonly BoardRow[]): {
  readonly free: number;
  readonly families: number;
  readonly institutions: number;
} {
  const withRoom = rows.flatMap((row) => (row.shown && (row.places.free ?? 0) > 0 ? [row] : []));
  const institutions = withRoom.filter(({ group }) => isInstitutionGroup(group)).length;
  return {
    free: withRoom.reduce((sum, { places }) => sum + (places.free ?? 0), 0),
    families: withRoom.length - institutions,
    institutions,
  };
}

/** How far ahead a place may be kept: longer is a planned stay. */
const DAYS_AHEAD = 366;

/** Days of a reservation: it begins no sooner than today, ends no sooner than it begins and not years ahead. */
export function reservationDayProblems(
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  today: LocalDate,
): FieldProblem[] {
  if (from < today) {
    return [{ path: 'from', message: 'Rezerwacja od: podaj pierwszy dzień rezerwacji, nie wcześniejszy niż dziś.' }];
  }
  return untilProblems({ from, until }, today);
}

/** The last day of a reservation that has begun or is going to. */
export function untilProblems(
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  today: LocalDate,
): FieldProblem[] {
  const earliest = from > today ? from : today;
  if (until < earliest) {
    return [
      {
        path: 'until',
        message: `Rezerwacja do: podaj ostatni dzień rezerwacji, nie wcześniejszy niż ${formatDate(earliest)}.`,
      },
    ];
  }
  const latest = addDays(today, DAYS_AHEAD);
  return until <= latest
    ? []
    : [
        {
          path: 'until',
          message: `Rezerwacja do: podaj ostatni dzień rezerwacji, nie późniejszy niż ${formatDate(latest)}.`,
        },
      ];
}

/** Whether so many children find a place on every day of a reservation. */
export function roomProblems(wanted: number, tightest: OccupancyOver, path: string): FieldProblem[] {
  if (tightest.free === null || tightest.free >= wanted) return [];
  const free = tightest.free === 0 ? 'nie ma wolnego miejsca' : `są wolne ${placesCount(tightest.free)}`;
  const message = `Miejsce: wybierz inne miejsce; ${formatDate(tightest.on)} ${free}, a\u00A0potrzeba ${wanted}.`;
  return [{ path, message }];
}
