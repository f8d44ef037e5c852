import { SEX_LABELS } from '#shared/features/people/people.labels.ts';

import type { FormParts } from '../../ui/form/index.ts';
import { fmt } from '../../ui/format.ts';
import { isDetailPart, typedDetailText } from './person-details-model.ts';
import type { PersonForm } from './person-form-model.ts';

/** Parts of the form that are kept or taken whole when two people changed the same person. */
export const PERSON_PARTS = [
  ['surname'],
  ['firstName'],
  ['secondName'],
  ['identity'],
  ['birthDate'],
  ['sex'],
  ['formerNames'],
  ['death'],
  ['hasAddress', 'address'],
  ['contacts'],
  ['citizenships'],
  ['education'],
  ['labour'],
  ['schools'],
  ['certificates'],
  ['needs'],
  ['traits'],
  ['consenters'],
  ['note'],
  ['workerId'],
] as const satisfies FormParts<PersonForm>;

export type PersonPart = (typeof PERSON_PARTS)[number][0];

/** One part in words, for the table of both versions. */
export function partText(form: PersonForm, part: PersonPart, workerName: (id: string) => string): string {
  if (isDetailPart(part)) return typedDetailText(form, part, form.sex) ?? fmt.none;
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
