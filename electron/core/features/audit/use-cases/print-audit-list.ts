import type { PrintEvent } from '#shared/contract/list-events.ts';
import { AUDIT_COLUMNS, type AuditFilter, type AuditRow } from '#shared/features/audit/audit.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { printList } from '../../../lists/print-list.ts';
import { logPages, namedInLog } from '../log-in-files.ts';

/** The rows of the log that match the filter, as the data of its print. */
export function printAuditList(
  deps: Deps,
  actor: Actor,
  { filter }: { readonly filter: AuditFilter },
): AsyncGenerator<PrintEvent<AuditRow>> {
  return printList(deps, actor, {
    fields: AUDIT_COLUMNS,
    pages: (r) => logPages(r, deps, actor, filter),
    subjectsOf: namedInLog,
  });
}
