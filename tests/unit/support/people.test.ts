import { expect, test } from 'vitest';

import { familyFields } from '#shared/features/families/families.schema.ts';
import { personFields } from '#shared/features/people/people.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { parsePesel } from '#shared/kernel/pesel.ts';
import { aFamily, aForeigner, aNewborn, anAddress, anEmail, aPerson, aPhone } from '#tests/support/people.ts';

test('builders make what the forms accept', () => {
  const people = [
    aPerson(),
    aPerson({ sex: 'male', birthDate: asLocalDate('2012-05-04') }),
    aPerson({ address: anAddress(), contacts: [aPhone(), anEmail()] }),
    aNewborn(),
    aForeigner(),
  ];
  for (const person of people) {
    expect(personFields.safeParse(person).error?.issues ?? []).toEqual([]);
    if (person.identity.kind === 'pesel') {
      const { birthDate, sex } = person;
      expect(parsePesel(person.identity.pesel)).toMatchObject({ ok: true, birthDate, sex });
    }
  }
  expect(familyFields.safeParse(aFamily()).error?.issues ?? []).toEqual([]);
});

test('no two have the same PESEL or case number', () => {
  const identities = Array.from({ length: 400 }, () => JSON.stringify(aPerson().identity));
  const cases = Array.from({ length: 50 }, () => aFamily().caseNumber);
  expect(new Set(identities).size).toBe(identities.length);
  expect(new Set(cases).size).toBe(cases.length);
});
