import { latestSchemaVersion } from '#db/migrations/index.ts';
import type {
  ChosenBackup,
  PrepareRestoreEvent,
  RestoreEvent,
  RestoreSource,
} from '#shared/features/backups/backups.schema.ts';

import type { NewOwner } from '#shared/features/session/session.schema.ts';

import type { RestoreKeeper } from '../../../backups/restore-keeper.ts';
import type { Hooks } from '../../../backups/restore-parts.ts';
import { chosenBackupView, preparedBackupView, restoredAdministratorsView } from '../../../backups/restore-views.ts';
import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { withProgress } from '../../../calls/progress.ts';
import { recordedInNewOffice } from '../../../calls/unit-of-work.ts';
import { requireGoodOwner } from '../../../session/good-password.ts';

/** Files beside the list that may be chosen where there is no dialog. */
export async function offeredFiles(deps: Deps): Promise<string[] | null> {
  const offered = await deps.places.offeredBackups();
  return offered === null ? null : [...offered];
}

/** Lets the user choose a file that is not in the list, and says what can be said of it without a key. */
export async function chooseFile(
  deps: Deps,
  actor: Actor,
  { offered }: { readonly offered: string | null },
): Promise<ChosenBackup> {
  const { file, office } = await deps.restores.choose(actor, offered, deps.signal);
  return chosenBackupView(file, office);
}

/** Reads a backup whole and sets it beside what is in the office now. */
export async function* prepareBackup(
  deps: Deps,
  actor: Actor,
  { source }: { readonly source: RestoreSource },
): AsyncGenerator<PrepareRestoreEvent> {
  const { ready, now } = yield* withProgress<PrepareRestoreEvent, Awaited<ReturnType<RestoreKeeper['prepare']>>>(
    deps.signal,
    async (tell, signal) => await deps.restores.prepare(actor.sessionId, source, { signal, onProgress: teller(tell) }),
  );
  const backup = preparedBackupView(ready, latestSchemaVersion());
  yield { kind: 'result', backup, now: { ...now }, administrators: restoredAdministratorsView(ready) };
}

/** Forgets what was prepared. */
export async function leavePrepared(deps: Deps, actor: Actor): Promise<Record<string, never>> {
  await deps.restores.leave(actor.sessionId);
  return {};
}

interface RestoreInput {
  readonly preparedId: string;
  readonly withoutBackup: boolean;
  readonly owner: NewOwner | null;
}

/** Makes a prepared backup the office. At its end everybody is signed out; the row of the log stands in the restored data. */
export async function* restoreBackup(
  deps: Deps,
  actor: Actor,
  { preparedId, withoutBackup, owner }: RestoreInput,
): AsyncGenerator<RestoreEvent> {
  yield* switching(deps, async (hooks) => {
    const { userId, sessionId } = actor;
    if (owner !== null) {
      await requireGoodOwner('owner.newPassword', deps.restores.ready(sessionId, preparedId).office, owner);
    }
    const given = owner === null ? null : { userId: owner.userId, password: owner.newPassword };
    await deps.restores.restore(sessionId, preparedId, { userId, withoutBackup, owner: given }, hooks);
  });
}

/** Puts back what was before the last restore. At its end everybody is signed out. */
export async function* undoLastRestore(
  deps: Deps,
  actor: Actor,
  { withoutBackup }: { readonly withoutBackup: boolean },
): AsyncGenerator<RestoreEvent> {
  yield* switching(deps, async (hooks) => {
    await deps.restores.undo({ userId: actor.userId, withoutBackup }, hooks);
  });
}

async function* switching(deps: Deps, work: (hooks: Hooks) => Promise<void>): AsyncGenerator<RestoreEvent> {
  yield* withProgress<RestoreEvent, void>(deps.signal, async (tell, signal) => {
    const onFinal = (done: number, total: number): void =>
      tell({ kind: 'progress', targetName: '', phase: 'final', done, total });
    await work({ signal, onProgress: teller(tell), onFinal });
  });
  recordedInNewOffice(deps);
  yield { kind: 'result' };
}

function teller(tell: (event: Extract<RestoreEvent, { kind: 'progress' }>) => void): NonNullable<Hooks['onProgress']> {
  return (target, { phase, done, total }) =>
    tell({ kind: 'progress', targetName: target?.name ?? '', phase, done, total });
}
