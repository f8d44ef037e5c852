import { addressOf } from '#renderer/ui/address/index.ts';
import { describe, expect, test } from 'vitest';

import {
  emptyPersonForm,
  personFormAfter,
  personFormSchema,
  sharedSince,
  surnameFor,
  type PersonForm,
} from '#renderer/features/people/person-form-model.ts';
import { addressInput, presentAddress } from '#shared/features/people/people.schema.ts';
import { detailLines } from '#shared/features/people/person-details.labels.ts';
import { personId } from '#shared/kernel/ids.ts';
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
    expect(found['identity.pesel']).toMatch(/cyfra kontrolna/);
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

describe('an address that the schema refuses in one place', () => {
  const address = { ...emptyPersonForm(TODAY).address, street: null, building: '', town: 'Jaworzec', terc: '1803011' };

  test('is judged in all others at the same time', () => {
    const found = wrong(aForm({ hasAddress: true, address: { ...address, postalCode: '39300', from: '2013-01-01' } }));
    expect(Object.keys(found).toSorted()).toEqual(['address.building', 'address.from']);
    expect(found['address.from']).toMatch(/data urodzenia \(07\.05\.2014\)/);
  });

  test('is not blamed for a date that is itself no date', () => {
    const found = wrong(aForm({ hasAddress: true, address: { ...address, postalCode: '39300', from: '2013-13-01' } }));
    expect(Object.keys(found).toSorted()).toEqual(['address.building', 'address.from']);
    expect(found['address.from']).toMatch(/istniejący dzień/);
  });

  test('names a year that is too late or too early, and a town without a letter', () => {
    const from = (text: string) =>
      wrong(aForm({ hasAddress: true, address: { ...address, town: '123', postalCode: '39300', from: text } }));
    expect(from('1.1.2999')).toMatchObject({
      'address.from': 'Mieszka od: podaj datę, od której osoba tam mieszka, rok 2999 jest za późny.',
      'address.town': 'Miejscowość: wpisz nazwę miejscowości literami.',
    });
    expect(from('01011799')['address.from']).toMatch(/rok 1799 jest za wczesny\.$/);
  });

  test('says an empty field is empty', () => {
    const found = wrong(aForm({ surname: '', hasAddress: true, address: { ...address, postalCode: '', from: null } }));
    expect(found).toMatchObject({
      surname: 'Nazwisko: podaj nazwisko.',
      'address.building': 'Numer domu: podaj numer domu.',
      'address.postalCode': 'Kod pocztowy: podaj kod pocztowy.',
      'address.from': 'Mieszka od: podaj datę, od której osoba tam mieszka.',
    });
  });
});

describe('another place in the form of somebody whose address is stored', () => {
  const stored = addressInput.parse({
    street: 'ul. Ogrodowa',
    building: '8',
    flat: null,
    postalCode: '39-300',
    town: 'Jaworzec',
    terc: '1803011',
    from: '2019-03-01',
  });
  const said = (typed: Partial<PersonForm['address']>): Record<string, string> => {
    const form = aForm({ hasAddress: true, address: { ...addressOf(stored), ...typed } });
    const checked = personFormSchema(TODAY, () => stored).safeParse(form);
    return Object.fromEntries((checked.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));
  };

  test('with the stored day is a question before it is saved', () => {
    expect(said({ building: '12' })).toEqual({
      'address.change': 'Co się stało: wybierz, co się stało: przeprowadzka albo poprawka pomyłki.',
    });
  });

  test('is saved as a mended mistake, or as a move of a later day', () => {
    expect(said({ building: '12', change: 'correction' })).toEqual({});
    expect(said({ building: '12', change: 'move', from: '2026-11-21' })).toEqual({});
    expect(said({ building: '12', from: '2026-11-21' })).toEqual({});
  });

  test('has the day that agrees with the answer', () => {
    expect(said({ building: '12', change: 'move' })['address.from']).toMatch(/późniejszy niż 01\.03\.2019/);
    expect(said({ building: '12', change: 'correction', from: '2026-11-21' })['address.from']).toMatch(/zostaw/);
  });

  test('is the same place when only blanks and the code are typed otherwise', () => {
    expect(said({ flat: '', building: ' 8', postalCode: '39300' })).toEqual({});
  });
});

