import { listAudit as listOf } from '#db/repositories/audit.repository.ts';
import type { AuditFilter, AuditRow } from '#shared/features/audit/audit.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { auditLabeller, ON_SCREEN } from '../audit-labels.ts';

/** One window of the log, newest first. */
export async function listAudit(
  deps: Deps,
  actor: Actor,
  {
    filter,
    window,
  }: { readonly filter: AuditFilter; readonly window: { readonly offset: number; readonly limit: number } },
): Promise<{ rows: AuditRow[]; count: number }> {
  return await deps.read(async (r) => {
    const { rows, count } = await listOf(r, filter, window);
    const label = await auditLabeller(r, deps, actor, ON_SCREEN);
    return { rows: await label(rows), count };
  });
}
