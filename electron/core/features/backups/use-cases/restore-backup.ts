import type { RestoreEvent } from '#shared/features/backups/backups.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { BackupHooks } from '../../../backups/backup-keeper.ts';
import type { Deps } from '../../../calls/deps.ts';
import { withProgress } from '../../../calls/progress.ts';
import { recordedInNewOffice } from '../../../calls/unit-of-work.ts';

type Hooks = Pick<BackupHooks, 'signal' | 'onProgress'>;

/** Makes a backup the office. At its end everybody is signed out; the row of the log stands in the restored data. */
export async function* restoreBackup(
  deps: Deps,
  actor: Actor,
  { backupId }: { readonly backupId: string },
): AsyncGenerator<RestoreEvent> {
  yield* switching(deps, async (hooks) => {
    await deps.restores.restore(backupId, actor.userId, hooks);
  });
}

/** Puts back what was before the last restore. At its end everybody is signed out. */
export async function* undoLastRestore(deps: Deps, actor: Actor): AsyncGenerator<RestoreEvent> {
  yield* switching(deps, async (hooks) => {
    await deps.restores.undo(actor.userId, hooks);
  });
}

async function* switching(deps: Deps, work: (hooks: Hooks) => Promise<void>): AsyncGenerator<RestoreEvent> {
  yield* withProgress<RestoreEvent, void>(deps.signal, async (tell, signal) => {
    await work({
      signal,
      onProgress: ({ name }, { phase, done, total }) =>
        tell({ kind: 'progress', targetName: name, phase, done, total }),
    });
  });
  recordedInNewOffice(deps);
  yield { kind: 'result' };
}
