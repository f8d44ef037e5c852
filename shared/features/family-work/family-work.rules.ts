import type { FieldProblem } from '../../kernel/field-problem.ts';
import type { RecordId } from '../../kernel/ids.ts';
import { addDays, addMonths, asLocalDate, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import { foldForSearch } from '../../kernel/polish.ts';
import { blankToNull } from '../../kernel/typed-text.ts';
import type { AssessmentGround, AssessmentRecommendation } from './assessments.schema.ts';
import type { NextStep, NoteFields } from './notes.schema.ts';
import type { Plan, PlanFields } from './plans.schema.ts';

/** A term further away than this is a typing mistake. */
export const TASK_YEARS_AHEAD = 5;

/** Ośrodki pomocy społecznej exist since 1990; an earlier day of a note is a typing mistake. */
export const NOTES_SINCE = asLocalDate('1990-01-01');

/** Plans of work with a family exist since the act of 9.06.2011 (Dz.U. 2011 nr 149 poz. 887) came into force. */
export const PLANS_SINCE = asLocalDate('2012-01-01');

/** A note tells what has happened: its day is today or before, and not before there were offices to write one. */
export function noteProblems(fields: Pick<NoteFields, 'on'>, today: LocalDate): FieldProblem[] {
  if (fields.on < NOTES_SINCE) {
    const message = `Data wpisu: podaj datę wpisu nie wcześniejszą niż ${formatDate(NOTES_SINCE)}.`;
    return [{ path: 'on', message }];
  }
  if (fields.on <= today) return [];
  return [{ path: 'on', message: `Data wpisu: podaj datę wpisu nie późniejszą niż dziś (${formatDate(today)}).` }];
}

export function normaliseNote(fields: NoteFields): NoteFields {
  return {
    ...fields,
    others: blankToNull(fields.others),
    personIds: [...new Set(fields.personIds)],
    userIds: [...new Set(fields.userIds)],
  };
}

const latestTerm = (today: LocalDate): LocalDate => addMonths(today, 12 * TASK_YEARS_AHEAD);

/** A term lies ahead, but not beyond what anybody plans. */
export function termProblems(field: string, path: string, dueOn: LocalDate, today: LocalDate): FieldProblem[] {
  if (dueOn < today) {
    return [
      {
        path,
        message: `${field}: podaj ${field.toLocaleLowerCase('pl')} nie wcześniejszy niż dziś (${formatDate(today)}).`,
      },
    ];
  }
  const latest = latestTerm(today);
  if (dueOn <= latest) return [];
  const message = `${field}: podaj ${field.toLocaleLowerCase('pl')} nie późniejszy niż ${formatDate(latest)}.`;
  return [{ path, message }];
}

export const nextStepProblems = (step: Pick<NextStep, 'dueOn'>, today: LocalDate): FieldProblem[] =>
  termProblems('Termin', 'dueOn', step.dueOn, today);

export function normalisePlan(fields: PlanFields): PlanFields {
  return {
    ...fields,
    agreedWith: blankToNull(fields.agreedWith),
    goals: fields.goals.map((goal) => ({
      ...goal,
      actions: goal.actions.map((one) => ({ ...one, responsible: blankToNull(one.responsible) })),
    })),
  };
}

/** What the rules of a plan look at. A day that is none yet is null: the rest is judged all the same. */
export interface PlanDays {
  readonly from: LocalDate | null;
  readonly until: LocalDate | null;
  readonly goals: readonly {
    readonly actions: readonly {
      readonly responsible: string | null;
      readonly userId: string | null;
      readonly dueOn: LocalDate | null;
    }[];
  }[];
}

/**
 * A plan begins under the act, at most a month ahead, ends after it begins and not beyond what anybody plans; each action has
 * somebody responsible and a day within the plan.
 */
export function planProblems(fields: PlanDays, today: LocalDate): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const latestFrom = addDays(today, 31);
  const latest = latestTerm(today);
  if (fields.from !== null && fields.from < PLANS_SINCE) {
    const message = `Plan od: podaj początek planu nie wcześniejszy niż ${formatDate(PLANS_SINCE)}.`;
    problems.push({ path: 'from', message });
  }
  if (fields.from !== null && fields.from > latestFrom) {
    const message = `Plan od: podaj początek planu nie późniejszy niż ${formatDate(latestFrom)}.`;
    problems.push({ path: 'from', message });
  }
  if (fields.until !== null && fields.from !== null && fields.until < fields.from) {
    const message = `Plan do: podaj koniec planu nie wcześniejszy niż jego początek (${formatDate(fields.from)}).`;
    problems.push({ path: 'until', message });
  }
  if (fields.until !== null && fields.until > latest) {
    const message = `Plan do: podaj koniec planu nie późniejszy niż ${formatDate(latest)}.`;
    problems.push({ path: 'until', message });
  }
  for (const [at, goal] of fields.goals.entries()) {
    for (const [place, one] of goal.actions.entries()) {
      const path = `goals.${at}.actions.${place}`;
      if (one.responsible === null && one.userId === null) {
        const message = 'Odpowiedzialni: wpisz, kto jest odpowiedzialny za działanie, albo wskaż pracownika.';
        problems.push({ path: `${path}.responsible`, message });
      }
      const message = one.dueOn === null ? null : actionTermMessage(one.dueOn, fields, latest);
      if (message !== null) problems.push({ path: `${path}.dueOn`, message });
    }
  }
  return problems;
}

