import { overlaps, type Days } from '../../kernel/dated-rows.ts';
import type { FieldProblem } from '../../kernel/field-problem.ts';
import { addDays, addYears, compareDates, formatDate, periodText, type LocalDate } from '../../kernel/local-date.ts';
import { NBSP } from '../../kernel/polish.ts';
import { lastPossibleDay } from '../people/life.rules.ts';
import type { Death } from '../people/person-details.schema.ts';
import type { PlacementKind } from './care.schema.ts';

/** How far ahead an end, a planned stay or an absence may be entered: beyond that it is a slip of the year. */
const DAYS_AHEAD = 730;

/** A placement as far as the rules look at it. `to` is the last day in the place. */
export interface KnownPlacement extends Days {
  readonly id: string;
  readonly kind: PlacementKind;
  readonly homeId: string;
}

/** The child as far as the rules look at it. */
export interface KnownChild {
  readonly birthDate: LocalDate;
  readonly death: Death | null;
}

/** A chain of stays without a day between them, oldest first; a return and a new placement begin another one. */
export function episodesOf<Stay extends KnownPlacement>(
  placements: readonly Stay[],
): readonly { readonly from: LocalDate; readonly to: LocalDate | null; readonly stays: readonly Stay[] }[] {
  const stays = placements.filter(({ kind }) => kind === 'stay').toSorted((a, b) => compareDates(a.from, b.from));
  const episodes: { from: LocalDate; to: LocalDate | null; stays: Stay[] }[] = [];
  for (const stay of stays) {
    const last = episodes.at(-1);
    if (last !== undefined && last.to !== null && addDays(last.to, 1) === stay.from) {
      last.stays.push(stay);
      last.to = stay.to;
    } else episodes.push({ from: stay.from, to: stay.to, stays: [stay] });
  }
  return episodes;
}

/** Codes of the end reasons after which the child is no longer in care (dictionary `end-reason`). */
export const LEAVING_REASONS = [
  'returned',
  'adopted',
  'of-age',
  'of-age-without',
  'other-powiat',
  'other-institution',
  'died',
] as const;

/**
 * Whether a child may be in a place on these days: lives then, nothing lies far ahead, and no other stay of the child
 * shares a day with it. Paths are those of the form's fields.
 * @param label what the form calls the first day
 * @param others placements of the child besides this one
 */
export function placementProblems(
  placement: Days & { readonly kind: PlacementKind },
  child: KnownChild,
  others: readonly KnownPlacement[],
  today: LocalDate,
  label: string = 'W miejscu od',
): FieldProblem[] {
  const { kind, from, to } = placement;
  if (from < child.birthDate) {
    const born = formatDate(child.birthDate);
    return [{ path: 'from', message: `${label}: podaj dzień nie wcześniejszy niż data urodzenia dziecka (${born}).` }];
  }
  if (to !== null && to < from) {
    const message = `Ostatni dzień: podaj ostatni dzień nie wcześniejszy niż pierwszy dzień w miejscu (${formatDate(from)}).`;
    return [{ path: 'to', message }];
  }
  if (kind === 'stay' && from > today) {
    const message = `${label}: podaj dzień nie późniejszy niż dziś; pobyt, który dopiero się zacznie, wpisz jako planowany.`;
    return [{ path: 'from', message }];
  }
  if (kind === 'planned' && from <= today) {
    return [{ path: 'from', message: `${label}: podaj dzień po dzisiejszym, pobyt planowany jeszcze się nie zaczął.` }];
  }
  const latest = addDays(today, DAYS_AHEAD);
  const last = to ?? from;
  if (last > latest) {
    const field = to === null || from > latest ? 'from' : 'to';
    const name = field === 'from' ? label : 'Ostatni dzień';
    return [{ path: field, message: `${name}: podaj dzień nie późniejszy niż ${formatDate(latest)}.` }];
  }
  if (child.death !== null) {
    const alive = lastPossibleDay(child.death, today);
    if (from > alive)
      return [
        {
          path: 'from',
          message: `${label}: podaj dzień nie późniejszy niż dzień śmierci dziecka (${formatDate(alive)}).`,
        },
      ];
    if (to === null || to > alive) {
      return [
        {
          path: 'to',
          message: `Ostatni dzień: podaj ostatni dzień nie późniejszy niż dzień śmierci dziecka (${formatDate(alive)}).`,
        },
      ];
    }
  }
  const clash = others.find((one) => one.kind === kind && overlaps(one, placement));
  return clash === undefined ? [] : [clashProblem(clash, from, label)];
}

