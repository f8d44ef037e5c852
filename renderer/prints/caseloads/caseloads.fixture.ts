import { caseloadsOverview, type CaseloadsOverview } from '#shared/features/caseloads/caseloads.schema.ts';

export const CASELOADS_FIXTURE: CaseloadsOverview = caseloadsOverview.parse({
  day: '2026-11-21',
  limit: {
    value: 15,
    source: 'art. 15 ust. 4 ustawy o wspieraniu rodziny i systemie pieczy zastępczej',
    kinds: ['care-difficulties'],
  },
  workers: Array.from({ length: 48 }, (_, index) => ({
    userId: `01890a5d-ac96-774b-bcd1-${String(index).padStart(12, '0')}`,
    displayName: index === 0 ? 'Aleksandra Konstantynopolitańska-Wierzchosławska' : 'Pracownik Przykładowy',
    active: index < 46,
    families: index === 3 ? 17 : index % 16,
    counted: index === 3 ? 16 : index % 12,
    people: index % 40,
  })),
});
