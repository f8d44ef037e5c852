import type { FieldProblem } from '../../kernel/field-problem.ts';
import { addDays, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { blankToNull } from '../../kernel/typed-text.ts';
import { isBlood, isEndedByDeath, type RelationKind } from './relation-kinds.ts';
import type { RelationFields } from './relations.schema.ts';
import { endReasonsOf } from './relation-roles.ts';

/** A change may be entered this many days ahead: decisions name the day before it comes. */
const RELATION_DAYS_AHEAD = 31;

/** The fields as they are stored: empty texts are no texts. */
export function normaliseRelation(fields: RelationFields): RelationFields {
  const { from, to, endReason, basis, note } = fields;
  return { from, to, endReason, basis: blankToNull(basis), note: blankToNull(note) };
}

/** Kinds that begin by a decision or an act, so that the day is known. */
const needsBeginning = (kind: RelationKind): boolean =>
  kind === 'guardian' || kind === 'foster-carer' || kind === 'adoptive-parent';

/**
 * What the schema cannot say about a relation by itself; empty when all is well.
 * @param births birth dates of the two, as far as they are known
 */
export function relationProblems(
  kind: RelationKind,
  fields: RelationFields,
  births: readonly LocalDate[],
  today: LocalDate,
): FieldProblem[] {
  const { from, to, endReason } = fields;
  if (isBlood(kind)) {
    if (to !== null || endReason !== null) {
      return [
        {
          path: 'to',
          message:
            'Relacja do: zostaw puste pole, relacja pokrewieństwa nie ustaje. Błędny wpis wycofaj z podaniem powodu.',
        },
      ];
    }
    return [];
  }
  if (from === null && needsBeginning(kind)) {
    return [{ path: 'from', message: 'Relacja od: podaj datę, od której trwa relacja, np. z orzeczenia sądu.' }];
  }
  return [...namelessProblems(kind, fields), ...dayProblems(fields, births, today), ...endProblems(kind, fields)];
}

/** „Inna” says nothing by itself: its note says what it is. */
function namelessProblems(kind: RelationKind, { note }: RelationFields): FieldProblem[] {
  if (kind !== 'other' || (note !== null && note.trim() !== '')) return [];
  return [{ path: 'note', message: 'Uwagi: wpisz w uwagach, jaka to relacja, np. chrzestna i chrześnica.' }];
}

function dayProblems({ from, to }: RelationFields, births: readonly LocalDate[], today: LocalDate): FieldProblem[] {
  const youngest = births.toSorted().at(-1);
  const latest = addDays(today, RELATION_DAYS_AHEAD);
  const problems: FieldProblem[] = [];
  for (const [path, ask, day] of [
    ['from', 'Relacja od: podaj początek relacji', from],
    ['to', 'Relacja do: podaj koniec relacji', to],
  ] as const) {
    if (day === null) continue;
    if (day > latest) {
      problems.push({ path, message: `${ask} nie późniejszy niż ${formatDate(latest)}.` });
    } else if (youngest !== undefined && day < youngest) {
      const message = `${ask} nie wcześniejszy niż data urodzenia młodszej z osób (${formatDate(youngest)}).`;
      problems.push({ path, message });
    }
  }
  if (problems.length === 0 && from !== null && to !== null && to < from) {
    problems.push({
      path: 'to',
      message: `Relacja do: podaj koniec relacji nie wcześniejszy niż ${formatDate(from)}.`,
    });
  }
  return problems;
}

/**
 * A relation that somebody enters cannot begin after a death. Blood holds from birth: what was written beside it is no day
 * of its own.
 * @param deaths last days of life of the two, as far as they are known
 */
export function begunAfterDeath(
  kind: RelationKind,
  { from }: Pick<RelationFields, 'from'>,
  deaths: readonly LocalDate[],
): FieldProblem[] {
  const first = deaths.toSorted()[0];
  if (first === undefined || from === null || isBlood(kind) || from <= first) return [];
  const message = `Relacja od: podaj początek relacji nie późniejszy niż śmierć jednej z osób (${formatDate(first)}).`;
  return [{ path: 'from', message }];
}

/**
 * What is entered of somebody who has died already: a relation that a death ends, and that was given no end, ended with the
 * first death of the two.
 * @param deaths last days of life of the two, as far as they are known
 */
export function endedByDeath(kind: RelationKind, fields: RelationFields, deaths: readonly LocalDate[]): RelationFields {
  const first = deaths.toSorted()[0];
  if (first === undefined || fields.to !== null || !isEndedByDeath(kind)) return fields;
  return { ...fields, to: first, endReason: 'death' };
}

/**
 * A relation that a death ends cannot end after it: what would be a divorce then is no end of this marriage.
 * @param deaths last days of life of the two, as far as they are known
 */
export function endedAfterDeath(
  kind: RelationKind,
  { to }: Pick<RelationFields, 'to'>,
  deaths: readonly LocalDate[],
): FieldProblem[] {
  const first = deaths.toSorted()[0];
  if (first === undefined || to === null || !isEndedByDeath(kind) || to <= first) return [];
  const message = `Relacja do: podaj koniec relacji nie późniejszy niż śmierć jednej z osób (${formatDate(first)}).`;
  return [{ path: 'to', message }];
}

/** Kinship is one thing between two people: who is the mother is neither sister nor grandmother. */
const KINSHIP: readonly RelationKind[] = ['parent', 'grandparent', 'sibling', 'half-sibling', 'aunt-uncle', 'cousin'];
/** Who may not marry: kin in the direct line, siblings, adopter and adopted (Family and Guardianship Code, art. 14, 15). */
const NEAR_KIN: readonly RelationKind[] = ['parent', 'grandparent', 'sibling', 'half-sibling', 'adoptive-parent'];

/** Why two people cannot be both; null when they can. @param kind of the new relation @param among what they are already */
export function contradiction(kind: RelationKind, among: readonly RelationKind[]): keyof typeof CONTRADICTIONS | null {
  if (KINSHIP.includes(kind) && among.some((other) => other !== kind && KINSHIP.includes(other)))
    return 'relation other kinship';
  const [married, near] = [kind === 'marriage', NEAR_KIN.includes(kind)];
  if (married && among.some((other) => NEAR_KIN.includes(other))) return 'relation near kin';
  return near && among.includes('marriage') ? 'relation near kin' : null;
}

/** The refusal of a relation that another one of the same two contradicts. */
export const CONTRADICTIONS = {
  'relation other kinship':
    'Osoba: te osoby są już zapisane jako inni krewni. Popraw albo wycofaj tamtą relację, jeśli to ona jest błędna.',
  'relation near kin':
    'Osoba: wskaż inną osobę albo relację; krewni w linii prostej, rodzeństwo oraz przysposabiający i przysposobiony nie mogą być małżeństwem (art. 14 i 15 k.r.o.).',
} as const;

function endProblems(kind: RelationKind, { to, endReason }: RelationFields): FieldProblem[] {
  if (to === null) {
    return endReason === null
      ? []
      : [{ path: 'to', message: 'Relacja do: podaj dzień, w którym skończyła się relacja.' }];
  }
  if (endReason === null)
    return [{ path: 'endReason', message: 'Powód zakończenia: wybierz powód zakończenia z listy.' }];
  if (endReasonsOf(kind).includes(endReason)) return [];
  return [{ path: 'endReason', message: 'Powód zakończenia: wybierz powód zakończenia, który pasuje do tej relacji.' }];
}

/** Rules the database holds for relations, as its triggers name them, and the sentence for each. */
export const RELATION_RULES: Readonly<Record<string, string>> = {
  'relation exists': 'Osoba: taka relacja między tymi osobami jest już zapisana w tym czasie.',
  'relation cycle': 'Osoba: nie można być własnym przodkiem; te osoby są już zapisane w odwrotnej kolejności pokoleń.',
  'relation parent younger':
    'Osoba: sprawdź daty urodzenia obu osób, rodzic, babcia i dziadek muszą być starsi od dziecka.',
  'relation third parent':
    'Osoba: wybierz inną osobę albo relację, dziecko ma już dwoje rodziców biologicznych. Może chodzi o rodzica adopcyjnego.',
};
