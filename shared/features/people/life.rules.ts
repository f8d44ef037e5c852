import type { FieldProblem } from '../../kernel/field-problem.ts';
import { formatDate, periodText, type LocalDate } from '../../kernel/local-date.ts';
import { NBSP } from '../../kernel/polish.ts';
import { isBlood, isEndedByDeath, type RelationKind } from '../relations/relation-kinds.ts';
import type { LifeEntry } from './life.schema.ts';
import { lastDayOfLife } from './person-details.labels.ts';
import type { Death } from './person-details.schema.ts';

/** So many entries a sentence names; the others are counted. */
const NAMED = 3;

const RELATION_WORDS: Readonly<Record<RelationKind, string>> = {
  parent: 'relacja z rodzicem',
  'adoptive-parent': 'przysposobienie',
  grandparent: 'relacja z dziadkami',
  marriage: 'małżeństwo',
  partnership: 'związek partnerski',
  sibling: 'relacja rodzeństwa',
  'half-sibling': 'relacja rodzeństwa',
  guardian: 'opieka prawna',
  'foster-carer': 'opieka zastępcza',
  'step-parent': 'relacja z macochą lub ojczymem',
  'aunt-uncle': 'relacja z ciotką lub wujem',
  cousin: 'relacja kuzynów',
  'parent-in-law': 'relacja z teściami',
  other: 'inna relacja',
};

function whatOf(entry: LifeEntry): string {
  switch (entry.kind) {
    case 'membership':
      return entry.name === null ? 'pobyt w rodzinie' : `pobyt w rodzinie ${entry.name}`;
    case 'placement':
      return 'pobyt w pieczy zastępczej';
    case 'address':
      return 'adres';
    case 'relation': {
      const what = RELATION_WORDS[entry.relation];
      return entry.name === null ? what : `${what} (${entry.name})`;
    }
    case 'consent':
      return entry.name === null ? 'zgoda za dziecko' : `zgoda za dziecko (${entry.name})`;
    case 'own-consent':
      return 'zgoda za tę osobę';
    case 'note':
      return 'udział w notatce';
  }
}

/** „pobyt w rodzinie Nowak od 01.01.2001”, „udział w notatce z 02.03.2024”. */
export function lifeText(entry: LifeEntry): string {
  const { from, to } = entry;
  const day = entry.kind === 'note' ? `z${NBSP}${from === null ? '' : formatDate(from)}` : daysText(from, to);
  return day === '' ? whatOf(entry) : `${whatOf(entry)} ${day}`;
}

function daysText(from: LocalDate | null, to: LocalDate | null): string {
  if (from === null) return to === null ? '' : `do${NBSP}${formatDate(to)}`;
  return periodText(from, to);
}

/** Several entries in one sentence, the first ones by name. */
function namedInOne(entries: readonly LifeEntry[]): string {
  const named = entries.slice(0, NAMED).map(lifeText).join('; ');
  const others = entries.length - NAMED;
  return others > 0 ? `${named}; i${NBSP}jeszcze ${others}` : named;
}

/** The last day on which somebody may have lived, as known today: nobody's death lies ahead. */
export function lastPossibleDay(death: Death, today: LocalDate): LocalDate {
  const last = lastDayOfLife(death);
  return last < today ? last : today;
}

/** Blood holds whatever the days say; what is written about it is no part of a life's order. */
const counts = (entry: LifeEntry): boolean => !(entry.kind === 'relation' && isBlood(entry.relation));

/** A corrected birth date may not lie after what is stored of the person: the sentence names it. */
export function bornTooLate(entries: readonly LifeEntry[], birthDate: LocalDate): FieldProblem[] {
  const before = entries.filter((one) => counts(one) && one.from !== null && one.from < birthDate);
  if (before.length === 0) return [];
  const message = `Data urodzenia: podaj datę urodzenia, przed którą nic nie jest zapisane, albo popraw najpierw to, co jest wcześniej (${namedInOne(before)}).`;
  return [{ path: 'birthDate', message }];
}

/** What a death means for what is stored. */
export interface AfterDeath {
  /** Begins after the death: refused until one of both is corrected. */
  readonly impossible: readonly LifeEntry[];
  /** Goes on past the death and ends with it. */
  readonly ends: readonly LifeEntry[];
  /** Lies after the death, as papers come late: told, left as it is. */
  readonly untidy: readonly LifeEntry[];
}

/**
 * Sorts what is stored of somebody who died by then. Stays, addresses, relations and consents cannot begin after the
 * death; open stays, relations that a death ends, and consents end with it. What was ended later, and notes, are untidy.
 */
export function afterDeath(entries: readonly LifeEntry[], lastDay: LocalDate): AfterDeath {
  const impossible: LifeEntry[] = [];
  const ends: LifeEntry[] = [];
  const untidy: LifeEntry[] = [];
  for (const entry of entries.filter(counts)) {
    if (entry.kind === 'note') {
      if (entry.from !== null && entry.from > lastDay) untidy.push(entry);
    } else if (entry.from !== null && entry.from > lastDay) impossible.push(entry);
    else if (entry.to !== null) {
      if (entry.to > lastDay) (isConsent(entry) ? ends : untidy).push(entry);
    } else if (endsWithDeath(entry)) ends.push(entry);
  }
  return { impossible, ends, untidy };
}

const isConsent = ({ kind }: LifeEntry): boolean => kind === 'consent' || kind === 'own-consent';

/** Where somebody lived last stays readable. */
function endsWithDeath(entry: LifeEntry): boolean {
  switch (entry.kind) {
    case 'relation':
      return isEndedByDeath(entry.relation);
    case 'membership':
    case 'placement':
    case 'consent':
    case 'own-consent':
      return true;
    case 'address':
    case 'note':
      return false;
  }
}

/** The refusal of a death before something that begins after it; the sentence names it. */
export function deathTooEarly({ impossible }: AfterDeath, death: Death): FieldProblem[] {
  if (impossible.length === 0) return [];
  const what = namedInOne(impossible);
  const message =
    death.date === null
      ? `Rok śmierci: podaj rok śmierci, po którym nic się nie zaczyna, albo popraw najpierw to, co jest później (${what}).`
      : `Data śmierci: podaj datę śmierci, po której nic się nie zaczyna, albo popraw najpierw to, co jest później (${what}).`;
  return [{ path: death.date === null ? 'death.year' : 'death.date', message }];
}
