import { leaverRow, type LeaverRow } from '#shared/features/foster-care/leavers.schema.ts';

const ID = (last: number): string => `0193a000-0000-7000-8000-${String(last).padStart(12, '0')}`;

/** Enough people for a second page, one of them protected. */
export const LEAVERS_LIST_FIXTURE: readonly LeaverRow[] = Array.from({ length: 40 }, (_none, at) =>
  leaverRow.parse(
    at === 39
      ? { shown: false, id: ID(39), ask: ['Kierownik Przykładowy'] }
      : {
          shown: true,
          id: ID(at),
          surname: 'Konstantynopolitańska-Brzęczyszczykiewicz',
          firstName: 'Aleksandra',
          birthDate: '2008-02-29',
          death: null,
          seventeenOn: '2025-02-28',
          eighteenOn: '2026-02-28',
          home: {
            id: ID(100),
            name: 'Placówka „Zatoka”',
            isFamily: false,
            form: { code: 'institution-socialising', label: 'placówka socjalizacyjna' },
          },
          inCare: true,
          leftOn: null,
          guardian: at % 2 === 0 ? { personId: null, name: 'Pracownik Przykładowy' } : null,
          programme: at % 3 === 0 ? { draftedOn: '2026-01-02', approvedOn: '2026-01-12' } : null,
          help: [{ label: 'nauka', state: 'suspended' }],
          term: {
            code: 'leaver-programme',
            label: 'opracowanie indywidualnego programu usamodzielnienia',
            due: '2026-01-28',
            article: 'art. 145 ust. 4',
          },
          gaps: ['guardian', 'programme'],
          pathOpen: true,
          pathEndedOn: null,
          isProtected: false,
        },
  ),
);
