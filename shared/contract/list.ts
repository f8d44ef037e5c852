import { z } from 'zod';

import { userId } from '../kernel/ids.ts';
import { shortText } from '../kernel/typed-text.ts';
import { exportFormat, listWindow } from './procedure.ts';

/** Which records a list shows: those in use, those in the archive, or both. */
export const LIST_STATUSES = ['active', 'archived', 'all'] as const;
export type ListStatus = (typeof LIST_STATUSES)[number];

/** How many rows one selection may hold: more is a filter. */
export const MAX_SELECTED = 1000;

/**
 * Exactly these rows, whatever else the filter says; null leaves nobody out. It narrows what the viewer may see: an id
 * out of reach finds nothing.
 */
export const selectedIds = z
  .array(z.uuid('Zaznaczenie: zaznacz rekordy na liście.'))
  .max(MAX_SELECTED, `Zaznaczenie: zaznacz najwyżej ${MAX_SELECTED} pozycji.`)
  .nullable()
  .default(null);

/**
 * What every list of records is narrowed by. A feature spreads it into its own strict object and adds its `order` and
 * its further filters; each has a default, so that `{}` is the whole list.
 */
export const listFilter = {
  /** Typed words, without diacritics and with one typing error. Empty finds everything. */
  search: shortText('Szukaj', 'wpisz, czego szukać', 120).default(''),
  status: z.enum(LIST_STATUSES).default('active'),
  workerId: userId.nullable().default(null),
  direction: z.enum(['asc', 'desc']).default('asc'),
  ids: selectedIds,
};

/** The part of a filter that every list has; `order` is one of the feature's own. */
export interface ListFilter {
  readonly search: string;
  readonly status: ListStatus;
  readonly workerId: z.infer<typeof userId> | null;
  readonly direction: 'asc' | 'desc';
  readonly order: string;
  readonly ids: string[] | null;
}

/** What a virtualised list asks for. */
export function listInput<Filter extends z.ZodType>(filter: Filter) {
  return z.strictObject({ filter, window: listWindow });
}

/** `count` rows match the filter, `total` is what the user could see without one („38 z 312 osób”). */
export function listOutput<Row extends z.ZodType>(row: Row) {
  return z.strictObject({ rows: z.array(row), count: z.int(), total: z.int() });
}

/** Exactly what is shown, as a file: the filter, the columns in their order, the format. */
export function listExportInput<Filter extends z.ZodType, Column extends z.ZodType>(filter: Filter, column: Column) {
  return z.strictObject({
    filter,
    columns: z.array(column).min(1, 'Kolumny: wybierz co najmniej jedną kolumnę.'),
    format: exportFormat,
  });
}
