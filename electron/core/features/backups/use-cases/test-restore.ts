import { readInstallationId } from '#db/repositories/office.repository.ts';
import type { TestRestoreEvent } from '#shared/features/backups/backups.schema.ts';

import { isTestFailure } from '../../../backups/restore-parts.ts';
import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { withProgress } from '../../../calls/progress.ts';
import { command } from '../../../calls/unit-of-work.ts';

/**
 * A test restore (próbne odtworzenie): everything but the switch. How it ended is noted with its row, for the file that
 * RODO asks for, also when the backup turns out to be damaged.
 */
export async function* testRestore(
  deps: Deps,
  actor: Actor,
  { backupId }: { readonly backupId: string },
): AsyncGenerator<TestRestoreEvent> {
  const record = async (detail: Readonly<Record<string, string | number>>): Promise<void> => {
    await command(deps, actor, async (tx, audit) => {
      await audit({
        subjects: [{ kind: 'office', id: await readInstallationId(tx) }],
        detail: { backupId, ...detail },
      });
    });
  };
  try {
    const counts = yield* withProgress<TestRestoreEvent, Readonly<Record<string, number>>>(
      deps.signal,
      async (tell, signal) =>
        await deps.restores.test(backupId, {
          signal,
          onProgress: (target, { phase, done, total }) =>
            tell({ kind: 'progress', targetName: target?.name ?? '', phase, done, total }),
          onBuilding: (done, total) => tell({ kind: 'progress', targetName: '', phase: 'building', done, total }),
        }),
    );
    const [people, families] = [counts['people'] ?? 0, counts['families'] ?? 0];
    await record({ people, families });
    yield { kind: 'result', people, families };
  } catch (error) {
    if (isTestFailure(error)) await record({ failure: error.code });
    throw error;
  }
}
