import { type PrintedPerson, printedPerson } from '#shared/features/people/printed-person.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`;

const entered = (n: number, basis: string | null = null) => ({
  id: id(600 + n),
  version: 1,
  basis,
  note: null,
  overlaps: false,
  withdrawn: null,
});
const relative = (
  n: number,
  firstName: string,
  sex: 'female' | 'male',
  birthDate: string,
  deathDate: string | null,
) => ({
  shown: true,
  id: id(700 + n),
  surname: 'Brzęczyszczykiewicz-Konstantynopolitańska',
  firstName,
  sex,
  birthDate,
  deathDate,
  archived: false,
});
const line = (other: unknown, role: string, more: Readonly<Record<string, unknown>> = {}) => ({
  other,
  role,
  over: false,
  from: null,
  to: null,
  endReason: null,
  entered: null,
  through: [],
  ...more,
});

/** Relations entered and derived, ended ones, somebody protected and somebody out of reach. */
const RELATIONS = [
  line(relative(1, 'Aleksandra', 'female', '1988-02-11', null), 'parent', { entered: entered(1) }),
  line(relative(2, 'Wacław', 'male', '1984-06-30', '2019-03-05'), 'parent', { entered: entered(2) }),
  line(relative(3, 'Stanisława', 'female', '1958-09-14', '2001-01-01'), 'grandparent', {
    through: ['Brzęczyszczykiewicz-Konstantynopolitańska Aleksandra'],
  }),
  line(relative(4, 'Małgorzata', 'female', '2016-08-19', null), 'half-sibling', {
    through: ['Brzęczyszczykiewicz-Konstantynopolitańska Aleksandra'],
  }),
  line(relative(5, 'Włodzimierz', 'male', '1970-03-03', null), 'foster-carer', {
    from: '2020-01-01',
    to: '2021-12-31',
    endReason: 'decision',
    entered: entered(5, 'postanowienie Sądu Rejonowego w Mielcu z 30.12.2019, III Nsm 412/19'),
  }),
  line({ shown: false, id: id(706), ask: ['Anna Kierownik'], why: 'protected' }, 'guardian', {
    from: '2022-01-01',
    entered: entered(6),
  }),
  line({ shown: false, id: id(707), ask: [], why: 'out-of-reach' }, 'partner', { entered: entered(7) }),
];

/** A card with everything that makes a print break: long and double names, history, line breaks, ten contacts. */
const CARD = {
  id: id(1),
  version: 4,
  surname: 'Brzęczyszczykiewicz-Konstantynopolitańska',
  firstName: 'Aleksandra',
  secondName: 'Małgorzata',
  identity: { kind: 'no-pesel', reason: 'foreigner', documentKind: 'passport', documentNumber: 'ŻŹ 0012345' },
  birthDate: '2012-05-04',
  sex: 'female',
  formerNames: [{ kind: 'birth', surname: 'Źdźbło', from: null, to: '2020-05-01' }],
  death: { date: null, year: 2026 },
  citizenships: [{ kind: 'third-country', country: 'Ukraina', from: null, to: null }],
  education: [{ level: 'primary', from: '2019-06-30', to: null }],
  labour: [{ status: 'inactive', detail: 'in-education', from: '2019-09-01', to: null }],
  certificates: [{ kind: 'under-16', number: 'PZ.8321.77.2020', from: '2020-01-02', to: '2028-05-04' }],
  schools: [{ school: 'Szkoła Podstawowa nr 3 w Mielcu', class: '8b', from: '2019-09-01', to: null }],
  needs: [{ kind: 'language', note: 'ukraiński' }],
  traits: [{ trait: 'minority', answer: 'refused', askedOn: '2025-01-07' }],
  consenters: [
    {
      personId: null,
      institution: 'Sąd Rejonowy w Mielcu, III Wydział Rodzinny i Nieletnich',
      basis: 'court',
      basisNote: 'III Nsm 77/25',
      from: '2025-03-01',
      to: null,
      name: null,
      ask: [],
    },
  ],
  addresses: Array.from({ length: 12 }, (_, index) => ({
    id: id(100 + index),
    street: index % 3 === 0 ? null : 'ul. Generała Władysława Sikorskiego i Obrońców Wybrzeża',
    building: `${index + 1}A`,
    flat: index % 2 === 0 ? String(index + 10) : null,
    postalCode: '39-300',
    town: 'Mielec',
    terc: '1811011',
    communeName: 'Mielec (miejska)',
    from: `20${String(12 + index)}-02-29`.replace(/02-29$/, '03-01'),
    to: index === 11 ? null : `20${String(13 + index)}-02-28`,
  })),
  contacts: Array.from({ length: 10 }, (_, index) => ({
    id: id(200 + index),
    kind: index % 2 === 0 ? 'phone' : 'email',
    value: index % 2 === 0 ? `+48600100${String(200 + index)}` : `opiekun.prawny.numer.${index}@poczta.example`,
    note: index % 3 === 0 ? 'dzwonić po godzinie 16, odbiera siostra' : null,
  })),
  note: 'Pierwsza linia uwag.\nDruga linia: dziecko uczulone na orzechy i penicylinę.\n'.repeat(12).trim(),
  workers: [{ userId: id(300), displayName: 'Pracownik Przykładowy', from: '2024-01-01', to: null }],
  led: [{ from: '2024-01-01', to: null, displayName: 'Pracownik Przykładowy', familyName: null }],
  memberships: Array.from({ length: 24 }, (_, index) => ({
    id: id(400 + index),
    familyId: id(500 + index),
    familyName: index === 5 ? '' : `Wróblewscy-Konstantynopolitańscy ${index}`,
    role: index % 2 === 0 ? 'child' : 'foster-child',
    from: '2020-01-01',
    to: index > 0 ? '2021-12-31' : null,
    workerName: index === 5 ? null : 'Pracownik Przykładowy',
    workerId: index === 5 ? null : id(300),
    archived: false,
    shown: index !== 5,
  })),
  protection: null,
  archived: { on: '2026-11-01', byName: 'Pracownik Przykładowy', reason: 'wyjazd za granicę' },
  createdAt: '2024-01-01T08:00:00.000Z',
  changedAt: '2026-11-20T08:00:00.000Z',
  changedByName: 'Pracownik Przykładowy',
  may: { edit: true, archive: true, export: true, protect: false },
};

export const PERSON_CARD_FIXTURE: PrintedPerson = printedPerson.parse({ card: CARD, relations: RELATIONS });
