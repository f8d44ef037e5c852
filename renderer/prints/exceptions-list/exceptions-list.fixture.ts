import { exceptionRow, type ExceptionRow } from '#shared/features/foster-care/exceptions.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd3-${String(n).padStart(12, '0')}`;

export const EXCEPTIONS_LIST_FIXTURE: readonly ExceptionRow[] = Array.from({ length: 40 }, (_, index) =>
  exceptionRow.parse(
    index === 39
      ? { shown: false, id: id(index), ask: ['Kierownik'] }
      : {
          shown: true,
          id: id(index),
          code: 'sibling-exception',
          sentence:
            'Rodzina będzie miała 5 dzieci i 1 osobę pełnoletnią, a limit to 3: wyjątek dla rodzeństwa, są zgoda rodziny i opinia koordynatora.',
          article: 'art. 53',
          source: 'art. 53 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
          reason: 'Czworo rodzeństwa pozostaje razem, w tym najmłodsze z orzeczeniem; rodzina zna dzieci od dwóch lat.',
          familyConsent: true,
          coordinatorOpinion: index % 2 === 0,
          permit: false,
          byName: 'Pracownik Przykładowy',
          at: '2026-11-20T10:00:00.000Z',
          personId: id(100 + index),
          surname: 'Konstantynopolitańczykowianeczka',
          firstName: 'Maksymilian',
          home: {
            id: id(1000 + index),
            name: index % 9 === 8 ? null : 'Konstantynopolitańscy',
            isFamily: true,
            form: {
              code: 'emergency',
              label: 'rodzina zastępcza zawodowa pełniąca funkcję pogotowia rodzinnego',
            },
          },
          from: '2024-06-01',
          to: index % 4 === 3 ? '2026-08-31' : null,
        },
  ),
);
