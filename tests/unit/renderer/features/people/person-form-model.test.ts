import { describe, expect, test } from 'vitest';

import { emptyPersonForm, personFormSchema, type PersonForm } from '#renderer/features/people/person-form-model.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { makePesel } from '#shared/kernel/pesel.ts';

const TODAY = asLocalDate('2026-11-21');
const BORN = asLocalDate('2014-05-07');

function aForm(wishes: Partial<PersonForm> = {}): PersonForm {
  const empty = emptyPersonForm(TODAY);
  return {
    ...empty,
    surname: 'Dobra',
    firstName: 'Maria',
    identity: { ...empty.identity, pesel: makePesel(BORN, 'female', 22) },
    birthDate: BORN,
    sex: 'female',
    hasAddress: false,
    ...wishes,
  };
}

function wrong(form: PersonForm): Record<string, string> {
  const checked = personFormSchema(TODAY).safeParse(form);
  const issues = checked.success ? [] : checked.error.issues;
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('what is wrong in a form is said at once', () => {
  test('nothing in a right one', () => {
    expect(wrong(aForm())).toEqual({});
  });

  test('a wrong digit of the PESEL, while what it would have filled and the address are missing', () => {
    const { identity, address } = emptyPersonForm(TODAY);
    const pesel = { ...identity, pesel: '44051401358' };
    const found = wrong(aForm({ identity: pesel, birthDate: null, sex: null, hasAddress: true, address }));
    expect(found['identity.pesel']).toMatch(/cyfry kontrolnej/);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(['birthDate', 'sex', 'address.building', 'address.town', 'address.terc']),
    );
  });

  test('a telephone in its own line, while a name is missing and an empty line stands above', () => {
    const contacts = ['', '12'].map((value) => ({ kind: 'phone' as const, value, note: null }));
    const found = wrong(aForm({ surname: '', contacts }));
    expect(Object.keys(found).toSorted()).toEqual(['contacts.1.value', 'surname']);
  });

  test('nothing is invented about a part that could not be judged', () => {
    const found = wrong(aForm({ birthDate: '2014-05-40', secondName: '7' }));
    expect(Object.keys(found).toSorted()).toEqual(['birthDate', 'secondName']);
  });
});
