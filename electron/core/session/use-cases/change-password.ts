import { replaceSlot, updateKeys, wipe } from '#db/generations/index.ts';
import { appendAudit } from '#db/repositories/audit.repository.ts';
import { findUser, setMustChangePassword } from '#db/repositories/users.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { today } from '#shared/kernel/local-date.ts';

import { signedInUser } from '../begin-session.ts';
import { provePassword } from '../passwords.ts';
import type { Caller, Runtime } from '../runtime.ts';
import { saveSlot } from '../save-slot.ts';

/**
 * Changes one's own password, also the temporary one. The other sessions of the same user end.
 * @throws AppError TOO_MANY_ATTEMPTS, WRONG_PASSWORD; RULE_BROKEN {rule: 'same-password'}; INVALID_INPUT for one that is easy to guess
 */
export async function changePassword(
  runtime: Runtime,
  caller: Caller,
  input: { readonly oldPassword: string; readonly newPassword: string },
): Promise<Record<string, never>> {
  return await runtime.turns.take(async () => {
    const { offices, ports, sessions, kdf } = runtime;
    const session = sessions.find(caller.sessionId);
    if (session === null) throw new AppError('NOT_SIGNED_IN');
    const { user } = session;
    const proven = await provePassword(runtime, user.login, input.oldPassword, 'session.changePasswordFailed');
    try {
      const failedAttempts = proven.accept();
      if (input.newPassword.normalize('NFC') === input.oldPassword.normalize('NFC')) {
        throw new AppError('RULE_BROKEN', { rule: 'same-password' });
      }
      await runtime.keys.requireGood('newPassword', input.newPassword, user);
      const row = {
        userId: user.id,
        kind: 'session' as const,
        action: 'session.changePassword',
        subjects: [{ kind: 'user' as const, id: user.id }],
        fields: ['password'],
      };
      await offices.access.write(async (tx) => {
        await setMustChangePassword(tx, user.id, false);
        await appendAudit(tx, {
          ...row,
          at: ports.clock.now(),
          detail: failedAttempts === 0 ? {} : { failedAttempts },
        });
      });
      const owner = { slotId: proven.slotId, login: user.login, password: input.newPassword };
      const { generation } = offices;
      await saveSlot({
        generation,
        slotId: owner.slotId,
        logger: ports.logger,
        save: (meant) =>
          updateKeys(generation, async (keys) => {
            const changed = await replaceSlot(keys, proven.key, owner, kdf);
            meant(changed);
            return changed;
          }),
        // The old password still holds, and so must everything that was true of it.
        takeBack: () =>
          offices.access.write(async (tx) => {
            await setMustChangePassword(tx, user.id, user.mustChangePassword);
            await appendAudit(tx, { ...row, at: ports.clock.now(), detail: { withdrawn: true } });
          }),
      });
    } finally {
      wipe(proven.key);
    }
    const day = today(ports.clock.now());
    const now = await offices.database.read((r) => findUser(r, user.id, day));
    if (now !== null) session.refresh(signedInUser(now), day);
    for (const other of sessions.all()) if (other.user.id === user.id && other !== session) sessions.end(other);
    sessions.changed();
    return {};
  });
}
