import type { FamilyFields, FamilyMemberInput } from '#shared/features/families/families.schema.ts';
import type { AddressInput, ContactInput, PersonFields } from '#shared/features/people/people.schema.ts';
import { NO_DETAILS } from '#shared/features/people/person-details.schema.ts';
import { addDays, asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import type { PostalCode } from '#shared/kernel/postal-code.ts';

/** Numbers everybody built in one test file, so that no two have the same PESEL or case number. */
let built = 0;

/**
 * A person as a form would send it: a woman of 1985 with a PESEL of her own, unless said otherwise. A birth date or a sex
 * given without an identity changes the PESEL with it.
 */
export function aPerson(wishes: Partial<PersonFields> = {}): PersonFields {
  built += 1;
  const { birthDate = addDays(asLocalDate('1985-01-01'), built % 365), sex = 'female' } = wishes;
  return {
    surname: sex === 'female' ? 'Wróblewska' : 'Wróblewski',
    firstName: sex === 'female' ? 'Anna' : 'Paweł',
    secondName: null,
    identity: { kind: 'pesel', pesel: makePesel(birthDate, sex, built % 5000) },
    birthDate,
    sex,
    ...NO_DETAILS,
    address: null,
    contacts: [],
    note: null,
    workerId: null,
    ...wishes,
  };
}

/** A newborn child without a PESEL or a document yet. */
export function aNewborn(wishes: Partial<PersonFields> = {}): PersonFields {
  const identity = { kind: 'no-pesel', reason: 'newborn', documentKind: null, documentNumber: null } as const;
  return aPerson({ firstName: 'Hanna', birthDate: asLocalDate('2026-11-02'), identity, ...wishes });
}

/** A foreigner with a passport. */
export function aForeigner(wishes: Partial<PersonFields> = {}): PersonFields {
  const documentNumber = `FA${100_000 + built}`;
  const identity = { kind: 'no-pesel', reason: 'foreigner', documentKind: 'passport', documentNumber } as const;
  return aPerson({ surname: 'Kovalenko', firstName: 'Oksana', identity, ...wishes });
}

/** An address in a commune that the register has (Dębica, urban). */
export function anAddress(wishes: Partial<AddressInput> = {}): AddressInput {
  return {
    street: 'Ogrodowa',
    building: '8',
    flat: '3',
    postalCode: '39-202' as PostalCode,
    town: 'Jaworzec',
    terc: '1803011',
    from: asLocalDate('2020-03-01'),
    ...wishes,
  };
}

export function aPhone(value = '+48600100200', note: string | null = null): ContactInput {
  return { kind: 'phone', value, note };
}

export function anEmail(value = 'anna.wroblewska@example.org', note: string | null = null): ContactInput {
  return { kind: 'email', value, note };
}

/** A family in difficulty with a case number of its own, unless said otherwise. */
export function aFamily(wishes: Partial<FamilyFields> = {}): FamilyFields {
  built += 1;
  return {
    name: 'Wróblewscy',
    kind: 'care-difficulties',
    kindFrom: asLocalDate('2024-01-12'),
    caseNumber: `PR.5122.${built}.2024`,
    note: null,
    ...wishes,
  };
}

export function aMember(personId: PersonId, wishes: Partial<FamilyMemberInput> = {}): FamilyMemberInput {
  return { personId, role: 'mother', from: asLocalDate('2024-01-12'), ...wishes };
}
