import { type CaseloadsLog, caseloadsLog, type LedBy, ledBy } from '#shared/features/caseloads/caseloads.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bce2-${String(n).padStart(12, '0')}`;
const WHO = 'Aleksandra Konstantynopolitańska-Wierzchosławska';
const at = '2026-11-20T08:05:00.000Z';

export const CASELOADS_LOG_FIXTURE: CaseloadsLog = caseloadsLog.parse({
  handovers: Array.from({ length: 30 }, (_, index) => ({
    id: id(index),
    fromName: index % 4 === 0 ? null : WHO,
    toName: WHO,
    from: '2026-11-01',
    reason:
      index % 6 === 0 ? null : 'Długotrwała nieobecność; rodziny przejmuje zespół asysty rodzinnej do czasu powrotu.',
    ask: [],
    families: index % 16,
    people: index,
    tasks: index % 7,
    recordedAt: at,
    recordedByName: WHO,
    undoneAt: index % 5 === 0 ? at : null,
    undoneByName: index % 5 === 0 ? WHO : null,
  })),
  exceptions: Array.from({ length: 24 }, (_, index) => ({
    id: id(100 + index),
    workerName: WHO,
    from: '2026-11-01',
    families: 16,
    limit: 15,
    source: 'art. 15 ust. 4 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
    reason: index % 6 === 0 ? null : 'Rodzeństwo tej rodziny jest już pod opieką tego samego asystenta.',
    family: index % 6 === 0 ? null : { id: id(200 + index), name: 'Brzęczyszczykiewicz-Konstantynopolitańscy' },
    handedOver: index % 2 === 0,
    ask: [],
    recordedAt: at,
    recordedByName: WHO,
  })),
  counts: { handovers: 30, exceptions: 24 },
});

export const LED_BY_FIXTURE: LedBy = ledBy.parse({
  worker: WHO,
  day: '2025-02-03',
  rows: Array.from({ length: 60 }, (_, index) => {
    const base = { id: id(300 + index), kind: index % 2 === 0 ? 'family' : 'person', from: '2024-01-01' };
    if (index % 9 === 0) return { ...base, shown: false, ask: [] };
    return {
      ...base,
      shown: true,
      name: 'Brzęczyszczykiewicz-Konstantynopolitańska',
      caseNumber: index % 2 === 0 ? `AR.8321.${index}.2024` : null,
      birthDate: index % 2 === 0 ? null : '1984-05-04',
    };
  }),
});
