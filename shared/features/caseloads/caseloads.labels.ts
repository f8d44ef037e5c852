import type { CASELOAD_COLUMNS } from './caseloads.schema.ts';

/** Column heads of the table, its print and its export. */
export const CASELOAD_COLUMN_LABELS: Readonly<Record<(typeof CASELOAD_COLUMNS)[number], string>> = {
  worker: 'Pracownik',
  families: 'Rodziny',
  counted: 'Do limitu liczy się',
  limit: 'Limit',
  free: 'Wolne',
  people: 'Osoby',
};
