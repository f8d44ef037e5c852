import type { FirstRunInput, SessionStatus } from '#shared/features/session/session.schema.ts';

import { requireGoodPassword } from '../good-password.ts';
import { setUpNewOffice } from '../new-office.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { beginSession, releaseWhenUnused } from '../begin-session.ts';
import { statusOf } from '../status.ts';

/**
 * Builds the office once the covered parts of the recovery key were typed from paper, and signs the administrator in.
 * @throws AppError OFFICE_ALREADY_SET_UP, INVALID_INPUT for a password that is easy to guess, RECOVERY_PARTS_DIFFER, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export async function firstRun(runtime: Runtime, caller: Caller, input: FirstRunInput): Promise<SessionStatus> {
  return await runtime.turns.take(async () => {
    const { offices, preparations } = runtime;
    offices.assertEmptyFolder();
    const { displayName, login, password } = input.administrator;
    const { name, shortName } = input.office;
    await requireGoodPassword('administrator.password', password, { displayName, login, office: [name, shortName] });
    const { key, card } = preparations.confirm(input.recoveryParts.preparationId, input.recoveryParts.typed);
    const { administrator } = input;
    await runtime.sessions.toldAtOnce(async () => {
      const user = await setUpNewOffice(runtime, {
        office: { ...input.office, isDemo: false },
        administrator: {
          ...administrator,
          roles: administrator.alsoManager ? ['administrator', 'manager'] : ['administrator'],
        },
        recovery: { recipient: key.recipient, createdOn: card.createdOn },
      });
      preparations.forget();
      try {
        await beginSession(runtime, caller, user, { action: 'session.signIn', detail: {} });
      } finally {
        await releaseWhenUnused(runtime);
      }
    });
    return statusOf(runtime, caller.sessionId);
  });
}
