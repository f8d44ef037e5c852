import { addYears, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { FieldProblem } from '../../kernel/field-problem.ts';
import { majorityByAge } from '../people/majority.rules.ts';
import { lastPossibleDay } from '../people/life.rules.ts';
import type { KnownChild } from './care.rules.ts';
import type { LeaverGap, LineFields, SettleFields } from './leavers.schema.ts';

/** How far ahead an end or a term may be entered: beyond that it is a slip of the year. */
const YEARS_AHEAD = 10;

/** A year before majority: the guardian of independence has to be known, and the list begins. */
const SEVENTEEN = 17;

/** The days on which somebody turns 17 and 18; who was born on 29 February has the days of `addYears`. */
export function leaverBirthdays(birthDate: LocalDate): {
  readonly seventeenOn: LocalDate;
  readonly eighteenOn: LocalDate;
} {
  return { seventeenOn: addYears(birthDate, SEVENTEEN), eighteenOn: majorityByAge(birthDate).from };
}

/** What of somebody's way to independence is known. */
export interface KnownLeaver {
  readonly seventeenOn: LocalDate;
  readonly inCare: boolean;
  /** In care at some time, and on what basis is written. */
  readonly basisKnown: boolean;
  readonly path: 'open' | 'ended' | 'none';
  /** The guardian of the day. */
  readonly guardian: { readonly consentOn: LocalDate | null } | null;
  readonly programme: { readonly approvedOn: LocalDate | null } | null;
  /** The last day on which help of age is paid; null where the office has no rule for it. */
  readonly helpUntil: LocalDate | null;
}

/** What is still missing on a day, in the order in which it is needed; nothing once the path has ended after care. */
export function leaverGaps(leaver: KnownLeaver, day: LocalDate): LeaverGap[] {
  if (leaver.path === 'ended' && !leaver.inCare) return [];
  const gaps: LeaverGap[] = [];
  if (leaver.path !== 'open') gaps.push('path');
  if (!leaver.basisKnown) gaps.push('basis');
  if (leaver.guardian === null) gaps.push('guardian');
  else if (leaver.guardian.consentOn === null) gaps.push('consent');
  if (leaver.programme === null) {
    if (day >= leaver.seventeenOn) gaps.push('programme');
  } else if (leaver.programme.approvedOn === null) gaps.push('approval');
  if (leaver.path === 'open' && leaver.helpUntil !== null && day > leaver.helpUntil) gaps.push('end');
  return gaps;
}

type Named = readonly [path: string, label: string, day: LocalDate | null];

/** Days of something that has happened: after birth and not after today, nor after death. */
function pastDays(days: readonly Named[], person: KnownChild, today: LocalDate): FieldProblem[] {
  const latest = person.death === null ? today : lastPossibleDay(person.death, today);
  return days.flatMap(([path, label, day]) => {
    if (day === null) return [];
    if (day < person.birthDate) {
      const born = formatDate(person.birthDate);
      return [{ path, message: `${label}: podaj dzień nie wcześniejszy niż data urodzenia (${born}).` }];
    }
    if (day > latest) {
      const until = person.death === null ? 'dziś' : `dzień śmierci (${formatDate(latest)})`;
      return [{ path, message: `${label}: podaj dzień nie późniejszy niż ${until}.` }];
    }
    return [];
  });
}

/** A last day that may lie ahead: not before the first, not many years ahead. */
function lastDay([path, label, day]: Named, from: LocalDate, today: LocalDate): FieldProblem[] {
  if (day === null) return [];
  if (day < from) {
    return [{ path, message: `${label}: podaj dzień nie wcześniejszy niż pierwszy dzień (${formatDate(from)}).` }];
  }
  const latest = addYears(today, YEARS_AHEAD);
  return day > latest ? [{ path, message: `${label}: podaj dzień nie późniejszy niż ${formatDate(latest)}.` }] : [];
}

/** A first day that may lie a year ahead, as a decision may say. */
function firstDay(named: Named, person: KnownChild, today: LocalDate): FieldProblem[] {
  const latest = addYears(today, 1);
  const [path, label, day] = named;
  if (day !== null && day > latest) {
    return [{ path, message: `${label}: podaj dzień nie późniejszy niż ${formatDate(latest)}.` }];
  }
  return pastDays([named], person, latest);
}

/** Whether a path may begin on that day. */
export const pathProblems = (from: LocalDate, person: KnownChild, today: LocalDate): FieldProblem[] =>
  pastDays([['from', 'Otwarto', from]], person, today);

/** Whether a path that began on a day may end on another. */
export function pathEndProblems(from: LocalDate, to: LocalDate, today: LocalDate): FieldProblem[] {
  if (to > today) return [{ path: 'to', message: 'Zakończono: podaj dzień zakończenia nie późniejszy niż dziś.' }];
  return lastDay(['to', 'Zakończono', to], from, today);
}

/** Whether a line may be recorded as it was typed, apart from what stands beside it. */
export function lineProblems(fields: LineFields, person: KnownChild, today: LocalDate): FieldProblem[] {
  switch (fields.line) {
    case 'guardian':
      return [
        ...guardianProblems(fields),
        ...firstDay(['from', 'Opiekun od', fields.from], person, today),
        ...pastDays([['consentOn', 'Data pisemnej zgody', fields.consentOn]], person, today),
      ];
    case 'programme':
      return pastDays([['draftedOn', 'Opracowano', fields.draftedOn]], person, today);
    case 'goal':
      return [
        ...pastDays([['enteredOn', 'W\u00A0programie od', fields.enteredOn]], person, today),
        ...lastDay(['dueOn', 'Termin', fields.dueOn], fields.enteredOn, today),
      ];
    case 'help':
      return pastDays([['requestedOn', 'Data wniosku', fields.requestedOn]], person, today);
    case 'suspension':
      return [
        ...firstDay(['from', 'Zawieszono od', fields.from], person, today),
        ...lastDay(['to', 'Zawieszono do', fields.to], fields.from, today),
      ];
    case 'step':
      return pastDays([['doneOn', 'Wykonano', fields.doneOn]], person, today);
  }
}

function guardianProblems({
  personId,
  userId,
}: Pick<Extract<LineFields, { line: 'guardian' }>, 'personId' | 'userId'>): FieldProblem[] {
  if (personId === null && userId === null) {
    return [{ path: 'personId', message: 'Opiekun: wybierz opiekuna, osobę albo pracownika ośrodka.' }];
  }
  if (personId !== null && userId !== null) {
    return [{ path: 'userId', message: 'Pracownik: wybierz pracownika albo osobę, jedno z\u00A0dwojga.' }];
  }
  return [];
}

/** Whether what became of a line may be written, by the day on which the line began. */
export function settleProblems(
  fields: SettleFields,
  since: LocalDate,
  person: KnownChild,
  today: LocalDate,
): FieldProblem[] {
  switch (fields.how) {
    case 'end-guardian':
      return lastDay(['to', 'Opiekun do', fields.to], since, today);
    case 'consent':
      return pastDays([['on', 'Data pisemnej zgody', fields.on]], person, today);
    case 'approve':
      return notBefore(['on', 'Zatwierdzono', fields.on], since, person, today);
    case 'assess':
      return notBefore(['on', 'Oceniono', fields.on], since, person, today);
    case 'goal-done':
      return notBefore(['on', 'Wykonano', fields.on], since, person, today);
    case 'decide':
      return [
        ...notBefore(['on', 'Data decyzji', fields.on], since, person, today),
        ...grantProblems(fields, person, today),
      ];
    case 'end-help':
      return lastDay(['to', 'Pomoc do', fields.to], since, today);
    case 'end-suspension':
      return lastDay(['to', 'Zawieszono do', fields.to], since, today);
  }
}

function notBefore(named: Named, since: LocalDate, person: KnownChild, today: LocalDate): FieldProblem[] {
  const [path, label, day] = named;
  if (day !== null && day < since) {
    return [{ path, message: `${label}: podaj dzień nie wcześniejszy niż ${formatDate(since)}.` }];
  }
  return pastDays([named], person, today);
}

function grantProblems(
  { state, from, to }: Extract<SettleFields, { how: 'decide' }>,
  person: KnownChild,
  today: LocalDate,
): FieldProblem[] {
  if (state === 'refused') {
    return from === null && to === null
      ? []
      : [{ path: 'from', message: 'Pomoc od: wyczyść dni pomocy, przy odmowie ich nie ma.' }];
  }
  if (from === null) return [{ path: 'from', message: 'Pomoc od: podaj pierwszy dzień pomocy.' }];
  return [...firstDay(['from', 'Pomoc od', from], person, today), ...lastDay(['to', 'Pomoc do', to], from, today)];
}
