import { childRow, type ChildRow } from '#shared/features/foster-care/care.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd3-${String(n).padStart(12, '0')}`;

export const CHILDREN_LIST_FIXTURE: readonly ChildRow[] = Array.from({ length: 60 }, (_, index) =>
  childRow.parse(
    index === 59
      ? { shown: false, id: id(index), ask: ['Kierownik'] }
      : {
          shown: true,
          id: id(index),
          surname: 'Konstantynopolitańczykowianeczka',
          firstName: 'Maksymilian',
          sex: 'male',
          birthDate: '2016-02-29',
          death: null,
          caseNumber: `PZ.5132.${index}.2026`,
          home: {
            id: id(1000 + index),
            name: index % 9 === 8 ? null : 'Konstantynopolitańscy',
            isFamily: true,
            form: {
              code: 'emergency',
              label: 'rodzina zastępcza zawodowa pełniąca funkcję pogotowia rodzinnego',
            },
          },
          since: '2024-01-31',
          from: '2024-06-01',
          leftOn: index % 4 === 3 ? '2026-08-31' : null,
          coordinatorName: 'Pracownik Przykładowy',
          isProtected: false,
        },
  ),
);
