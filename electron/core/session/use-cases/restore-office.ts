import { latestSchemaVersion } from '#db/migrations/index.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import type { ChosenBackup, OpenBackupEvent, RestoreEvent } from '#shared/features/backups/backups.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import { chosenBackupView, preparedBackupView, restoredAdministratorsView } from '../../backups/restore-views.ts';
import { withProgress } from '../../calls/progress.ts';
import { beginSession, releaseWhenUnused } from '../begin-session.ts';
import { requireGoodOwner } from '../good-password.ts';
import type { Caller, Runtime } from '../runtime.ts';

/** Files that may be chosen where there is no dialog. @throws AppError as Offices.assertMayBeginAnew */
export async function offeredBackups({ offices, ports }: Runtime): Promise<string[] | null> {
  offices.assertMayBeginAnew();
  const offered = await ports.places.offeredBackups();
  return offered === null ? null : [...offered];
}

/** Lets the user choose the file to restore from. @throws AppError as Offices.assertMayBeginAnew and RestoreDesk.choose */
export async function chooseBackup(
  { offices, desk }: Runtime,
  caller: Caller,
  { offered }: { readonly offered: string | null },
  signal: AbortSignal,
): Promise<ChosenBackup> {
  offices.assertMayBeginAnew();
  return chosenBackupView(await desk.choose(caller, offered, signal), null);
}

/** Reads the chosen file whole with a recovery key and says what is in it. @throws AppError as NewComputer.open */
export async function* openBackup(
  { newComputer }: Runtime,
  caller: Caller,
  asked: { readonly fileId: string; readonly recoveryKey: string },
  outer: AbortSignal,
): AsyncGenerator<OpenBackupEvent> {
  const ready = yield* withProgress<OpenBackupEvent, Awaited<ReturnType<typeof newComputer.open>>>(
    outer,
    async (tell, signal) =>
      await newComputer.open(caller.sessionId, asked, {
        signal,
        onProgress: ({ phase, done, total }) => tell({ kind: 'progress', targetName: '', phase, done, total }),
      }),
  );
  const passwordsStay = ready.present !== null;
  const backup = preparedBackupView(ready, latestSchemaVersion());
  yield { kind: 'result', backup, administrators: restoredAdministratorsView(ready), passwordsStay };
}

export interface RestoreOfficeInput {
  readonly preparedId: string;
  readonly userId: UserId;
  readonly newPassword: string;
}

/**
 * Makes the opened backup the office, gives one administrator a new password and signs in. Everybody else is „bez klucza”,
 * unless the keys of the office that lay here are whole.
 * @throws AppError INVALID_INPUT for a password that is easy to guess; as NewComputer.become
 */
export async function* restoreOffice(
  runtime: Runtime,
  caller: Caller,
  input: RestoreOfficeInput,
  outer: AbortSignal,
): AsyncGenerator<RestoreEvent> {
  yield* withProgress<RestoreEvent, void>(outer, async (tell, signal) => {
    const onStep = (done: number, total: number, final: boolean): void =>
      tell({ kind: 'progress', targetName: '', phase: final ? 'final' : 'switching', done, total });
    await runtime.turns.take(() =>
      runtime.sessions.toldAtOnce(() => become(runtime, caller, input, { signal, onStep })),
    );
  });
  yield { kind: 'result' };
}

async function become(
  runtime: Runtime,
  caller: Caller,
  { preparedId, userId, newPassword }: RestoreOfficeInput,
  hooks: { readonly signal: AbortSignal; readonly onStep: (done: number, total: number, final: boolean) => void },
): Promise<void> {
  const { desk, newComputer, offices, sessions, ports } = runtime;
  offices.assertMayBeginAnew();
  const { office } = desk.ready(caller.sessionId, preparedId);
  await requireGoodOwner('newPassword', office, { userId, newPassword });
  if (hooks.signal.aborted) throw new AppError('CANCELLED');
  // Behind a failure screen somebody may still be signed in.
  for (const session of sessions.all()) sessions.end(session);
  await newComputer.become(caller.sessionId, preparedId, { userId, password: newPassword }, hooks);
  try {
    const user = await offices.database.read((r) => findUser(r, userId, today(ports.clock.now())));
    if (user === null) throw new Error('the restored office lacks its administrator');
    await beginSession(runtime, caller, user, { action: 'session.signIn', detail: {} });
  } finally {
    await releaseWhenUnused(runtime);
  }
}

/** Removes what a restore that was given up has left in staging. */
export async function leaveRestore({ desk }: Runtime, caller: Caller): Promise<Record<string, never>> {
  await desk.leave(caller.sessionId);
  return {};
}
