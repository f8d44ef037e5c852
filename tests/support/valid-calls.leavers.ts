import { LEAVER_COLUMNS, leaversFilter } from '#shared/features/foster-care/leavers.schema.ts';

import type { CoreClient } from './core.ts';
import { aPath, aStep, Way } from './leavers.ts';
import { exported, printed } from './streams.ts';
import { byManager, DAY, newPerson, WINDOW, type Prepare } from './valid-calls.base.ts';

const LEAVERS = leaversFilter.parse({});

const onPath = (
  run: (client: CoreClient, way: Way, path: Awaited<ReturnType<Way['open']>>) => Promise<() => Promise<unknown>>,
): Prepare =>
  byManager(async (client) => {
    const way = new Way(client, (await newPerson(client)).id);
    return await run(client, way, await way.open(aPath(DAY)));
  });

const END = { to: DAY, reason: 'resigned', note: null };

/** One valid call of every procedure of care leavers. */
export const LEAVER_CALLS: Readonly<Record<string, Prepare>> = {
  'leavers.list': onPath(async (client) => () => client.leavers.list({ filter: LEAVERS, window: WINDOW })),
  'leavers.open': onPath(
    async (client, { personId }) =>
      () =>
        client.leavers.open({ personId }),
  ),
  'leavers.openPath': byManager(async (client) => {
    const { id: personId } = await newPerson(client);
    return () => client.leavers.openPath({ personId, version: null, fields: aPath(DAY) });
  }),
  'leavers.endPath': onPath(
    async (client, way, lineId) => () => client.leavers.endPath({ ...way.at, lineId, fields: END }),
  ),
  'leavers.reopenPath': onPath(async (client, way, lineId) => {
    await way.take(client.leavers.endPath({ ...way.at, lineId, fields: END }));
    return () => client.leavers.reopenPath({ ...way.at, lineId });
  }),
  'leavers.record': onPath(async (client, way) => () => client.leavers.record({ ...way.at, fields: aStep(DAY) })),
  'leavers.settle': onPath(async (client, way) => {
    const lineId = await way.record({ line: 'programme', draftedOn: DAY, note: null });
    const fields = { how: 'approve', on: DAY, by: 'kierownik ośrodka' } as const;
    return () => client.leavers.settle({ ...way.at, lineId, fields });
  }),
  'leavers.withdraw': onPath(
    async (client, way, lineId) => () =>
      client.leavers.withdraw({ ...way.at, line: 'path', lineId, reason: 'pomyłka' }),
  ),
  'leavers.reinstate': onPath(async (client, way, lineId) => {
    await way.take(client.leavers.withdraw({ ...way.at, line: 'path', lineId, reason: 'pomyłka' }));
    return () => client.leavers.reinstate({ ...way.at, line: 'path', lineId });
  }),
  'leavers.printCard': onPath(
    async (client, { personId }) =>
      () =>
        client.leavers.printCard({ personId }),
  ),
  'leavers.exportCard': onPath(async (client, { personId }) => () => {
    return exported(client.leavers.exportCard({ personId, format: 'csv' }));
  }),
  'leavers.printProgramme': onPath(
    async (client, { personId }) =>
      () =>
        client.leavers.printProgramme({ personId }),
  ),
  'leavers.exportProgramme': onPath(async (client, { personId }) => () => {
    return exported(client.leavers.exportProgramme({ personId, format: 'csv' }));
  }),
  'leavers.printList': onPath(async (client) => () => printed(client.leavers.printList({ filter: LEAVERS }))),
  'leavers.exportList': onPath(async (client) => () => {
    return exported(client.leavers.exportList({ filter: LEAVERS, columns: [...LEAVER_COLUMNS], format: 'csv' }));
  }),
};
