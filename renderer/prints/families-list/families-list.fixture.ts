import { familyRow, type FamilyRow } from '#shared/features/families/families.schema.ts';

const id = (n: number): string => `01890a5d-ac96-774b-bcd1-${String(n).padStart(12, '0')}`;

export const FAMILIES_LIST_FIXTURE: readonly FamilyRow[] = Array.from({ length: 60 }, (_, index) =>
  familyRow.parse(
    index === 59
      ? { shown: false, id: id(index), ask: ['Kierownik'] }
      : {
          shown: true,
          id: id(index),
          name: 'Konstantynopolitańscy',
          kind: index % 2 === 0 ? 'care-difficulties' : 'family-childrens-home',
          caseNumber: `PR.5122.${index}.2026`,
          memberCount: 6,
          childCount: 4,
          addressLine: 'ul. Ogrodowa 8/3, Mielec',
          addressFromMembers: index % 3 === 0,
          workerName: 'Pracownik Przykładowy',
          assessmentDue: index % 2 === 0 ? '2027-01-31' : null,
          isProtected: false,
          archivedOn: null,
        },
  ),
);
