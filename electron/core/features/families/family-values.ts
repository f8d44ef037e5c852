import type { FamilyFields } from '#shared/features/families/families.schema.ts';
import { FAMILY_FIELDS } from '#shared/features/families/families.rules.ts';
import type { Membership, StoredFamily } from '#db/repositories/families.repository.ts';

/** A stored family as the form has it: the present kind with its first day. */
export function fieldsOf(stored: StoredFamily): FamilyFields | null {
  const open = stored.kinds.find(({ to }) => to === null);
  if (open === undefined) return null;
  const { name, caseNumber, note } = stored;
  return { name, kind: open.kind, kindFrom: open.from, caseNumber, note };
}

/** The names of the fields that differ. */
export function changedFields(before: FamilyFields, after: FamilyFields): (keyof FamilyFields)[] {
  return FAMILY_FIELDS.filter((field) => before[field] !== after[field]);
}

export function recorded(fields: FamilyFields, names: readonly (keyof FamilyFields)[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

/** A membership as it stands in stored values: the person by id, so that a later protection hides the name; why it was withdrawn. */
export function recordedMember(
  { personId, role, from, to }: Omit<Membership, 'id' | 'familyId'>,
  withdrawn: string | null = null,
) {
  return { personId, role, from, to, ...(withdrawn === null ? {} : { withdrawn }) };
}
