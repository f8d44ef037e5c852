import { headsOfThisLog } from '#db/repositories/audit-branches.ts';
import { verifyAudit as verify } from '#db/repositories/audit-verification.ts';
import type { AuditVerifyEvent } from '#shared/features/audit/audit.schema.ts';

import type { Deps } from '../../../calls/deps.ts';
import { withProgress } from '../../../calls/progress.ts';

/** Walks the whole chain, with the heads noted beside the database and those of proved backups, in the thread for reports; ends early when the page closes the stream. */
export async function* verifyAudit(deps: Deps): AsyncGenerator<AuditVerifyEvent, void, undefined> {
  const expectedHeads = await deps.auditHeads();
  const known = await deps.backups.provedHeads();
  const verdict = yield* withProgress(deps.signal, (tell: (event: AuditVerifyEvent) => void, signal) =>
    deps.report(async (r) =>
      verify(r, {
        signal,
        onProgress: (progress) => tell({ kind: 'progress', ...progress }),
        expectedHeads,
        provedHeads: await headsOfThisLog(r, known),
      }),
    ),
  );
  const { ok, checked } = verdict;
  const fault = verdict.ok ? { brokenAt: null, reason: null } : { brokenAt: verdict.brokenAt, reason: verdict.reason };
  yield { kind: 'result', ok, checked, ...fault };
}
