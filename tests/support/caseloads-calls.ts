import { randomUUID } from 'node:crypto';

import { CASELOAD_COLUMNS } from '#shared/features/caseloads/caseloads.schema.ts';
import { recordId } from '#shared/kernel/ids.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';

import type { CoreClient } from './core.ts';
import { type ProtectedRecords, workerId } from './protected-office.ts';
import { exported } from './streams.ts';

const day = asLocalDate('2026-11-20');

/** Every procedure of caseloads with protected records in its way. */
export const caseloadsCalls = (
  records: () => ProtectedRecords,
): Readonly<Record<string, (client: CoreClient) => readonly (() => Promise<unknown>)[]>> => ({
  'caseloads.overview': (c) => [() => c.caseloads.overview({ day })],
  'caseloads.ledBy': (c) => [async () => await c.caseloads.ledBy({ workerId: await workerId(c, 'Katarzyna'), day })],
  'caseloads.log': (c) => [() => c.caseloads.log({})],
  'caseloads.printOverview': (c) => [() => c.caseloads.printOverview({ day })],
  'caseloads.exportOverview': (c) => [
    () => exported(c.caseloads.exportOverview({ day, columns: [...CASELOAD_COLUMNS], format: 'csv' })),
  ],
  'caseloads.printLedBy': (c) => [
    async () => await c.caseloads.printLedBy({ workerId: await workerId(c, 'Katarzyna'), day }),
  ],
  'caseloads.exportLedBy': (c) => [
    async () => {
      const worker = await workerId(c, 'Katarzyna');
      return await exported(c.caseloads.exportLedBy({ workerId: worker, day, format: 'csv' }));
    },
  ],
  'caseloads.printLog': (c) => [() => c.caseloads.printLog({})],
  'caseloads.exportLog': (c) => [() => exported(c.caseloads.exportLog({ format: 'csv' }))],
  'caseloads.checkLimit': (c) => [
    async () => {
      const worker = await workerId(c, 'Katarzyna');
      return await c.caseloads.checkLimit({ workerId: worker, from: day, families: [records().family] });
    },
  ],
  'caseloads.proposeCaseNumber': (c) => [() => c.caseloads.proposeCaseNumber({})],
  'caseloads.previewHandOver': (c) => [
    async () => {
      const [fromId, toId] = [await workerId(c, 'Katarzyna'), await workerId(c, 'Marta')];
      return await c.caseloads.previewHandOver({ fromId, toId, from: day });
    },
  ],
  'caseloads.handOver': (c) => [
    async () => {
      const [fromId, toId] = [await workerId(c, 'Katarzyna'), await workerId(c, 'Marta')];
      const chosen = { families: [records().family], people: [records().withPesel] };
      return await c.caseloads.handOver({ fromId, toId, from: day, reason: 'Próba', ...chosen, limitReason: 'Próba' });
    },
  ],
  'caseloads.undoHandOver': (c) => [() => c.caseloads.undoHandOver({ id: recordId.parse(randomUUID()) })],
});
