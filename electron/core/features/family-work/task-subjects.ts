import type { TaskRow } from '#shared/features/family-work/tasks.schema.ts';

import type { Subject } from '../../calls/unit-of-work.ts';

/** The records that tasks name, each once, also when the rows come in pieces. */
export function taskSubjects(): (rows: readonly TaskRow[]) => Subject[] {
  const named = new Set<string>();
  return (rows) =>
    rows.flatMap((row): Subject[] => {
      if (!row.shown || !row.reached || named.has(row.record.id)) return [];
      named.add(row.record.id);
      return [{ kind: row.record.kind, id: row.record.id }];
    });
}
