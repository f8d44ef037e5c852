import type { Dated } from './columns.ts';

/** Limits, terms and patterns of a day, with their source. */
export interface DatedRulesTable extends Dated {
  id: string;
  code: string;
  /** Exactly one of the two values is there. */
  number_value: number | null;
  text_value: string | null;
  source: string;
}
