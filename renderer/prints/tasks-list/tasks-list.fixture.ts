import { taskRow, type TaskRow } from '#shared/features/family-work/tasks.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd1-${String(n).padStart(12, '0')}`;

export const TASKS_LIST_FIXTURE: readonly TaskRow[] = Array.from({ length: 60 }, (_, index) =>
  taskRow.parse(
    index === 59
      ? { shown: false, id: id(index), ask: ['Kierownik'] }
      : {
          shown: true,
          id: id(index),
          version: 1,
          record: { kind: 'family', id: id(100 + index), name: 'Konstantynopolitańscy' },
          reached: true,
          what: 'Umówić konsultację w poradni psychologiczno-pedagogicznej i odebrać opinię',
          dueOn: '2026-12-01',
          userId: id(500),
          userName: 'Pracownik Przykładowy',
          source: 'note',
          state: 'open',
          closed: null,
          moves: [],
        },
  ),
);
