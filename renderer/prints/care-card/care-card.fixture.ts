import { childCare, type ChildCare } from '#shared/features/foster-care/care.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd4-${String(n).padStart(12, '0')}`;
const written = { byName: 'Pracownik Przykładowy', at: '2026-11-20T09:00:00.000Z', withdrawn: null };
const EMERGENCY = { code: 'emergency', label: 'rodzina zastępcza zawodowa pełniąca funkcję pogotowia rodzinnego' };

/** Eighteen years of care with a place for each year, long names and a sibling who may not be named. */
export const CARE_CARD_FIXTURE: ChildCare = childCare.parse({
  personId: id(1),
  version: 7,
  surname: 'Konstantynopolitańczykowianeczka',
  firstName: 'Maksymilian',
  sex: 'male',
  birthDate: '2009-02-28',
  death: null,
  caseNumber: 'PZ.5132.31.2023',
  proposedCaseNumber: null,
  placements: Array.from({ length: 17 }, (_, index) => ({
    id: id(100 + index),
    kind: index % 6 === 5 ? 'respite' : 'stay',
    home: {
      id: id(200 + index),
      name: index === 3 ? null : 'Konstantynopolitańczykowianeczkowie',
      isFamily: true,
      form: EMERGENCY,
    },
    from: `${2009 + index}-03-01`,
    fromMinute: 870,
    to: index === 16 ? null : `${2010 + index}-02-28`,
    reason: index === 0 ? { code: 'parents-illness', label: 'długotrwała lub ciężka choroba rodziców' } : null,
    note: null,
    endReason: index === 16 ? null : { code: 'home-ended', label: 'zakończenie działania rodziny lub placówki' },
    endNote: null,
    replaces: null,
    exceptions: [],
    ...written,
  })),
  absences: [
    {
      id: id(300),
      kind: { code: 'mow', label: 'młodzieżowy ośrodek wychowawczy' },
      place: 'Konstancin-Jeziorna',
      from: '2024-01-01',
      to: '2024-06-30',
      note: null,
      ...written,
    },
  ],
  bases: Array.from({ length: 4 }, (_, index) => ({
    id: id(400 + index),
    kind: { code: 'court', label: 'orzeczenie sądu' },
    article: 'art. 35 ust. 1',
    body: 'Sąd Rejonowy dla Warszawy Pragi-Południe w Warszawie',
    actOn: `${2009 + index}-03-01`,
    reference: 'III Nsm 1214/09',
    from: `${2009 + index}-03-01`,
    to: index === 3 ? null : `${2010 + index}-02-28`,
    note: null,
    ...written,
  })),
  funding: [
    {
      id: id(500),
      county: 'warszawski zachodni',
      commune: { terc: '1811011', name: 'Mielec' },
      governmentTask: false,
      from: '2009-03-01',
      to: null,
      note: null,
      ...written,
    },
  ],
  episodes: [{ from: '2009-03-01', to: null, reason: null }],
  shares: [{ from: '2011-03-01', percent: 50, source: 'art. 191' }],
  coordinatorName: 'Pracownik Przykładowy',
  reservations: [],
  siblings: [
    {
      personId: id(600),
      shown: true,
      firstName: 'Hanna',
      surname: 'Konstantynopolitańczykowianeczka',
      sex: 'female',
      birthDate: '2012-05-06',
      placements: [],
    },
    { personId: id(601), shown: false, firstName: '', surname: '', sex: null, birthDate: null, placements: [] },
  ],
  may: { edit: true, export: true },
});
