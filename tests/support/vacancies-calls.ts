import { BOARD_ORDERS, boardFilter } from '#shared/features/foster-care/vacancies.schema.ts';
import { VACANCY_GROUPS } from '#shared/features/foster-care/vacancies.labels.ts';
import type { HomeId, RecordId } from '#shared/kernel/ids.ts';
import { addDays, asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import type { ProtectedCare } from './foster-care-calls.ts';
import { there } from './foster-care.ts';
import type { ProtectedRecords } from './protected-office.ts';
import { exported } from './streams.ts';

const TODAY = asLocalDate('2026-11-21');
const UNTIL = addDays(TODAY, 7);
const FILTER = boardFilter.parse({});

/** Places kept for a protected child and in a protected family, withdrawn and in force. */
export async function addProtectedReservations(
  anna: CoreClient,
  { withDocument, shownPerson }: ProtectedRecords,
  hiddenHome: HomeId,
): Promise<RecordId> {
  const fields = { homeId: hiddenHome, from: TODAY, until: UNTIL, note: 'Zmarkowana rezerwacja' };
  const first = await anna.vacancies.reserve({ childIds: [withDocument, shownPerson], fields });
  for (const { id, version } of first.reserved) {
    await anna.vacancies.withdraw({ id, version, reason: 'Zmarkowane wycofanie rezerwacji' });
  }
  const again = await anna.vacancies.reserve({ childIds: [withDocument], fields });
  return there(again.reserved[0]).id;
}

type Calls = Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>>;

/** Every procedure of free places with a protected family or child in its way. */
export function vacanciesCalls(records: () => ProtectedRecords, care: () => ProtectedCare): Calls {
  const sought = (personId = records().withDocument) => ({ childIds: [personId], from: TODAY });
  const one = () => ({ id: care().reservation, version: 1 });
  return {
    'vacancies.board': (c) => [
      ...BOARD_ORDERS.map((order) => () => c.vacancies.board({ filter: { ...FILTER, order } })),
      ...VACANCY_GROUPS.map((group) => () => c.vacancies.board({ filter: { ...FILTER, group } })),
      () => c.vacancies.board({ filter: { ...FILTER, day: asLocalDate('2021-01-01') } }),
    ],
    'vacancies.match': (c) => [
      () => c.vacancies.match(sought()),
      () => c.vacancies.match(sought(records().shownPerson)),
    ],
    'vacancies.reserve': (c) => [
      () =>
        c.vacancies.reserve({
          childIds: [records().withDocument],
          fields: { homeId: care().shownHome, from: TODAY, until: UNTIL, note: null },
        }),
      // A child everybody may see, in the home that nobody may.
      () =>
        c.vacancies.reserve({
          childIds: [records().shownPerson],
          fields: { homeId: care().hiddenHome, from: TODAY, until: UNTIL, note: null },
        }),
    ],
    'vacancies.extend': (c) => [() => c.vacancies.extend({ ...one(), fields: { until: addDays(UNTIL, 1) } })],
    'vacancies.withdraw': (c) => [() => c.vacancies.withdraw({ ...one(), reason: 'Próba' })],
    'vacancies.reinstate': (c) => [() => c.vacancies.reinstate(one())],
    'vacancies.printBoard': (c) => [() => c.vacancies.printBoard({ filter: FILTER })],
    'vacancies.exportBoard': (c) => [() => exported(c.vacancies.exportBoard({ filter: FILTER, format: 'csv' }))],
    'vacancies.printMatch': (c) => [
      () => c.vacancies.printMatch(sought()),
      () => c.vacancies.printMatch(sought(records().shownPerson)),
    ],
    'vacancies.exportMatch': (c) => [
      () => exported(c.vacancies.exportMatch({ sought: sought(), format: 'csv' })),
      () => exported(c.vacancies.exportMatch({ sought: sought(records().shownPerson), format: 'csv' })),
    ],
  };
}
