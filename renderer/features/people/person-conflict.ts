import { SEX_LABELS } from '#shared/features/people/people.labels.ts';

import { fmt } from '../../ui/format.ts';
import type { PersonForm } from './person-form-model.ts';

/** Parts of the form that are kept or taken whole when two people changed the same person. */
const PARTS = [
  ['surname'],
  ['firstName'],
  ['secondName'],
  ['identity'],
  ['birthDate'],
  ['sex'],
  ['hasAddress', 'address'],
  ['contacts'],
  ['note'],
  ['workerId'],
] as const satisfies readonly (readonly (keyof PersonForm)[])[];

export type PersonPart = (typeof PARTS)[number][0];

const text = (form: PersonForm, part: readonly (keyof PersonForm)[]): string =>
  JSON.stringify(part.map((key) => form[key]));

/**
 * Three versions into one: what this form left alone follows the saved version, what it changed stays. `clashes` are the
 * parts both changed, and differently.
 */
export function mergePerson(
  base: PersonForm,
  mine: PersonForm,
  theirs: PersonForm,
): { readonly merged: PersonForm; readonly clashes: readonly PersonPart[] } {
  let merged: PersonForm = theirs;
  const clashes: PersonPart[] = [];
  for (const part of PARTS) {
    const changedHere = text(mine, part) !== text(base, part);
    if (!changedHere) continue;
    merged = { ...merged, ...Object.fromEntries(part.map((key) => [key, mine[key]])) };
    const changedThere = text(theirs, part) !== text(base, part);
    if (changedThere && text(mine, part) !== text(theirs, part)) clashes.push(part[0]);
  }
  return { merged, clashes };
}

/** One part in words, for the table of both versions. */
export function partText(form: PersonForm, part: PersonPart, workerName: (id: string) => string): string {
  switch (part) {
    case 'surname':
    case 'firstName':
    case 'secondName':
    case 'note':
      return fmt.text(form[part]);
    case 'identity':
      return form.identity.kind === 'pesel' ? form.identity.pesel : fmt.text(form.identity.documentNumber);
    case 'birthDate':
      return form.birthDate === null ? fmt.none : form.birthDate.split('-').toReversed().join('.');
    case 'sex':
      return form.sex === 'female' || form.sex === 'male' ? SEX_LABELS[form.sex] : fmt.none;
    case 'hasAddress': {
      if (!form.hasAddress) return fmt.none;
      const { street, building, flat, postalCode, town } = form.address;
      const number = flat === null ? building : `${building}/${flat}`;
      return [[street, number].filter((one) => one !== null && one !== '').join(' '), `${postalCode} ${town}`].join(
        ', ',
      );
    }
    case 'contacts':
      return fmt.text(form.contacts.map((contact) => contact.value).join(', '));
    case 'workerId':
      return form.workerId === '' ? fmt.none : workerName(form.workerId);
  }
}