/** What is wrong with the day of an action; null when it lies within the plan. */
function actionTermMessage(
  dueOn: LocalDate,
  { from, until }: Pick<PlanDays, 'from' | 'until'>,
  latest: LocalDate,
): string | null {
  if (from !== null && dueOn < from)
    return `Termin: podaj termin nie wcześniejszy niż początek planu (${formatDate(from)}).`;
  // A plan that ends before it begins is said at its own field.
  if (until !== null && (from === null || until >= from) && dueOn > until) {
    return `Termin: podaj termin nie późniejszy niż koniec planu (${formatDate(until)}).`;
  }
  return dueOn > latest ? `Termin: podaj termin nie późniejszy niż ${formatDate(latest)}.` : null;
}

/** A task that is moved gets another day, one that lies ahead. */
export function moveProblems(before: LocalDate, dueOn: LocalDate, today: LocalDate): FieldProblem[] {
  if (dueOn !== before) return termProblems('Nowy termin', 'dueOn', dueOn, today);
  const message = `Nowy termin: podaj nowy termin inny niż dotychczasowy (${formatDate(before)}).`;
  return [{ path: 'dueOn', message }];
}

/** What came of a goal is seen while its plan runs or after, and not ahead. */
export function outcomeProblems(on: LocalDate, planFrom: LocalDate, today: LocalDate): FieldProblem[] {
  if (on > today) {
    const message = `Dzień: podaj dzień oceny efektu nie późniejszy niż dziś (${formatDate(today)}).`;
    return [{ path: 'on', message }];
  }
  if (on >= planFrom) return [];
  const message = `Dzień: podaj dzień oceny efektu nie wcześniejszy niż początek planu (${formatDate(planFrom)}).`;
  return [{ path: 'on', message }];
}

/** What came of a goal of these words in the other plans: what was written about it last; null when nothing was. */
export function formerOutcome(
  plans: readonly Plan[],
  words: string,
  present: RecordId | null,
): Plan['goals'][number]['outcome'] {
  return (
    plans
      .filter(({ id }) => id !== present)
      .flatMap(({ goals }) =>
        goals.flatMap(({ goal, outcome }) => (goal === words && outcome !== null ? [outcome] : [])),
      )
      .toSorted((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0))[0] ?? null
  );
}

/** The day that an action carries into the next version of its plan: one that still lies ahead. */
export const carriedDueOn = (dueOn: LocalDate | null, today: LocalDate): LocalDate | null =>
  dueOn !== null && dueOn >= today ? dueOn : null;

/**
 * An assessment is written when it was made, after the last one, and not before there was a family to work with.
 */
export function assessmentProblems(
  on: LocalDate,
  { last, began }: Pick<AssessmentGround, 'last' | 'began'>,
  today: LocalDate,
): FieldProblem[] {
  if (on > today) {
    return [{ path: 'on', message: `Dzień oceny: podaj dzień oceny nie późniejszy niż dziś (${formatDate(today)}).` }];
  }
  if (last !== null && on <= last) {
    return [{ path: 'on', message: `Dzień oceny: podaj dzień oceny po poprzedniej ocenie (${formatDate(last)}).` }];
  }
  if (began !== null && on < began) {
    const message = `Dzień oceny: podaj dzień oceny nie wcześniejszy niż początek pracy z rodziną (${formatDate(began)}).`;
    return [{ path: 'on', message }];
  }
  return [];
}

/** Work goes on by a plan only where there is one. */
export function recommendationProblems(
  recommendation: AssessmentRecommendation,
  { planned }: Pick<AssessmentGround, 'planned'>,
): FieldProblem[] {
  if (planned || recommendation !== 'continue') return [];
  const message =
    'Co dalej: wybierz, co dalej z rodziną, bez pracy według planu: rodzina nie ma jeszcze planu pracy. Można go najpierw wpisać.';
  return [{ path: 'recommendation', message }];
}

/** The day until which the next assessment is to be made: `months` after the last one, or after work began. */
export const nextAssessmentOn = (since: LocalDate, months: number): LocalDate => addMonths(since, months);

export interface SnippetPiece {
  readonly text: string;
  readonly found: boolean;
}

const BEFORE_FOUND = 40;
const SNIPPET_LENGTH = 140;

/**
 * The place of a text where a search found it, about 140 signs long, its words marked.
 * @param isFound whether a folded word of the text is one of those searched for
 */
export function snippetOf(text: string, isFound: (folded: string) => boolean): SnippetPiece[] {
  const line = text.replace(/\s+/gu, ' ').trim();
  const words = [...line.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    found: isFound(foldForSearch(match[0])),
  }));
  const first = words.find(({ found }) => found)?.from ?? 0;
  const from = words.find((word) => word.from >= first - BEFORE_FOUND)?.from ?? 0;
  const to = words.findLast((word) => word.to <= from + SNIPPET_LENGTH)?.to ?? Math.min(line.length, SNIPPET_LENGTH);
  const end = to >= line.length - 2 ? line.length : to;
  const pieces: SnippetPiece[] = [];
  let at = from;
  for (const word of words) {
    if (!word.found || word.from < from || word.to > end) continue;
    if (word.from > at) pieces.push({ text: line.slice(at, word.from), found: false });
    pieces.push({ text: line.slice(word.from, word.to), found: true });
    at = word.to;
  }
  if (at < end) pieces.push({ text: line.slice(at, end), found: false });
  if (from > 0) pieces.unshift({ text: '… ', found: false });
  if (end < line.length) pieces.push({ text: ' …', found: false });
  return pieces;
}
