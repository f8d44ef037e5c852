import { z } from 'zod';

import {
  familyProblems,
  firstWorkerProblems,
  repeatedMembers,
  rewrittenKind,
} from '#shared/features/families/families.rules.ts';
import {
  familyFields,
  familyMemberInput,
  type FamilyCard,
  type FamilyFields,
  type FamilyKind,
  type FamilyMemberInput,
} from '#shared/features/families/families.schema.ts';
import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import { userId, type PersonId, type UserId } from '#shared/kernel/ids.ts';
import { ageAt, formatDate, localDate, localDateNamed, type LocalDate } from '#shared/kernel/local-date.ts';
import type { Sex } from '#shared/kernel/pesel.ts';

/** Somebody who may join: what the line and its checks need to know. */
export interface Joining {
  readonly personId: PersonId;
  readonly surname: string;
  readonly name: string;
  readonly sex: Sex;
  readonly birthDate: LocalDate;
}

/** One line of the first members. */
export interface MemberLine extends Joining {
  role: string;
  from: string | null;
}

/** The form as it is typed; members and worker belong to a new family alone. Paths are those of the contract. */
export interface FamilyForm {
  name: string;
  kind: string;
  kindFrom: string | null;
  /** Of a family that has a kind: whether another one begins, or the one on record was never right. */
  kindStep: string;
  caseNumber: string | null;
  /** Of a family that had another number: whether that one was ever its own. */
  caseNumberStep: string;
  note: string | null;
  workerId: string;
  /** The worker's first day; empty for that of the kind. */
  workerFrom: string | null;
  /** Asked for only when the worker would have more families than the limit. */
  limitReason: string;
  members: MemberLine[];
  /** The search field over people; empty again as soon as somebody is chosen. */
  adding: string | null;
}

export type KindStep = 'change' | 'mistake';
export type CaseNumberStep = 'kept' | 'mistake';

export const FAMILY_PARTS = [['name'], ['kind'], ['kindFrom'], ['caseNumber'], ['note']] as const;
export type FamilyPart = (typeof FAMILY_PARTS)[number][0];

export function emptyFamilyForm(today: LocalDate): FamilyForm {
  return {
    name: '',
    kind: 'care-difficulties' satisfies FamilyKind,
    kindFrom: today,
    kindStep: 'change' satisfies KindStep,
    caseNumberStep: 'kept' satisfies CaseNumberStep,
    caseNumber: null,
    note: null,
    workerId: '',
    workerFrom: null,
    limitReason: '',
    members: [],
    adding: null,
  };
}

/** The form of a family as saved: the kind that holds now, with its first day, and who leads for the limit's sake. */
export function familyFormOf(card: FamilyCard, today: LocalDate): FamilyForm {
  const kind = card.kinds.find(({ to }) => to === null);
  return {
    ...emptyFamilyForm(today),
    name: card.name,
    ...(kind === undefined ? {} : { kind: kind.kind, kindFrom: kind.from }),
    caseNumber: card.caseNumber,
    note: card.note,
    workerId: card.workers.find(({ to }) => to === null)?.userId ?? '',
  };
}

/**
 * The first day of the kind once another kind or step was chosen: today for a kind that begins, the day on record for one
 * that was entered wrong. A typed day stays.
 */
export function proposedKindFrom(
  form: Pick<FamilyForm, 'kind' | 'kindFrom' | 'kindStep'>,
  saved: Pick<FamilyForm, 'kind' | 'kindFrom'>,
  today: LocalDate,
): string | null {
  const begins = form.kind !== saved.kind && form.kindStep !== ('mistake' satisfies KindStep);
  if (begins) return form.kindFrom === saved.kindFrom && (saved.kindFrom ?? '') < today ? today : form.kindFrom;
  return form.kindFrom === today ? saved.kindFrom : form.kindFrom;
}

const FOSTER_KINDS: readonly string[] = ['foster', 'family-childrens-home'] satisfies FamilyKind[];

/**
 * The role somebody most likely has, to be changed in the line: children are children (in foster families, in care),
 * grown-ups of foster families their carers. Nothing where it could be several things.
 */
export function likelyRole(person: Pick<Joining, 'birthDate'>, kind: string, today: LocalDate): MemberRole | '' {
  const foster = FOSTER_KINDS.includes(kind);
  if (ageAt(person.birthDate, today) < 18) return foster ? 'foster-child' : 'child';
  return foster ? 'foster-carer' : '';
}

/** A new line: in the family since the day the kind begins, or since birth when that is later. */
export function memberLine(person: Joining, form: Pick<FamilyForm, 'kind' | 'kindFrom'>, today: LocalDate): MemberLine {
  return {
    ...person,
    role: likelyRole(person, form.kind, today),
    from: firstDay(person, form.kindFrom, today),
  };
}

function firstDay({ birthDate }: Pick<Joining, 'birthDate'>, kindFrom: string | null, today: LocalDate): LocalDate {
  const start = localDate.safeParse(kindFrom);
  const from = start.success ? start.data : today;
  return from < birthDate ? birthDate : from;
}

/**
 * The first days of the lines when the day the kind begins was changed: proposed ones follow, typed ones stay.
 * @returns one for each line, in their order
 */
export function followingDays(
  lines: readonly Pick<MemberLine, 'from' | 'birthDate'>[],
  kindFrom: { readonly before: string | null; readonly now: string | null },
  today: LocalDate,
): readonly (string | null)[] {
  if (!localDate.safeParse(kindFrom.now).success) return lines.map(({ from }) => from);
  return lines.map((line) =>
    line.from === firstDay(line, kindFrom.before, today) ? firstDay(line, kindFrom.now, today) : line.from,
  );
}