/** Which field is to be mended depends on which of the two came first. */
function clashProblem(clash: KnownPlacement, from: LocalDate, label: string): FieldProblem {
  const period = periodText(clash.from, clash.to);
  const what = { stay: 'pobyt w innym miejscu', planned: 'planowany pobyt', respite: 'pobyt w rodzinie pomocowej' }[
    clash.kind
  ];
  if (from < clash.from) {
    const message = `Ostatni dzień: podaj ostatni dzień przed ${formatDate(clash.from)}; ${period} dziecko ma już wpisany ${what}.`;
    return { path: 'to', message };
  }
  const message = `${label}: w${NBSP}tym czasie dziecko ma już wpisany ${what} (${period}).`;
  return { path: 'from', message };
}

/** Whether a stay that lasts may end on that day. */
export function endProblems(
  stay: Pick<KnownPlacement, 'from'>,
  to: LocalDate,
  child: KnownChild,
  today: LocalDate,
): FieldProblem[] {
  return placementProblems({ kind: 'respite', from: stay.from, to }, child, [], today).filter(
    ({ path }) => path === 'to',
  );
}

/** Whether a respite stay lies within the stays of the child: respite is from a place, not instead of one (art. 73). */
export function respiteProblems(respite: Days, stays: readonly KnownPlacement[]): FieldProblem[] {
  const around = episodesOf(stays).find(
    (one) => one.from <= respite.from && (one.to === null || one.to >= respite.from),
  );
  if (around === undefined) {
    return [{ path: 'from', message: 'Pobyt od: podaj pierwszy dzień pobytu, w którym dziecko jest w pieczy.' }];
  }
  if (around.to !== null && (respite.to === null || respite.to > around.to)) {
    const message = `Pobyt do: podaj ostatni dzień pobytu nie późniejszy niż ostatni dzień w pieczy (${formatDate(around.to)}).`;
    return [{ path: 'to', message }];
  }
  return [];
}

/** The rules of the commune's share: percent of the first, the second and each later year (art. 191). */
export interface ShareRules {
  readonly percentOn: (year: 1 | 2 | 3, day: LocalDate) => { readonly value: number; readonly source: string } | null;
}

/**
 * The commune's share of the cost from each day on which it changes: the years count from the first day of the episode,
 * by the rule of the day on which each of them begins (art. 191). Nothing beyond the last day in care.
 */
export function sharesOf(
  episode: Days,
  rules: ShareRules,
): readonly { readonly from: LocalDate; readonly percent: number; readonly source: string }[] {
  const years = [1, 2, 3] as const;
  return years.flatMap((year) => {
    const from = addYears(episode.from, year - 1);
    const rule = rules.percentOn(year, from);
    if (rule === null || (episode.to !== null && from > episode.to)) return [];
    return [{ from, percent: rule.value, source: rule.source }];
  });
}

/** Whether an absence, a basis or who pays may be entered from that day: not before birth, not far ahead. */
export function datedLineProblems(
  line: Days,
  labels: { readonly from: string; readonly to: string },
  child: KnownChild,
  today: LocalDate,
): FieldProblem[] {
  if (line.from < child.birthDate) {
    const born = formatDate(child.birthDate);
    return [
      { path: 'from', message: `${labels.from}: podaj dzień nie wcześniejszy niż data urodzenia dziecka (${born}).` },
    ];
  }
  if (line.to !== null && line.to < line.from) {
    const message = `${labels.to}: podaj dzień nie wcześniejszy niż pierwszy dzień (${formatDate(line.from)}).`;
    return [{ path: 'to', message }];
  }
  const latest = addDays(today, DAYS_AHEAD);
  if (line.from > latest) {
    return [{ path: 'from', message: `${labels.from}: podaj dzień nie późniejszy niż ${formatDate(latest)}.` }];
  }
  return [];
}
