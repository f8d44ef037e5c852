import { lastPossibleDay } from '../people/life.rules.ts';
import type { Death } from '../people/person-details.schema.ts';
import type { FieldProblem } from '../../kernel/field-problem.ts';
import { overlaps } from '../../kernel/dated-rows.ts';
import { addDays, formatDate, type LocalDate } from '../../kernel/local-date.ts';
import type { TooEarly } from '../../kernel/succession.ts';
import { blankToNull } from '../../kernel/typed-text.ts';
import type { FamilyFields, FamilyMemberInput, MemberFields } from './families.schema.ts';

/** A change may be entered this many days ahead: decisions name the day before it comes. */
export const FAMILY_DAYS_AHEAD = 31;

/** The names of what is typed about a family, as history, conflicts and the audit log name fields. */
export const FAMILY_FIELDS = [
  'name',
  'kind',
  'kindFrom',
  'caseNumber',
  'note',
] as const satisfies readonly (keyof FamilyFields)[];

/** The fields as they are stored: empty texts are no texts. */
export function normaliseFamily(fields: FamilyFields): FamilyFields {
  return { ...fields, caseNumber: blankToNull(fields.caseNumber), note: blankToNull(fields.note) };
}

/** What the schema cannot say about a family by itself; empty when all is well. */
export function familyProblems(fields: FamilyFields, today: LocalDate): FieldProblem[] {
  return tooFarAhead('kindFrom', 'Rodzaj od: podaj datę, od której obowiązuje rodzaj rodziny,', fields.kindFrom, today);
}

/**
 * Another kind from the first day of the present one would rewrite all the days since: only a kind entered by mistake is
 * corrected so, and one that begins today or later. Empty when all is well.
 * @param present the kind on record with its first day
 */
export function rewrittenKind(
  fields: Pick<FamilyFields, 'kind' | 'kindFrom'>,
  present: Pick<FamilyFields, 'kind' | 'kindFrom'>,
  mistake: boolean,
  today: LocalDate,
): FieldProblem[] {
  if (mistake || fields.kind === present.kind || fields.kindFrom !== present.kindFrom) return [];
  if (present.kindFrom >= today) return [];
  const first = formatDate(present.kindFrom);
  const message = `Rodzaj od: podaj dzień, od którego rodzina jest innego rodzaju, późniejszy niż ${first}, albo wybierz poprawkę pomyłki.`;
  return [{ path: 'kindFrom', message }];
}

/** A new kind cannot begin before the present one, nor within an older one that is closed already. */
export function kindTooEarly({ before, notBefore }: TooEarly): FieldProblem {
  const why =
    before === 'present' ? 'od tego dnia zapisany jest dotychczasowy rodzaj' : 'wcześniej obowiązywał inny rodzaj';
  const message = `Rodzaj od: podaj datę, od której obowiązuje rodzaj rodziny, nie wcześniejszą niż ${formatDate(notBefore)}, ${why}.`;
  return { path: 'kindFrom', message };
}

/** What is known of somebody who is to join. */
export interface JoiningPerson {
  readonly birthDate: LocalDate;
  readonly archived: boolean;
  readonly death: Death | null;
}

