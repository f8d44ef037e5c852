import { verifyAudit as verify } from '#db/repositories/audit-verification.ts';
import type { AuditVerifyEvent } from '#shared/features/audit/audit.schema.ts';

import type { Deps } from '../../../calls/deps.ts';

type Progress = { readonly checked: number; readonly total: number };

/** Walks the whole chain in the thread for reports; ends early when the page closes the stream. */
export async function* verifyAudit(deps: Deps): AsyncGenerator<AuditVerifyEvent, void, undefined> {
  const stopped = new AbortController();
  const signal = AbortSignal.any([deps.signal, stopped.signal]);
  let latest: Progress | null = null;
  let wake = Promise.withResolvers<void>();
  const onProgress = (progress: Progress): void => {
    latest = progress;
    wake.resolve();
  };
  const expectedHeads = await deps.auditHeads();
  const running = deps.report((r) => verify(r, { signal, onProgress, expectedHeads }));
  const ended = running.then(
    () => true,
    () => true,
  );
  try {
    // Only the newest progress is told: a slow page must not hold up the walk.
    while (!(await Promise.race([ended, wake.promise.then(() => false)]))) {
      wake = Promise.withResolvers<void>();
      const progress: Progress | null = latest;
      if (progress !== null) yield { kind: 'progress', ...(progress as Progress) };
    }
    const verdict = await running;
    const { ok, checked } = verdict;
    const fault = verdict.ok
      ? { brokenAt: null, reason: null }
      : { brokenAt: verdict.brokenAt, reason: verdict.reason };
    yield { kind: 'result', ok, checked, ...fault };
  } finally {
    stopped.abort();
    await ended;
  }
}
