import { type PrintedHistory, printedHistory } from '#shared/contract/record.ts';

const entries = (fields: readonly string[]) =>
  Array.from({ length: 24 }, (_, index) => ({
    seq: 24 - index,
    at: '2026-11-02T09:00:00.000Z',
    byName: 'Pracownik Przykładowy',
    action: 'people.correct',
    fields,
    before: index === 3 ? null : { surname: 'Konstantynopolitańska', name: 'Konstantynopolitańscy', note: null },
    after:
      index === 3
        ? null
        : {
            surname: 'Konstantynopolitańczykowianeczka',
            name: 'Konstantynopolitańczykowianeczkowie',
            note: 'Uwaga o rodzinie, wpisana po rozmowie w domu.\n'.repeat(4),
          },
  }));

/** Long values, and values that the term of keeping took away. */
export const PERSON_HISTORY_FIXTURE: PrintedHistory = printedHistory.parse({
  name: 'Konstantynopolitańczykowianeczka Aleksandra',
  entries: entries(['surname', 'note']),
  named: [],
});
export const FAMILY_HISTORY_FIXTURE: PrintedHistory = printedHistory.parse({
  name: 'Konstantynopolitańczykowianeczkowie',
  entries: entries(['name', 'note']),
  named: [],
});
