import { homeRow, type HomeRow } from '#shared/features/foster-care/homes.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd2-${String(n).padStart(12, '0')}`;

export const HOMES_LIST_FIXTURE: readonly HomeRow[] = Array.from({ length: 60 }, (_, index) =>
  homeRow.parse(
    index === 59
      ? { shown: false, id: id(index), ask: ['Kierownik'] }
      : {
          shown: true,
          id: id(index),
          name: index % 7 === 6 ? 'Placówka opiekuńczo-wychowawcza „Przystań”' : 'Konstantynopolitańscy',
          isFamily: index % 7 !== 6,
          form: {
            code: index % 2 === 0 ? 'emergency' : 'family-childrens-home',
            label:
              index % 2 === 0
                ? 'rodzina zastępcza zawodowa pełniąca funkcję pogotowia rodzinnego'
                : 'rodzinny dom dziecka',
          },
          respite: index % 5 === 0,
          town: 'Mielec',
          places: { max: 8, taken: 6, reserved: 0, free: 2 },
          coordinatorName: 'Pracownik Przykładowy',
          contractTo: index % 3 === 0 ? null : '2028-01-31',
          papersUntil: index % 2 === 0 ? '2027-01-31' : null,
          endedOn: null,
        },
  ),
);
