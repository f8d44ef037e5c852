import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { saveOutcome } from './procedure.ts';

/** Rows of a list that were read, of all that match. */
const progress = z.strictObject({ kind: z.literal('progress'), done: z.int(), total: z.int() });

/** What an export tells while it runs; the last event is the result. Closing the stream cancels. */
export const exportEvent = z.discriminatedUnion('kind', [
  progress,
  /** All rows are read and the file is put together. */
  z.strictObject({ kind: z.literal('writing') }),
  /** The file is there; in the desktop program a person chooses its place. */
  z.strictObject({ kind: z.literal('saving') }),
  z.strictObject({ kind: z.literal('result'), outcome: saveOutcome }),
]);
export type ExportEvent = z.infer<typeof exportEvent>;

// A named type: spelt out in every export, the type of all procedures is longer than the compiler writes down.
const namedExportEvent: z.ZodType<ExportEvent> = exportEvent;
export const exportEvents = eventIterator(namedExportEvent);

/** Rows in one event of a print. */
export const PRINT_ROWS_AT_ONCE = 250;

/** The rows of a printed list in pieces, all from one view of the office. Whoever has not got `total` has not got all. */
export function printEvents<Row extends z.ZodType>(row: Row) {
  const rows = z.array(row).max(PRINT_ROWS_AT_ONCE);
  return eventIterator(
    z.discriminatedUnion('kind', [progress, z.strictObject({ kind: z.literal('rows'), rows, total: z.int() })]),
  );
}

/** One event of `printEvents`. */
export type PrintEvent<Row> =
  z.infer<typeof progress> | { readonly kind: 'rows'; readonly rows: Row[]; readonly total: number };
