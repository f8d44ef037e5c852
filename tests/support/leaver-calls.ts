import { LEAVER_COLUMNS, LEAVER_GAPS, leaversFilter } from '#shared/features/foster-care/leavers.schema.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { aGoal, aGuardian, aPath, aProgramme, aRequest, aStep, aSuspension, Way } from './leavers.ts';
import type { ProtectedRecords } from './protected-office.ts';
import { SEARCHES } from './protected-searches.ts';
import { exported, printed } from './streams.ts';

/** The way to independence of a protected person, and of one everybody may see whom a protected person guards. */
export interface ProtectedLeaver {
  readonly path: RecordId;
  readonly guardian: RecordId;
}

const FROM = '2020-06-01';
const BACK = 'Zmarkowane wycofanie';

/** Enters everything that can be entered of a way to independence, with a mark in every word. */
export async function addProtectedLeaver(anna: CoreClient, records: ProtectedRecords): Promise<ProtectedLeaver> {
  const way = new Way(anna, records.withDocument);
  const mistaken = await way.open(aPath(FROM, { note: 'Zmarkowana sprawa' }));
  await way.take(anna.leavers.withdraw({ ...way.at, line: 'path', lineId: mistaken, reason: BACK }));
  const first = await way.open(aPath(FROM, { note: 'Zmarkowana sprawa' }));
  const end = { to: asLocalDate('2020-07-01'), reason: 'other', note: 'Zmarkowane zakończenie' };
  await way.take(anna.leavers.endPath({ ...way.at, lineId: first, fields: end }));
  const path = await way.open(aPath('2020-08-01', { note: 'Zmarkowana sprawa' }));
  let guardian = path;
  // Each kind of line is entered twice: one is taken back, the other stays.
  for (const again of [false, true]) {
    const marked = { note: 'Zmarkowana uwaga' };
    guardian = await way.record(aGuardian({ personId: records.withPesel }, '2020-08-02', marked));
    const programme = await way.record(aProgramme('2020-09-01', 'Zmarkowany program'));
    const goal = await way.record(aGoal('2020-09-01', { words: 'Zmarkowany cel' }));
    const help = await way.record(aRequest('2020-10-01', { note: 'Zmarkowany wniosek' }));
    const step = await way.record(aStep('2020-10-02', { keptAt: 'Zmarkowana teczka', note: 'Zmarkowany dokument' }));
    const on = asLocalDate('2020-10-05');
    const decision = { how: 'decide', state: 'granted', number: 'ZMARK/5', on, from: on, to: null } as const;
    await way.take(anna.leavers.settle({ ...way.at, lineId: help, fields: decision }));
    const pause = await way.record(aSuspension(help, '2020-11-01', { note: 'Zmarkowane zawieszenie' }));
    await way.take(
      anna.leavers.settle({ ...way.at, lineId: programme, fields: { how: 'approve', on, by: 'Zmarkowany kierownik' } }),
    );
    await way.take(
      anna.leavers.settle({ ...way.at, lineId: programme, fields: { how: 'assess', on, words: 'Zmarkowana ocena' } }),
    );
    await way.take(
      anna.leavers.settle({ ...way.at, lineId: goal, fields: { how: 'goal-done', on, outcome: 'Zmarkowany wynik' } }),
    );
    if (again) break;
    for (const [line, lineId] of [
      ['goal', goal],
      ['programme', programme],
      ['suspension', pause],
      ['help', help],
      ['step', step],
      ['guardian', guardian],
    ] as const) {
      await way.take(anna.leavers.withdraw({ ...way.at, line, lineId, reason: BACK }));
    }
  }
  const shown = new Way(anna, records.shownPerson);
  await shown.open(aPath(FROM));
  await shown.record(aGuardian({ personId: records.withPesel }, '2020-08-02'));
  return { path, guardian };
}

const WINDOW = { offset: 0, limit: 500 } as const;
const LEAVERS = leaversFilter.parse({ status: 'all' });

type Calls = Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>>;

/** Every procedure of care leavers with a protected person in its way. */
export function leaverCalls(records: () => ProtectedRecords, leaver: () => ProtectedLeaver): Calls {
  const person = () => ({ personId: records().withDocument, version: 1 });
  const path = () => ({ ...person(), lineId: leaver().path });
  const shown = () => ({ personId: records().shownPerson });
  const hidden = () => ({ personId: records().withDocument });
  return {
    'leavers.list': (c) => [
      ...['', ...SEARCHES].map((search) => () => c.leavers.list({ filter: { ...LEAVERS, search }, window: WINDOW })),
      ...(['name', 'eighteen', 'term'] as const).map(
        (order) => () => c.leavers.list({ filter: { ...LEAVERS, order }, window: WINDOW }),
      ),
      ...LEAVER_GAPS.map((gap) => () => c.leavers.list({ filter: { ...LEAVERS, gap }, window: WINDOW })),
    ],
    'leavers.open': (c) => [() => c.leavers.open(hidden()), () => c.leavers.open(shown())],
    'leavers.openPath': (c) => [() => c.leavers.openPath({ ...person(), fields: aPath('2026-11-01') })],
    'leavers.endPath': (c) => [
      () => c.leavers.endPath({ ...path(), fields: { to: asLocalDate('2026-11-01'), reason: 'other', note: null } }),
    ],
    'leavers.reopenPath': (c) => [() => c.leavers.reopenPath(path())],
    'leavers.record': (c) => [
      () => c.leavers.record({ ...person(), fields: aStep('2026-11-01') }),
      // Somebody everybody may see, to be guarded by one whom nobody may.
      () =>
        c.leavers.record({
          ...shown(),
          version: 2,
          fields: aGuardian({ personId: records().withDocument }, '2026-11-01'),
        }),
    ],
    'leavers.settle': (c) => [
      () =>
        c.leavers.settle({
          ...person(),
          lineId: leaver().guardian,
          fields: { how: 'end-guardian', to: asLocalDate('2026-11-01') },
        }),
    ],
    'leavers.withdraw': (c) => [() => c.leavers.withdraw({ ...path(), line: 'path', reason: 'Próba' })],
    'leavers.reinstate': (c) => [() => c.leavers.reinstate({ ...path(), line: 'path' })],
    'leavers.printCard': (c) => [() => c.leavers.printCard(hidden()), () => c.leavers.printCard(shown())],
    'leavers.exportCard': (c) => [
      () => exported(c.leavers.exportCard({ ...hidden(), format: 'csv' })),
      () => exported(c.leavers.exportCard({ ...shown(), format: 'csv' })),
    ],
    'leavers.printProgramme': (c) => [
      () => c.leavers.printProgramme(hidden()),
      () => c.leavers.printProgramme(shown()),
    ],
    'leavers.exportProgramme': (c) => [
      () => exported(c.leavers.exportProgramme({ ...hidden(), format: 'csv' })),
      () => exported(c.leavers.exportProgramme({ ...shown(), format: 'csv' })),
    ],
    'leavers.printList': (c) => [() => printed(c.leavers.printList({ filter: LEAVERS }))],
    'leavers.exportList': (c) => [
      () => exported(c.leavers.exportList({ filter: LEAVERS, columns: [...LEAVER_COLUMNS], format: 'csv' })),
    ],
  };
}
