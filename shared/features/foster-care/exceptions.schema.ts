import { z } from 'zod';

import { listExportInput, listFilter, listInput, listOutput } from '../../contract/list.ts';
import { protectedRow } from '../../contract/record.ts';
import { homeId, personId } from '../../kernel/ids.ts';
import { localDate } from '../../kernel/local-date.ts';
import { namedHome } from './care.schema.ts';
import { FINDING_CODES } from './limits.facts.ts';
import { recordedException } from './placing.schema.ts';

/** A line of the report of exceptions: who was placed where over which limit, and why. */
export const exceptionRow = z.discriminatedUnion('shown', [
  z.strictObject({
    shown: z.literal(true),
    ...recordedException.shape,
    personId,
    surname: z.string(),
    firstName: z.string(),
    home: namedHome,
    /** The first and the last day in the place. */
    from: localDate,
    to: localDate.nullable(),
  }),
  protectedRow,
]);
export type ExceptionRow = z.infer<typeof exceptionRow>;

export const EXCEPTION_ORDERS = ['from', 'name', 'home'] as const;

export const exceptionsFilter = z.strictObject({
  /** `status`: active are of stays that last, archived of those that are over. */
  ...listFilter,
  code: z.enum(FINDING_CODES).nullable().default(null),
  homeId: homeId.nullable().default(null),
  order: z.enum(EXCEPTION_ORDERS).default('from'),
});
export type ExceptionsFilter = z.infer<typeof exceptionsFilter>;
export const exceptionsListInput = listInput(exceptionsFilter);
export const exceptionsListOutput = listOutput(exceptionRow);

/** Columns of the report, its print and its export; one list for all three. */
export const EXCEPTION_COLUMNS = [
  'name',
  'home',
  'form',
  'from',
  'to',
  'sentence',
  'article',
  'reason',
  'answers',
  'recorded',
] as const;
export const exceptionColumn = z.enum(EXCEPTION_COLUMNS);
export const exceptionsExportInput = listExportInput(exceptionsFilter, exceptionColumn);
