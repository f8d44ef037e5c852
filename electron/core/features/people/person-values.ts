import type { AddressInput, PersonFields } from '#shared/features/people/people.schema.ts';
import { PERSON_FIELDS } from '#shared/features/people/people.rules.ts';
import type { Assignment } from '#db/repositories/assignments.repository.ts';
import type { StoredPerson } from '#db/repositories/people.repository.ts';

/** A stored person as the form has it: the open address, the present worker of its own. */
export function fieldsOf(stored: StoredPerson, workers: readonly Assignment[]): PersonFields {
  const { id: _id, version: _version, archivedOn: _archivedOn, addresses: _addresses, ...typed } = stored;
  const open = stored.addresses.find(({ to }) => to === null);
  return {
    ...typed,
    address: open === undefined ? null : addressOf(open),
    contacts: stored.contacts.map((contact) => ({ kind: contact.kind, value: contact.value, note: contact.note })),
    workerId: workers.find(({ to }) => to === null)?.userId ?? null,
  };
}

function addressOf(stored: AddressInput): AddressInput {
  const { street, building, flat, postalCode, town, terc, from } = stored;
  return { street, building, flat, postalCode, town, terc, from };
}

type FieldName = (typeof PERSON_FIELDS)[number];

/** The names of the fields that differ. */
export function changedFields(before: PersonFields, after: PersonFields): FieldName[] {
  return PERSON_FIELDS.filter((field) => !same(before[field], after[field]));
}

/** The names of the fields that say something. */
export function filledFields(fields: PersonFields): FieldName[] {
  return PERSON_FIELDS.filter((field) => {
    const value = fields[field];
    return value !== null && !(Array.isArray(value) && value.length === 0);
  });
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** JSON with sorted keys: a form and the database may name the same things in another order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** Values for the history: what people read there; the worker stands in it by name. */
export function recorded(
  fields: PersonFields,
  names: readonly FieldName[],
  workerName: string | null,
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, name === 'workerId' ? workerName : fields[name]]));
}