describe('the next person of a family', () => {
  const previous = { id: personId.parse('0199a1b2-0000-7000-8000-000000000001'), name: 'Dobra Ewa', surname: 'Dobra' };
  const lived = presentAddress.parse({
    street: 'ul. Ogrodowa',
    building: '8',
    flat: '3',
    postalCode: '39-300',
    town: 'Jaworzec',
    terc: '1803011',
    from: '2012-03-01',
    communeName: 'Jaworzec',
  });

  test('has the surname and the address of the one before', () => {
    const form = personFormAfter(previous, lived, TODAY);
    expect(form).toMatchObject({ surname: 'Dobra', firstName: '', address: { building: '8', from: '2012-03-01' } });
    expect(Object.keys(form.address)).not.toContain('communeName');
    expect(personFormAfter(previous, null, TODAY).address).toEqual(emptyPersonForm(TODAY).address);
  });

  test('lives there since the birth at the earliest', () => {
    expect(sharedSince(lived.from, null)).toBe('2012-03-01');
    expect(sharedSince(lived.from, '2014-05-07')).toBe('2014-05-07');
    expect(sharedSince(lived.from, '1990-01-01')).toBe('2012-03-01');
  });

  test.each([
    ['Kowalska', 'male', 'Kowalski'],
    ['Zawadzki', 'female', 'Zawadzka'],
    ['Nowicka-Wilk', 'male', 'Nowicki-Wilk'],
    ['Nowak', 'female', 'Nowak'],
    ['Zając', 'male', 'Zając'],
    ['Wilska', 'female', 'Wilska'],
  ] as const)('%s of a %s is %s', (surname, sex, expected) => {
    expect(surnameFor(surname, sex)).toBe(expected);
  });
});

describe('answers about sensitive traits', () => {
  const [MONDAY, TUESDAY] = [asLocalDate('2026-11-16'), asLocalDate('2026-11-17')];
  const about = (answer: string, askedOn: string) => ({ trait: 'minority', answer, askedOn });

  /** What is sent when a person with these stored answers gets another one about the same trait. */
  function sent(stored: ReturnType<typeof about>[], answered: { readonly answer: string; readonly askedOn: string }) {
    const blank = emptyPersonForm(TODAY).traits;
    const typed = blank.map((one) => (one.trait === 'minority' ? { ...one, ...answered } : one));
    const checked = personFormSchema(TODAY).parse(aForm({ traits: [...typed, ...stored] }));
    return checked.traits.map(({ answer, askedOn }) => [answer, askedOn]);
  }

  test('of another day stand beside the earlier ones', () => {
    const stored = [about('no', MONDAY), about('refused', TUESDAY)];
    expect(sent(stored, { answer: 'yes', askedOn: TODAY })).toEqual([
      ['yes', TODAY],
      ['refused', TUESDAY],
      ['no', MONDAY],
    ]);
  });

  test('of the same day are corrected, untouched ones stay once, and „nie pytano” takes the newest back', () => {
    const stored = [about('no', MONDAY), about('refused', TUESDAY)];
    expect(sent(stored, { answer: 'yes', askedOn: TUESDAY })).toEqual([
      ['yes', TUESDAY],
      ['no', MONDAY],
    ]);
    expect(sent(stored, { answer: 'refused', askedOn: TUESDAY })).toEqual([
      ['refused', TUESDAY],
      ['no', MONDAY],
    ]);
    expect(sent(stored, { answer: '', askedOn: TODAY })).toEqual([['no', MONDAY]]);
  });

  test('are told with the newest first and the earlier ones with their days', () => {
    const lines = personFormSchema(TODAY).parse(
      aForm({
        traits: [
          ...emptyPersonForm(TODAY).traits.map((one) =>
            one.trait === 'minority' ? { ...one, ...about('yes', TUESDAY) } : one,
          ),
          about('no', MONDAY),
        ],
      }),
    );
    expect(detailLines('traits', lines)).toEqual([
      expect.stringMatching(/: tak \(pytano 17\.11\.2026; wcześniej: nie, pytano 16\.11\.2026\)$/),
    ]);
  });
});
