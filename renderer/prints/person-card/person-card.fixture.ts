import type { PersonCard } from '#shared/features/people/people.schema.ts';
import { personCard } from '#shared/features/people/people.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`;

/** A card with everything that makes a print break: long and double names, history, line breaks, ten contacts. */
export const PERSON_CARD_FIXTURE: PersonCard = personCard.parse({
  id: id(1),
  version: 4,
  surname: 'Brzęczyszczykiewicz-Konstantynopolitańska',
  firstName: 'Aleksandra',
  secondName: 'Małgorzata',
  identity: { kind: 'no-pesel', reason: 'foreigner', documentKind: 'passport', documentNumber: 'ŻŹ 0012345' },
  birthDate: '2012-05-04',
  sex: 'female',
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
  memberships: Array.from({ length: 24 }, (_, index) => ({
    id: id(400 + index),
    familyId: id(500 + index),
    familyName: index === 5 ? '' : `Wróblewscy-Konstantynopolitańscy ${index}`,
    role: index % 2 === 0 ? 'child' : 'foster-child',
    from: '2020-01-01',
    to: index > 0 ? '2021-12-31' : null,
    workerName: index === 5 ? null : 'Pracownik Przykładowy',
    shown: index !== 5,
  })),
  protection: null,
  archived: { on: '2026-11-01', byName: 'Pracownik Przykładowy', reason: 'wyjazd za granicę' },
  createdAt: '2024-01-01T08:00:00.000Z',
  changedAt: '2026-11-20T08:00:00.000Z',
  changedByName: 'Pracownik Przykładowy',
  may: { edit: true, archive: true, export: true, protect: false },
});
