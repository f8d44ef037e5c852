import { samePlace } from '#shared/features/people/people.rules.ts';
import type { AddressInput } from '#shared/features/people/people.schema.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import { formatDate } from '#shared/kernel/local-date.ts';
import { parsePostalCode } from '#shared/kernel/postal-code.ts';

/** The address part of a form as it is typed, of a person or a family. */
export interface AddressForm {
  hasAddress: boolean;
  address: {
    street: string | null;
    building: string;
    flat: string | null;
    postalCode: string;
    town: string;
    terc: string | null;
    from: string | null;
    /** What another place with the stored „Mieszka od” means; asked where an address is stored already, never sent. */
    change: string | null;
  };
}

/** Nobody guesses since when an address holds. */
export const EMPTY_ADDRESS: AddressForm['address'] = {
  street: null,
  building: '',
  flat: null,
  postalCode: '',
  town: '',
  terc: null,
  from: null,
  change: null,
};

export function addressOf(address: AddressInput): AddressForm['address'] {
  const { street, building, flat, postalCode, town, terc, from } = address;
  return { street, building, flat, postalCode, town, terc, from, change: null };
}

/** Whether somebody has begun the address, or said that there is none: then it is theirs, and nothing is put in its place. */
export function addressBegun({ hasAddress, address }: AddressForm): boolean {
  const { street, building, flat, postalCode, town, terc } = address;
  return !hasAddress || [street, building, flat, postalCode, town, terc].some((part) => (part ?? '').trim() !== '');
}

/** „39300” is understood as „39-300”, the way people type it; what is no code stays for the schema to name. */
function typedPostalCode(text: string): string {
  const parsed = parsePostalCode(text);
  return parsed.ok ? parsed.postalCode : text;
}

/** What is sent of the typed address; null where there is none. */
export function addressCandidate({ hasAddress, address }: AddressForm): object | null {
  const { change: _change, ...sent } = address;
  return hasAddress ? { ...sent, postalCode: typedPostalCode(sent.postalCode) } : null;
}

const blank = (text: string): string | null => (text === '' ? null : text);

/** Why a form names another place than the stored one. */
export const ADDRESS_CHANGES = ['move', 'correction'] as const;

/** Whether the form has another place than the stored address; half of one is another too. */
export function placeChanged(form: AddressForm, stored: AddressInput | null): boolean {
  if (stored === null || !form.hasAddress) return false;
  const { street, building, flat, postalCode, town, terc } = form.address;
  const typed = {
    street: blank(street?.trim() ?? ''),
    building: building.trim(),
    flat: blank(flat?.trim() ?? ''),
    postalCode: typedPostalCode(postalCode).trim() as AddressInput['postalCode'],
    town: town.trim(),
    terc: terc ?? '',
  };
  return !samePlace(typed, stored);
}

/** Another place is a move or a mended mistake, and the day it holds from has to agree: an old address is not lost unsaid. */
export function changeProblems(
  form: AddressForm,
  stored: AddressInput | null,
  who: 'osoba' | 'rodzina' = 'osoba',
): FieldProblem[] {
  if (stored === null || !placeChanged(form, stored)) return [];
  const { change, from } = form.address;
  const since = formatDate(stored.from);
  if (change === 'move' && from !== null && from <= stored.from) {
    const message = `Mieszka od: podaj dzień przeprowadzki, od którego ${who} tam mieszka, późniejszy niż ${since}.`;
    return [{ path: 'address.from', message }];
  }
  if (change === 'correction' && from !== stored.from) {
    const message = `Mieszka od: przy poprawce pomyłki zostaw, że ${who} mieszka tam od ${since}, albo wybierz przeprowadzkę.`;
    return [{ path: 'address.from', message }];
  }
  if (change !== 'move' && change !== 'correction' && from === stored.from) {
    return [
      { path: 'address.change', message: 'Co się stało: wybierz, co się stało: przeprowadzka albo poprawka pomyłki.' },
    ];
  }
  return [];
}
