import type { FamilyKind } from '#shared/features/families/families.schema.ts';
import type { MemberRole } from '#shared/features/families/member-role.schema.ts';
import type { AddressInput, ContactInput, PersonFields } from '#shared/features/people/people.schema.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { PlannedKinship } from './relations-plan.ts';
import type { DemoLogin } from './users.ts';

export interface Dates {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

export interface PlannedAssignment extends Dates {
  readonly login: DemoLogin;
}

/** What people and families have in common. */
interface PlannedRecord {
  readonly workers: readonly PlannedAssignment[];
  readonly protection: { readonly reason: string; readonly logins: readonly DemoLogin[] } | null;
  readonly archived: { readonly on: LocalDate; readonly reason: string } | null;
  readonly createdOn: LocalDate;
}

export type PlannedAddress = Omit<AddressInput, 'from'> & Dates;

/** A person as the forms would have it, with the history of addresses and workers. */
export interface PlannedPerson extends PlannedRecord, Omit<PersonFields, 'address' | 'contacts' | 'workerId' | 'note'> {
  readonly addresses: readonly PlannedAddress[];
  readonly contacts: readonly ContactInput[];
  readonly note: string | null;
}

export interface PlannedMember extends Dates {
  /** Place in DemoPlan.people. */
  readonly person: number;
  readonly role: MemberRole;
}

export interface PlannedFamily extends PlannedRecord {
  readonly name: string;
  readonly kinds: readonly (Dates & { readonly kind: FamilyKind })[];
  readonly caseNumber: string | null;
  readonly note: string | null;
  /** Its own addresses; many families have only those of their members. */
  readonly addresses: readonly PlannedAddress[];
  readonly members: readonly PlannedMember[];
}

export interface DemoSize {
  readonly people: number;
  readonly families: number;
}

export const DEFAULT_DEMO_SIZE: DemoSize = { people: 300, families: 80 };
/** That many people with families in the usual proportion. */
export function demoSizeOf(people: number): DemoSize {
  return { people, families: Math.round((people * DEFAULT_DEMO_SIZE.families) / DEFAULT_DEMO_SIZE.people) };
}

export const DEFAULT_DEMO_SEED = 20_261;

export interface DemoPlan {
  readonly people: readonly PlannedPerson[];
  readonly families: readonly PlannedFamily[];
  readonly kinship: PlannedKinship;
}
