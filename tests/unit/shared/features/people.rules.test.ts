import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  ADDRESS_DAYS_AHEAD,
  birthDatesForAges,
  fullName,
  MAX_AGE,
  newbornWarning,
  normalisePerson,
  PERSON_FIELDS,
  personProblems,
} from '#shared/features/people/people.rules.ts';
import { personFields, type PersonFields } from '#shared/features/people/people.schema.ts';
import { addDays, addYears, ageAt, asLocalDate } from '#shared/kernel/local-date.ts';
import { aForeigner, anAddress, anEmail, aNewborn, aPerson, aPhone } from '#tests/support/people.ts';

const d = asLocalDate;
const TODAY = d('2026-11-21');
const problems = (fields: PersonFields) =>
  personProblems(fields, TODAY).map(({ path, message }) => `${path} | ${message}`);
const withPesel = (pesel: string, wishes: Partial<PersonFields> = {}) =>
  problems(aPerson({ identity: { kind: 'pesel', pesel }, ...wishes }));
const noPesel = (identity: Partial<Extract<PersonFields['identity'], { kind: 'no-pesel' }>>) =>
  problems(
    aForeigner({
      identity: { kind: 'no-pesel', reason: 'foreigner', documentKind: null, documentNumber: null, ...identity },
    }),
  );

