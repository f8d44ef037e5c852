import { z } from 'zod';

import { familyId, personId } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import type { Permission } from '../../permissions/roles.ts';

/**
 * Every form whose typing is kept, with the permission somebody needs to open it. A new form adds a line here; the list
 * is closed, so that a draft can be led back to the one place it came from.
 */
export const DRAFT_FORMS = {
  'people.new': 'people.edit',
  'people.edit': 'people.edit',
  'people.archive': 'people.edit',
  'people.protect': 'people.protect',
  'families.new': 'families.edit',
  'families.edit': 'families.edit',
  'families.join': 'families.edit',
  'families.move': 'families.edit',
  'families.leave': 'families.edit',
  'families.correctMember': 'families.edit',
  'families.withdrawMember': 'families.edit',
  'families.relate': 'people.edit',
  'families.assign': 'families.assign',
  'families.archive': 'families.edit',
  'families.restore': 'families.edit',
  'families.protect': 'families.protect',
  'relations.add': 'people.edit',
  'relations.correct': 'people.edit',
  'relations.end': 'people.edit',
  'relations.withdraw': 'people.edit',
  'notes.write': 'notes.edit',
  'notes.correct': 'notes.edit',
  'notes.withdraw': 'notes.edit',
  'tasks.add': 'tasks.edit',
  'tasks.finish': 'tasks.edit',
  'tasks.move': 'tasks.edit',
  'tasks.give': 'tasks.edit',
  'tasks.cancel': 'tasks.edit',
  'plans.write': 'plans.edit',
  'plans.outcome': 'plans.edit',
  'plans.assess': 'plans.edit',
  'plans.withdraw': 'plans.edit',
  'homes.new': 'homes.edit',
  'homes.edit': 'homes.edit',
  'homes.changeForm': 'homes.edit',
  'homes.endForm': 'homes.edit',
  'homes.contract': 'homes.edit',
  'homes.endContract': 'homes.edit',
  'homes.readiness': 'homes.edit',
  'homes.paper': 'homes.edit',
  'homes.withdraw': 'homes.edit',
  'care.place': 'care.edit',
  'care.move': 'care.edit',
  'care.plan': 'care.edit',
  'care.begin': 'care.edit',
  'care.respite': 'care.edit',
  'care.end': 'care.edit',
  'care.past': 'care.edit',
  'care.correct': 'care.edit',
  'care.basis': 'care.edit',
  'care.funding': 'care.edit',
  'care.absence': 'care.edit',
  'care.endAbsence': 'care.edit',
  'care.caseNumber': 'care.edit',
  'care.withdraw': 'care.edit',
  'leavers.openPath': 'leavers.edit',
  'leavers.endPath': 'leavers.edit',
  'leavers.record': 'leavers.edit',
  'leavers.settle': 'leavers.edit',
  'leavers.withdraw': 'leavers.edit',
  'vacancies.reserve': 'care.edit',
  'vacancies.extend': 'care.edit',
  'vacancies.withdraw': 'care.edit',
  'caseloads.hand-over': 'caseloads.handOver',
  'administration.new-user': 'administration.users',
} as const satisfies Readonly<Record<string, Permission>>;

export type DraftForm = keyof typeof DRAFT_FORMS;
const names = Object.keys(DRAFT_FORMS) as [DraftForm, ...DraftForm[]];
export const draftForm = z.enum(names);

/** A draft id is made by the page, one for each form on the screen: two windows keep two drafts. */
export const draftId = z.uuid().brand<'DraftId'>();
export type DraftId = z.infer<typeof draftId>;

/** Where a draft belongs, and nowhere else: the form, the record it is about, and which place of the record. */
export const draftPlace = z.strictObject({
  form: draftForm,
  /** The record that decides whether the author may still read the draft; null where the form is about no saved record. */
  subject: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), id: personId }),
      z.strictObject({ kind: z.literal('family'), id: familyId }),
    ])
    .nullable(),
  /** Tells several places of one form in one record apart: a membership, a note. Empty where there is only one. */
  context: z.string().max(200, 'Miejsce szkicu: skróć miejsce szkicu do 200 znaków.'),
});
export type DraftPlace = z.infer<typeof draftPlace>;

/** Longest text of one form, in characters of JSON: a very long note fits ten times. */
export const LONGEST_DRAFT = 200_000;

function isFormValues(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** The values of a form as JSON; the page that wrote them checks them again when it reads them. */
export const draftValues = z
  .string()
  .max(LONGEST_DRAFT, 'Szkic: skróć szkic, wpisany tekst jest za długi, żeby go przechować.')
  .refine(isFormValues, { message: 'Szkic: podaj szkic jako wartości formularza.' });

export const keepDraftInput = z.strictObject({
  id: draftId,
  place: draftPlace,
  /** Version of the record the typing began over; null where there is none yet. */
  baseVersion: z.int().min(1).nullable(),
  /** Values the form had then, so that what others change meanwhile can be told from what was typed. */
  base: draftValues,
  content: draftValues,
  /** The draft this one was taken over from; it goes in the same transaction. */
  replaces: draftId.nullable(),
});
export type KeepDraftInput = z.infer<typeof keepDraftInput>;

/** A draft that waits in the place that was asked for. */
export const offeredDraft = z.strictObject({
  id: draftId,
  baseVersion: z.int().nullable(),
  base: z.string(),
  content: z.string(),
  keptAt: instant,
});
export type OfferedDraft = z.infer<typeof offeredDraft>;

/** A draft on the first page: where it waits and since when, without what else was typed. */
export const waitingDraft = z.strictObject({
  id: draftId,
  place: draftPlace,
  /** Name of the record the form is about, or what is typed of the name of somebody new; null where there is none. */
  subjectName: z.string().nullable(),
  keptAt: instant,
});
export type WaitingDraft = z.infer<typeof waitingDraft>;