/** What is known of a membership of the same person in the same family. */
export interface KnownMembership {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Whether a person may join: not before birth, not after death, not far ahead, and not while another membership of the same
 * person lasts. Paths begin at the member. That a family has two parents at most is not a rule: lives are not so.
 * @param others memberships of this person in this family
 */
export function memberProblems(
  member: KnownMembership,
  person: JoiningPerson,
  others: readonly KnownMembership[],
  today: LocalDate,
): FieldProblem[] {
  if (person.archived) {
    return [{ path: 'personId', message: 'Osoba: ta osoba jest w archiwum, najpierw przywróć ją z archiwum.' }];
  }
  if (member.from < person.birthDate) {
    const message = `W rodzinie od: podaj datę, od której osoba jest w rodzinie, nie wcześniejszą niż data urodzenia (${formatDate(person.birthDate)}).`;
    return [{ path: 'from', message }];
  }
  if (person.death !== null && lastPossibleDay(person.death, today) < member.from) {
    const message = `W rodzinie od: osoba zmarła wcześniej (${diedText(person.death)}), podaj dzień przyjścia do rodziny za jej życia.`;
    return [{ path: 'from', message }];
  }
  const clash = others.filter((one) => overlaps(one, member)).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (clash !== undefined) return [clashProblem(member, clash)];
  const ahead = tooFarAhead('from', 'W rodzinie od: podaj datę, od której osoba jest w rodzinie,', member.from, today);
  return ahead.length > 0 || member.to === null ? ahead : leaveProblems(member, member.to, person.death, today);
}

/** Two stays of one person share a day: which field is to be mended depends on which of them came first. */
function clashProblem(member: KnownMembership, clash: KnownMembership): FieldProblem {
  const day = formatDate(clash.from);
  if (member.from < clash.from) {
    const why =
      clash.to === null
        ? `od ${day} osoba należy już do tej rodziny`
        : `${day}–${formatDate(clash.to)} trwał jej następny pobyt w rodzinie`;
    return {
      path: 'to',
      message: `W rodzinie do: podaj ostatni dzień tego pobytu w rodzinie, wcześniejszy niż ${day}, ${why}.`,
    };
  }
  if (clash.to !== null) {
    const message = `W rodzinie od: podaj dzień po ${formatDate(clash.to)}, do tego dnia trwał poprzedni pobyt tej osoby w rodzinie.`;
    return { path: 'from', message };
  }
  const message = `Osoba: ta osoba należy już do tej rodziny od ${day}; wcześniejszy pobyt wpisz z dniem, do którego trwał.`;
  return { path: 'personId', message };
}

/**
 * Whether a membership may be written down like that instead: the rules of joining, and the last day not before the first.
 * @param others the other memberships of this person in this family
 */
export function correctedMemberProblems(
  { from, to }: Pick<MemberFields, 'from' | 'to'>,
  person: JoiningPerson,
  others: readonly KnownMembership[],
  today: LocalDate,
): FieldProblem[] {
  // Who is in the archive may have been entered wrong all the same.
  const problems = memberProblems({ from, to: null }, { ...person, archived: false }, [], today);
  if (problems.length > 0) return problems;
  const clash = others.find((one) => overlaps(one, { from, to }));
  if (clash !== undefined) {
    const period =
      clash.to === null ? `od ${formatDate(clash.from)}` : `${formatDate(clash.from)}–${formatDate(clash.to)}`;
    const message = `W rodzinie od: ta osoba ma już zapisany pobyt w tej rodzinie w tym czasie (${period}).`;
    return [{ path: 'from', message }];
  }
  return to === null ? [] : leaveProblems({ from }, to, person.death, today);
}

/** Names the second line of everybody who stands twice among the first members of a family. */
export function repeatedMembers(members: readonly Pick<FamilyMemberInput, 'personId'>[]): FieldProblem[] {
  const seen = new Set<string>();
  return members.flatMap(({ personId }, index) => {
    if (!seen.has(personId)) {
      seen.add(personId);
      return [];
    }
    return [{ path: `${index}.personId`, message: 'Członkowie: ta osoba jest już na liście członków.' }];
  });
}

/**
 * Whether a membership may end on that day: not before it began, not after the member's death, not far ahead.
 * @param death the member's, as far as the actor may know it
 */
export function leaveProblems(
  membership: Pick<KnownMembership, 'from'>,
  to: LocalDate,
  death: Death | null,
  today: LocalDate,
): FieldProblem[] {
  if (to < membership.from) {
    const message = `W rodzinie do: podaj dzień nie wcześniejszy niż początek pobytu w rodzinie (${formatDate(membership.from)}).`;
    return [{ path: 'to', message }];
  }
  const lastDay = stayUntil(null, death, today);
  if (death !== null && lastDay !== null && to > lastDay) {
    const message = `W rodzinie do: osoba zmarła wcześniej (${diedText(death)}), podaj ostatni dzień w rodzinie nie późniejszy niż ${formatDate(lastDay)}.`;
    return [{ path: 'to', message }];
  }
  return tooFarAhead('to', 'W rodzinie do: podaj datę, do której osoba była w rodzinie,', to, today);
}

/** The last day of a stay: nobody goes on being a member after death. */
export function stayUntil(to: LocalDate | null, death: Death | null, today: LocalDate): LocalDate | null {
  return to ?? (death === null ? null : lastPossibleDay(death, today));
}

const diedText = (death: Death): string => (death.date === null ? String(death.year) : formatDate(death.date));

/** Whether a family may be given to a worker from that day on. */
export function assignProblems(from: LocalDate, today: LocalDate): FieldProblem[] {
  return tooFarAhead('from', 'Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę,', from, today);
}

/** Who registers a family gives it to somebody who leads it already: a day ahead would leave it out of everybody's sight. */
export function firstWorkerProblems(from: LocalDate, today: LocalDate): FieldProblem[] {
  return from <= today
    ? []
    : [
        {
          path: 'workerFrom',
          message: 'Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę, nie późniejszą niż dziś.',
        },
      ];
}

/** A new worker, or nobody, cannot follow before the present one began, nor within the time of an earlier one, nor long ago. */
export function assignTooEarly({ before, notBefore }: TooEarly, path: 'from' | 'workerFrom' = 'from'): FieldProblem {
  const whys = {
    present: 'od tego dnia zapisany jest dotychczasowy prowadzący',
    closed: 'wcześniej prowadził ktoś inny',
    past: 'wcześniejsze dni zostają tak, jak są zapisane',
    beginning: 'od tego dnia ośrodek pracuje z rodziną',
  } as const;
  const why = whys[before];
  const message = `Prowadzi od: podaj datę, od której pracownik prowadzi rodzinę, nie wcześniejszą niż ${formatDate(notBefore)}, ${why}.`;
  return { path, message };
}

function tooFarAhead(path: string, ask: string, day: LocalDate, today: LocalDate): FieldProblem[] {
  const latest = addDays(today, FAMILY_DAYS_AHEAD);
  return day <= latest ? [] : [{ path, message: `${ask} nie późniejszą niż ${formatDate(latest)}.` }];
}

/** Said where no address is that of most members: after a move the family lives in two places. */
export const LIVING_APART = 'członkowie mieszkają osobno';

/** The address at which most members live, of lines given in the order people came; among equals the first. */
export function commonAddress(lines: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  let best: readonly [line: string, count: number] | null = null;
  for (const one of counts) if (best === null || one[1] > best[1]) best = one;
  const tied = [...counts].filter(([, count]) => count === best?.[1]).length;
  return tied > 1 ? LIVING_APART : (best?.[0] ?? null);
}
