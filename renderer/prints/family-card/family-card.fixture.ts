import type { FamilyCard } from '#shared/features/families/families.schema.ts';
import { familyCard } from '#shared/features/families/families.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bccf-${String(n).padStart(12, '0')}`;

/** A large family with former members and one who is protected. */
export const FAMILY_CARD_FIXTURE: FamilyCard = familyCard.parse({
  id: id(1),
  version: 9,
  name: 'Wróblewscy i Sroka',
  kinds: [
    { kind: 'supporting', from: '2020-01-01', to: '2023-12-31' },
    { kind: 'care-difficulties', from: '2024-01-01', to: null },
  ],
  caseNumber: 'PR.5122.14.2026',
  note: 'Rodzina po przeprowadzce. Umówić wizytę po 1 grudnia.',
  addresses: [
    {
      id: id(400),
      street: 'ul. Ogrodowa',
      building: '8',
      flat: '3',
      postalCode: '39-300',
      town: 'Mielec',
      terc: '1811011',
      communeName: 'Mielec',
      from: '2025-03-01',
      to: null,
    },
    {
      id: id(401),
      street: null,
      building: '41',
      flat: null,
      postalCode: '39-305',
      town: 'Borowa',
      terc: '1811022',
      communeName: 'Borowa',
      from: '2020-01-01',
      to: '2025-02-28',
    },
  ],
  withdrawnMembers: [],
  members: Array.from({ length: 36 }, (_, index) =>
    index === 3
      ? {
          shown: false,
          id: id(10 + index),
          personId: id(60 + index),
          role: 'child',
          from: '2024-01-01',
          to: null,
          ask: ['Kierownik'],
        }
      : {
          shown: true,
          id: id(10 + index),
          personId: id(60 + index),
          role: index === 0 ? 'mother' : index === 1 ? 'father' : 'child',
          from: '2024-01-01',
          to: index > 28 ? '2025-06-30' : null,
          surname: 'Wróblewska-Sroka',
          firstName: index % 2 === 0 ? 'Anna' : 'Łukasz',
          birthDate: `20${String(10 + (index % 14))}-11-21`,
          sex: index % 2 === 0 ? 'female' : 'male',
          death: index === 4 ? { date: '2025-03-02', year: null } : null,
          addressLine: 'ul. Ogrodowa 8/3, Mielec',
          archived: false,
        },
  ),
  workers: [{ userId: id(300), displayName: 'Pracownik Przykładowy', from: '2024-01-01', to: null }],
  led: [{ from: '2024-01-01', to: null, displayName: 'Pracownik Przykładowy', familyName: null }],
  protection: null,
  archived: null,
  createdAt: '2024-01-01T08:00:00.000Z',
  changedAt: '2026-11-20T08:00:00.000Z',
  changedByName: 'Pracownik Przykładowy',
  may: { edit: true, archive: true, export: true, protect: false, assign: true },
});
