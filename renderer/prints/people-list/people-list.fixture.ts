import { personRow, type PersonRow } from '#shared/features/people/people.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd0-${String(n).padStart(12, '0')}`;

/** Three pages of people, the last of them protected. */
export const PEOPLE_LIST_FIXTURE: readonly PersonRow[] = Array.from({ length: 96 }, (_, index) =>
  personRow.parse(
    index === 95
      ? { shown: false, id: id(index), ask: ['Kierownik'] }
      : {
          shown: true,
          id: id(index),
          surname: index % 7 === 0 ? 'Konstantynopolitańska-Brzęczyszczykiewicz' : 'Źdźbło',
          firstName: 'Żaneta',
          secondName: index % 5 === 0 ? 'Józefa' : null,
          birthDate: '2015-06-12',
          sex: 'female',
          death: index % 17 === 0 ? { date: '2026-02-03', year: null } : null,
          hasPesel: true,
          addressLine: index % 9 === 0 ? null : 'ul. Klonowa 14/2, Mielec',
          families: [{ id: id(1000 + index), name: 'Źdźbłowie', shown: true }],
          workerName: 'Pracownik Przykładowy',
          isProtected: false,
          archivedOn: null,
        },
  ),
);