function checkedFields(form: FamilyForm, today: LocalDate, problems: FieldProblem[]): FamilyFields | null {
  const { name, kind, kindFrom, caseNumber, note } = form;
  const blank = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);
  const typed = { name, kind, kindFrom, caseNumber: blank(caseNumber), note: blank(note) };
  const parsed = familyFields.safeParse(typed);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) problems.push({ path: path.join('.'), message });
    const refused = new Set(parsed.error.issues.map(({ path }) => path[0]));
    const standIns = { name: 'Nowa', kind: 'foster', kindFrom: today, caseNumber: null, note: null } as const;
    const replaced = Object.entries(standIns).filter(([part]) => refused.has(part));
    const judged = familyFields.safeParse({ ...typed, ...Object.fromEntries(replaced) });
    problems.push(
      ...(judged.success ? familyProblems(judged.data, today) : []).filter(({ path }) => !refused.has(path)),
    );
    return null;
  }
  problems.push(...familyProblems(parsed.data, today));
  return parsed.data;
}

function checkedMembers(form: FamilyForm, problems: FieldProblem[]): FamilyMemberInput[] {
  problems.push(...repeatedMembers(form.members).map(({ path, message }) => ({ path: `members.${path}`, message })));
  return form.members.flatMap((line, index) => {
    const { personId, role, from, birthDate } = line;
    const parsed = familyMemberInput.safeParse({ personId, role, from });
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        problems.push({ path: `members.${index}.${issue.path.join('.')}`, message: issue.message });
      }
      return [];
    }
    if (parsed.data.from < birthDate) {
      const message = `W rodzinie od: podaj datę, od której osoba jest w rodzinie, nie wcześniejszą niż data urodzenia (${formatDate(birthDate)}).`;
      problems.push({ path: `members.${index}.from`, message });
    }
    return [parsed.data];
  });
}

function report(context: z.core.$RefinementCtx<unknown>, problems: readonly FieldProblem[]): void {
  for (const { path, message } of problems) {
    context.addIssue({ code: 'custom', path: path.split('.'), message });
  }
}

export interface CorrectedFamily {
  readonly fields: FamilyFields;
  readonly kindMistake: boolean;
  readonly caseNumberMistake: boolean;
  readonly limitReason: string | null;
}

const reasonOf = ({ limitReason }: FamilyForm): string | null => (limitReason.trim() === '' ? null : limitReason);

/**
 * Checks the fields of a family with the very schema and rules the office uses.
 * @param saved the kind on record; null where the family has none
 */
export function familyFieldsSchema(
  today: LocalDate,
  saved: Pick<FamilyFields, 'kind' | 'kindFrom'> | null,
): z.ZodType<CorrectedFamily, FamilyForm> {
  return z
    .custom<FamilyForm>(() => true)
    .transform((form, context): CorrectedFamily => {
      const problems: FieldProblem[] = [];
      const fields = checkedFields(form, today, problems);
      const kindMistake = form.kindStep === ('mistake' satisfies KindStep) && form.kind !== saved?.kind;
      if (fields !== null && saved !== null) problems.push(...rewrittenKind(fields, saved, kindMistake, today));
      report(context, problems);
      if (fields === null) return z.NEVER;
      // Of a number that stays the office frees nothing.
      const caseNumberMistake = form.caseNumberStep === ('mistake' satisfies CaseNumberStep);
      return { fields, kindMistake, caseNumberMistake, limitReason: reasonOf(form) };
    });
}

export interface NewFamily {
  readonly fields: FamilyFields;
  readonly members: FamilyMemberInput[];
  readonly workerId: UserId | null;
  readonly workerFrom: LocalDate | null;
  readonly limitReason: string | null;
}

/** The worker's first day: as typed, else the day the kind begins, today at the latest. */
export function firstWorkerDay(form: Pick<FamilyForm, 'workerFrom' | 'kindFrom'>, today: LocalDate): string {
  // A draft of an older version has no such field.
  const typed = form.workerFrom ?? '';
  if (typed !== '') return typed;
  const kind = localDate.safeParse(form.kindFrom);
  return kind.success && kind.data < today ? kind.data : today;
}

/** The same for a new family, with its first members and worker. */
export function newFamilySchema(today: LocalDate): z.ZodType<NewFamily, FamilyForm> {
  return z
    .custom<FamilyForm>(() => true)
    .transform((form, context): NewFamily => {
      const problems: FieldProblem[] = [];
      const fields = checkedFields(form, today, problems);
      const members = checkedMembers(form, problems);
      const workerFrom = firstWorkerDay(form, today);
      const from = localDateNamed('Prowadzi od', 'podaj datę, od której pracownik prowadzi rodzinę')
        .nullable()
        .safeParse(workerFrom);
      for (const { message } of from.error?.issues ?? []) problems.push({ path: 'workerFrom', message });
      if (from.success && from.data !== null) problems.push(...firstWorkerProblems(from.data, today));
      report(context, problems);
      if (fields === null || !from.success) return z.NEVER;
      const worker = userId.safeParse(form.workerId);
      const workerId = worker.success ? worker.data : null;
      return { fields, members, workerId, workerFrom: from.data, limitReason: reasonOf(form) };
    });
}
