import { readInstallationId } from '#db/repositories/office.repository.ts';
import type { BackupEvent } from '#shared/features/backups/backups.schema.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { withProgress } from '../../../calls/progress.ts';
import { happened } from '../../../calls/unit-of-work.ts';

/** Makes backups by hand, telling how far they are; each place leaves its row. Leaving the stream cancels. */
export async function* makeBackupNow(
  deps: Deps,
  actor: Actor,
  { targetId }: { readonly targetId: string | null },
): AsyncGenerator<BackupEvent> {
  const places = yield* withProgress<BackupEvent, Awaited<ReturnType<typeof deps.backups.make>>>(
    deps.signal,
    async (tell, signal) =>
      await deps.backups.make(
        { reason: 'hand', userId: actor.userId, targetId },
        {
          signal,
          onProgress: ({ name }, { phase, done, total }) =>
            tell({ kind: 'progress', targetName: name, phase, done, total }),
          record: async (detail) =>
            await happened(deps, actor, async (tx, audit) => {
              await audit({ subjects: [{ kind: 'office', id: await readInstallationId(tx) }], detail });
            }),
        },
      ),
  );
  yield { kind: 'result', places: [...places] };
}
