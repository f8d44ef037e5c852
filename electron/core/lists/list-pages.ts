import type { ListWindow } from '#db/repositories/people-list.repository.ts';

import type { Subject } from '../calls/unit-of-work.ts';
import type { SubjectKind } from '#shared/features/audit/audit.schema.ts';

/** Rows read at once: few enough that the main process serves others in between. */
const ROWS_AT_ONCE = 400;

/** Some rows of a list read from end to end, and how many there are in all. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Reads a list window by window to its end. All windows come from the view that `read` reads in. */
export async function* listPages<Row>(
  read: (window: ListWindow) => Promise<{ readonly rows: readonly Row[]; readonly count: number }>,
): AsyncGenerator<ListPage<Row>, void, undefined> {
  for (let offset = 0; ; offset += ROWS_AT_ONCE) {
    const { rows, count } = await read({ offset, limit: ROWS_AT_ONCE });
    yield { rows, total: count };
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

/** The records that a list names; masked rows name nobody. */
export function shownSubjects(
  kind: SubjectKind,
  rows: readonly { readonly shown: boolean; readonly id: string }[],
): Subject[] {
  return rows.filter((row) => row.shown).map(({ id }) => ({ kind, id }));
}
