import { listAudit } from '#db/repositories/audit.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { AuditFilter, AuditRow } from '#shared/features/audit/audit.schema.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Subject } from '../../calls/unit-of-work.ts';
import { type ListPage, listPages } from '../../lists/list-pages.ts';
import { auditLabeller, IN_FILES } from './audit-labels.ts';

/** Rows of the log for what leaves the program: they name only records that the actor may also export. */
export async function* logPages(
  r: Reader,
  deps: Deps,
  actor: Actor,
  filter: AuditFilter,
): AsyncGenerator<ListPage<AuditRow>, void, undefined> {
  const label = await auditLabeller(r, deps, actor, IN_FILES);
  yield* listPages(async (window) => {
    const { rows, count } = await listAudit(r, filter, window);
    return { rows: await label(rows), count };
  });
}

/** The people and families whose names stand in these rows. */
export function namedInLog(rows: readonly AuditRow[]): Subject[] {
  const named = new Map<string, Subject>();
  for (const { kind, id, label } of rows.flatMap(({ subjects }) => subjects)) {
    if (label !== null && (kind === 'person' || kind === 'family' || kind === 'home'))
      named.set(`${kind}:${id}`, { kind, id });
  }
  return [...named.values()];
}
