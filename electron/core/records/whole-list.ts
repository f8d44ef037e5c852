import type { Subject } from '../calls/unit-of-work.ts';
import type { RecordKind } from './viewer.ts';

/** Prints and exports show the list to its end. */
export const WHOLE_LIST = { offset: 0, limit: 1_000_000 } as const;

/** The records that a list names; masked rows name nobody. */
export function shownSubjects(
  kind: RecordKind,
  rows: readonly { readonly shown: boolean; readonly id: string }[],
): Subject[] {
  return rows.filter((row) => row.shown).map(({ id }) => ({ kind, id }));
}
