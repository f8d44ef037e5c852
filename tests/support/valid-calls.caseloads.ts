import { CASELOAD_COLUMNS } from '#shared/features/caseloads/caseloads.schema.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { exported } from './streams.ts';
import type { Prepare } from './valid-calls.base.ts';

const DAY = asLocalDate('2026-11-20');

/** A call of the manager; `prepare` may call whatever it needs first. */
function byManager(prepare: (client: CoreClient) => Promise<() => Promise<unknown>>): Prepare {
  return async (world) => ({ run: await prepare(await world.as('anna.kierownik')) });
}

async function workers(client: CoreClient) {
  const found = await client.administration.listWorkers({});
  const idOf = (name: string) => {
    const worker = found.find(({ displayName }) => displayName.startsWith(name));
    if (worker === undefined) throw new Error(`nobody is called ${name}`);
    return worker.id;
  };
  return { katarzyna: idOf('Katarzyna'), marta: idOf('Marta') };
}

/** A family that Katarzyna leads, and its handing over to Marta. */
async function handing(client: CoreClient) {
  const { katarzyna, marta } = await workers(client);
  const fields = { name: 'Próbni', kind: 'care-difficulties' as const, kindFrom: DAY, caseNumber: null, note: null };
  const limitReason = 'próba';
  const family = await client.families.register({ fields, members: [], workerId: katarzyna, limitReason });
  return {
    fromId: katarzyna,
    toId: marta,
    from: asLocalDate('2026-12-01'),
    reason: 'zmiana rejonu',
    families: [family.id],
    people: [],
    limitReason,
  };
}

export const CASELOAD_CALLS: Readonly<Record<string, Prepare>> = {
  'caseloads.overview': byManager(async (client) => () => client.caseloads.overview({ day: DAY })),
  'caseloads.ledBy': byManager(async (client) => {
    const { katarzyna } = await workers(client);
    return () => client.caseloads.ledBy({ workerId: katarzyna, day: DAY });
  }),
  'caseloads.log': byManager(async (client) => () => client.caseloads.log({})),
  'caseloads.printOverview': byManager(async (client) => () => client.caseloads.printOverview({ day: DAY })),
  'caseloads.exportOverview': byManager(async (client) => () => {
    return exported(client.caseloads.exportOverview({ day: DAY, columns: [...CASELOAD_COLUMNS], format: 'csv' }));
  }),
  'caseloads.printLedBy': byManager(async (client) => {
    const { katarzyna } = await workers(client);
    return () => client.caseloads.printLedBy({ workerId: katarzyna, day: DAY });
  }),
  'caseloads.exportLedBy': byManager(async (client) => {
    const { katarzyna } = await workers(client);
    return () => exported(client.caseloads.exportLedBy({ workerId: katarzyna, day: DAY, format: 'csv' }));
  }),
  'caseloads.printLog': byManager(async (client) => () => client.caseloads.printLog({})),
  'caseloads.exportLog': byManager(async (client) => () => exported(client.caseloads.exportLog({ format: 'csv' }))),
  'caseloads.checkLimit': byManager(async (client) => {
    const { katarzyna } = await workers(client);
    return () =>
      client.caseloads.checkLimit({
        workerId: katarzyna,
        from: DAY,
        fresh: { kind: 'care-difficulties', kindFrom: DAY },
      });
  }),
  'caseloads.proposeCaseNumber': byManager(async (client) => () => client.caseloads.proposeCaseNumber({})),
  'caseloads.previewHandOver': byManager(async (client) => {
    const { katarzyna, marta } = await workers(client);
    return () => client.caseloads.previewHandOver({ fromId: katarzyna, toId: marta, from: DAY });
  }),
  'caseloads.handOver': byManager(async (client) => {
    const input = await handing(client);
    return () => client.caseloads.handOver(input);
  }),
  'caseloads.undoHandOver': byManager(async (client) => {
    const { id } = await client.caseloads.handOver(await handing(client));
    return () => client.caseloads.undoHandOver({ id });
  }),
};