describe('a person', () => {
  it('is well with a PESEL, without one as a newborn, and as a foreigner with a passport', () => {
    expect(problems(aPerson({ address: anAddress(), contacts: [aPhone(), anEmail()] }))).toEqual([]);
    expect(problems(aNewborn())).toEqual([]);
    expect(problems(aForeigner())).toEqual([]);
  });

  it.each([
    ['44051401359', '1944-05-14', 'male', []],
    ['02211307589', '2002-01-13', 'female', []],
    [
      '44051401358',
      '1944-05-14',
      'male',
      ['identity.pesel | PESEL: sprawdź numer PESEL z dokumentem, nie zgadza się cyfra kontrolna.'],
    ],
    [
      '02381307589',
      '2002-01-13',
      'female',
      ['identity.pesel | PESEL: sprawdź numer PESEL z dokumentem, pierwsze sześć cyfr nie jest datą urodzenia.'],
    ],
    ['02211307589', '2002-01-14', 'female', ['birthDate | Data urodzenia: z numeru PESEL wynika 13.01.2002.']],
    ['02211307589', '2002-01-13', 'male', ['sex | Płeć: z numeru PESEL wynika kobieta.']],
    [
      '44051401359',
      '1944-05-15',
      'female',
      ['birthDate | Data urodzenia: z numeru PESEL wynika 14.05.1944.', 'sex | Płeć: z numeru PESEL wynika mężczyzna.'],
    ],
  ] as const)('PESEL %s with %s and %s', (pesel, birthDate, sex, expected) => {
    expect(withPesel(pesel, { birthDate: d(birthDate), sex })).toEqual(expected);
  });

  it('has a document when there is no PESEL, except a newborn', () => {
    expect(noPesel({})).toEqual([
      'identity.documentKind | Rodzaj dokumentu: wybierz z listy rodzaj dokumentu, z którego jest znana ta osoba.',
      'identity.documentNumber | Numer dokumentu: podaj numer z dokumentu.',
    ]);
    expect(noPesel({ documentKind: 'passport' })).toEqual([
      'identity.documentNumber | Numer dokumentu: podaj numer z dokumentu.',
    ]);
    expect(noPesel({ reason: 'newborn', documentNumber: '12/2026' })).toEqual([
      'identity.documentKind | Rodzaj dokumentu: wybierz z listy rodzaj dokumentu o tym numerze.',
    ]);
  });

  it('is a newborn for weeks, not years: later a sentence is said and nothing is refused', () => {
    expect(newbornWarning(d('2026-11-20'), TODAY, 45)).toBeNull();
    expect(newbornWarning(d('2026-10-07'), TODAY, 45)).toBeNull();
    expect(newbornWarning(d('2026-10-06'), TODAY, 45)).toBe(
      'Numer PESEL powinien być nadany przed 20.11.2026: sprawdź go albo wybierz inny powód.',
    );
    expect(newbornWarning(d('2021-05-04'), TODAY, 45)).not.toBeNull();
    expect(newbornWarning(d('2026-12-24'), TODAY, 45)).toBeNull();
    expect(problems(aNewborn({ birthDate: d('2021-05-04') }))).toEqual([]);
  });

  it('is born between 130 years ago and today', () => {
    const born = (birthDate: string) =>
      problems(aForeigner({ birthDate: d(birthDate) })).map((one) => one.replaceAll('\u00a0', ' '));
    expect(born(TODAY)).toEqual([]);
    expect(born(addDays(TODAY, 1))).toEqual([
      'birthDate | Data urodzenia: podaj datę urodzenia nie późniejszą niż dziś.',
    ]);
    expect(born(addYears(TODAY, -MAX_AGE))).toEqual([]);
    expect(born(addDays(addYears(TODAY, -MAX_AGE), -1))).toEqual([
      'birthDate | Data urodzenia: podaj datę urodzenia z ostatnich 130 lat.',
    ]);
  });

  it('lives somewhere from the birth on, and not from a far day', () => {
    const living = (from: string) =>
      problems(aForeigner({ birthDate: d('2000-05-05'), address: anAddress({ from: d(from) }) }));
    expect(living('2000-05-05')).toEqual([]);
    expect(living('2000-05-04')).toEqual([
      'address.from | Mieszka od: podaj datę, od której osoba tam mieszka, nie wcześniejszą niż data urodzenia (05.05.2000).',
    ]);
    expect(living(addDays(TODAY, ADDRESS_DAYS_AHEAD))).toEqual([]);
    expect(living(addDays(TODAY, ADDRESS_DAYS_AHEAD + 1))).toEqual([
      'address.from | Mieszka od: podaj datę, od której osoba tam mieszka, nie późniejszą niż 22.12.2026.',
    ]);
  });

  it('is reached by numbers and addresses that exist', () => {
    const contacts = [aPhone('600 100 20'), anEmail('żółw@example.org'), aPhone('+380501234567')];
    expect(problems(aPerson({ contacts }))).toEqual([
      'contacts.0.value | Telefon: podaj numer telefonu z 9 cyfr, a zagraniczny z plusem i numerem kraju.',
      'contacts.1.value | E-mail: podaj adres e-mail bez polskich liter i spacji, na przykład jan.nowak@example.org.',
    ]);
  });

  it('is stored without empty texts, telephones with the country code, e-mail in lower case', () => {
    const typed = aPerson({
      secondName: null,
      note: '  ',
      address: anAddress({ street: '', flat: ' ' }),
      contacts: [aPhone('(17) 850 01 00', ' '), anEmail('Anna@Example.ORG')],
    });
    const stored = normalisePerson(typed);
    expect(stored.note).toBeNull();
    expect(stored.address).toMatchObject({ street: null, flat: null });
    expect(stored.contacts).toEqual([
      { kind: 'phone', value: '+48178500100', note: null },
      { kind: 'email', value: 'anna@example.org', note: null },
    ]);
    expect(normalisePerson(stored)).toEqual(stored);
  });

  it('has every field of the form among the named ones', () => {
    expect([...PERSON_FIELDS].toSorted()).toEqual(Object.keys(personFields.shape).toSorted());
  });

  it('is named surname first', () => {
    expect(fullName({ surname: 'Nowak', firstName: 'Anna', secondName: 'Maria' })).toBe('Nowak Anna Maria');
    expect(fullName({ surname: 'Nowak', firstName: 'Anna', secondName: null })).toBe('Nowak Anna');
  });
});

describe('ages', () => {
  const day = (from: string, to: string) =>
    fc
      .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
      .map((days) => d(new Date(days * 86_400_000).toISOString().slice(0, 10)));

  it('are asked for by the days of birth that ageAt counts', () => {
    const years = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        day('1920-01-01', '2028-12-31'),
        day('2020-01-01', '2028-12-31'),
        years,
        years,
        (birth, today, a, b) => {
          fc.pre(birth <= today);
          const [ageFrom, ageTo] = [Math.min(a, b), Math.max(a, b)];
          const born = birthDatesForAges(ageFrom, ageTo, today);
          const age = ageAt(birth, today);
          const found = born.from !== null && born.to !== null && birth >= born.from && birth <= born.to;
          expect(found).toBe(age >= ageFrom && age <= ageTo);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['2022-02-28', 18, '2004-02-29'],
    ['2022-02-27', 18, '2004-02-27'],
    ['2024-02-28', 20, '2004-02-28'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('on %s %i years are completed by those born to %s', (today, age, last) => {
    expect(birthDatesForAges(age, null, d(today))).toEqual({ from: null, to: last });
  });
});
