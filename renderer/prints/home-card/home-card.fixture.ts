import { homeCard, type HomeCard } from '#shared/features/foster-care/homes.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd5-${String(n).padStart(12, '0')}`;
const written = { byName: 'Pracownik Przykładowy', at: '2026-11-20T09:00:00.000Z', withdrawn: null };
const FORM = { code: 'family-childrens-home', label: 'rodzinny dom dziecka' };

/** A family with eight children, one of them out of the reader's reach, and papers of several years. */
export const HOME_CARD_FIXTURE: HomeCard = homeCard.parse({
  id: id(1),
  version: 3,
  name: 'Konstantynopolitańczykowianeczkowie',
  family: { id: id(2), caseNumber: 'PZ.5211.4.2021' },
  institution: null,
  addressLine: 'ul. Księdza Arcybiskupa Antoniego Baraniaka 128/12, Konstancin-Jeziorna',
  coordinator: { displayName: 'Pracownik Przykładowy', from: '2021-01-01' },
  carers: [
    { id: id(10), name: 'Konstantynopolitańczykowianeczka Małgorzata' },
    { id: id(11), name: null },
  ],
  note: 'Rodzina prosi o kontakt po godzinie 16.',
  forms: [{ id: id(20), form: FORM, maxPlaces: 8, from: '2021-01-01', to: null, endReason: null, ...written }],
  contracts: [
    {
      id: id(30),
      kind: { code: 'childrens-home', label: 'umowa o prowadzenie rodzinnego domu dziecka' },
      number: '4/2021',
      concludedOn: '2020-12-20',
      party: 'Starosta Powiatu Warszawskiego Zachodniego',
      from: '2021-01-01',
      to: '2025-12-31',
      notice: '3 miesiące',
      ended: { on: '2024-06-30', reason: 'porozumienie stron' },
      ...written,
    },
  ],
  readiness: [
    {
      id: id(40),
      from: '2021-01-01',
      ageFrom: 0,
      ageTo: 17,
      sex: null,
      accepts: [{ code: 'siblings', label: 'rodzeństwo' }],
      note: null,
      ...written,
    },
  ],
  papers: Array.from({ length: 24 }, (_, index) => ({
    id: id(50 + index),
    kind: { code: 'register-check', label: 'sprawdzenie w Rejestrze Sprawców Przestępstw na Tle Seksualnym' },
    person: index % 5 === 4 ? null : { id: id(10), name: 'Konstantynopolitańczykowianeczka Małgorzata' },
    number: `KRK/${index}/2025`,
    issuedOn: '2025-01-31',
    validUntil: index % 2 === 0 ? '2027-01-30' : null,
    keptAt: 'segregator 12, półka 3',
    note: null,
    ...written,
  })),
  children: Array.from({ length: 8 }, (_, index) => ({
    placementId: id(80 + index),
    personId: id(90 + index),
    name: index === 7 ? null : 'Konstantynopolitańczykowianeczka Maksymilian',
    birthDate: index === 7 ? null : '2016-02-29',
    kind: 'stay',
    from: '2022-03-01',
    to: null,
  })),
  places: { max: 8, taken: 8, reserved: 0, free: 0 },
  reservations: [],
  changedAt: '2026-11-20T09:00:00.000Z',
  changedByName: 'Pracownik Przykładowy',
  may: { edit: true, export: true },
});
