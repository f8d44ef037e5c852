import { leaverCard } from '#shared/features/foster-care/leavers.schema.ts';

const ID = (last: number): string => `0193a000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const written = { byName: 'Pracownik Przykładowy', at: '2026-02-01T08:00:00.000Z', withdrawn: null };
const LONG =
  'Ukończenie branżowej szkoły I stopnia w\u00A0zawodzie kucharz oraz zdanie egzaminu zawodowego, przy wsparciu opiekuna i\u00A0doradcy zawodowego z\u00A0powiatowego urzędu pracy';

/** Somebody with a full path: two guardians, a programme with many goals, suspended help. */
export const LEAVER_CARD_FIXTURE = leaverCard.parse({
  personId: ID(1),
  version: 12,
  surname: 'Konstantynopolitańska-Brzęczyszczykiewicz',
  firstName: 'Aleksandra',
  sex: 'female',
  birthDate: '2006-02-28',
  death: null,
  seventeenOn: '2023-02-28',
  eighteenOn: '2024-02-28',
  home: {
    id: ID(2),
    name: 'Placówka „Zatoka”',
    isFamily: false,
    form: { code: 'institution-socialising', label: 'placówka opiekuńczo-wychowawcza typu socjalizacyjnego' },
  },
  inCare: false,
  leftOn: '2024-08-31',
  stay: { days: 2400, months: 12, met: true, kinship: false, source: 'art. 141 ust. 1' },
  terms: [
    {
      code: 'leaver-independence-aid',
      label: 'wypłata pomocy na usamodzielnienie',
      due: '2032-02-28',
      article: 'art. 149 ust. 2',
    },
    {
      code: 'leaver-household-aid',
      label: 'wypłata pomocy na zagospodarowanie',
      due: '2032-02-28',
      article: 'art. 150 ust. 1',
    },
  ],
  gaps: [],
  paths: [
    {
      id: ID(3),
      basis: { code: 'foster-care', label: 'opuszczenie rodziny zastępczej, rodzinnego domu dziecka lub placówki' },
      article: 'art. 140 ust. 1',
      from: '2023-01-15',
      to: null,
      note: null,
      endReason: null,
      endNote: null,
      guardians: [1, 2].map((one) => ({
        id: ID(10 + one),
        kind: { code: 'coordinator', label: 'koordynator rodzinnej pieczy zastępczej' },
        personId: null,
        name: 'Pracownik Przykładowy',
        from: one === 1 ? '2023-01-20' : '2024-01-01',
        to: one === 1 ? '2023-12-31' : null,
        consentOn: '2023-01-20',
        note: null,
        ...written,
      })),
      programmes: [
        {
          id: ID(20),
          draftedOn: '2024-01-10',
          approvedOn: '2024-01-24',
          approvedBy: 'Kierownik Przykładowy',
          assessedOn: null,
          assessment: null,
          note: null,
          goals: Array.from({ length: 9 }, (_none, at) => ({
            id: ID(30 + at),
            kind: at % 3 === 2 ? 'change' : at % 3 === 1 ? 'task' : 'goal',
            area: { code: 'education', label: 'wykształcenie i\u00A0kwalifikacje zawodowe' },
            enteredOn: '2024-01-10',
            words: LONG,
            dueOn: '2026-06-30',
            doneOn: at % 2 === 0 ? '2026-06-20' : null,
            outcome: null,
            ...written,
          })),
          ...written,
        },
      ],
      help: [
        {
          id: ID(50),
          form: { code: 'study', label: 'pomoc na kontynuowanie nauki' },
          article: 'art. 140 ust. 1 pkt 1 lit. a, art. 146',
          requestedOn: '2024-09-02',
          state: 'granted',
          decisionNumber: 'PCPR.5142.12.2024',
          decisionOn: '2024-09-20',
          from: '2024-09-01',
          to: '2027-06-30',
          note: null,
          suspensions: [
            {
              id: ID(51),
              reason: { code: 'study-break', label: 'przerwa w\u00A0nauce' },
              article: 'art. 148',
              from: '2025-03-01',
              to: '2025-08-31',
              note: null,
              ...written,
            },
          ],
          ...written,
        },
      ],
      steps: [
        {
          id: ID(60),
          step: { code: 'guardian-consent', label: 'pisemna zgoda opiekuna usamodzielnienia' },
          doneOn: '2023-01-20',
          keptAt: 'teczka sprawy, tom II',
          note: null,
          ...written,
        },
      ],
      ...written,
    },
  ],
  may: { edit: true, export: true },
});
