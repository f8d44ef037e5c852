import { z } from 'zod';

import { note } from '#shared/features/family-work/notes.schema.ts';

const sentence = 'Rozmowa o nauce i o pracy. Ustalono kolejne spotkanie, rodzice przyniosą zaświadczenie.';

const id = (n: number): string => `01890a5d-ac96-774b-bcd1-${String(n).padStart(12, '0')}`;

export const NOTES_FIXTURE = z.array(note).parse(
  Array.from({ length: 24 }, (_, index) => ({
    id: id(index),
    version: (index % 3) + 1,
    kind: index % 2 === 0 ? 'home-visit' : 'psychologist',
    on: '2026-11-20',
    family: index % 5 === 1 ? { id: id(400), name: 'Konstantynopolitańscy' } : null,
    atMinute: index % 4 === 0 ? 615 : null,
    participants: [
      {
        shown: true,
        kind: 'person',
        id: id(100 + index),
        name: 'Konstantynopolitańska-Brzęczyszczykiewicz Aleksandra',
      },
      { shown: false, id: id(200 + index), ask: ['Kierownik'] },
    ],
    others: index % 2 === 0 ? 'pedagog szkolny' : null,
    // One is typed without a single break and longer than a page.
    text: index === 7 ? `${sentence} `.repeat(120).trim() : `${sentence}\n`.repeat(3).trim(),
    byName: 'Pracownik Przykładowy',
    at: '2026-11-20T10:15:00.000Z',
    withdrawn:
      index === 5 ? { at: '2026-11-21T08:00:00.000Z', byName: 'Pracownik Przykładowy', reason: 'pomyłka' } : null,
    tasks: index === 0 ? [{ id: id(300), what: 'Zadzwonić do szkoły', dueOn: '2026-12-01', state: 'open' }] : [],
  })),
);
