import { randomUUID } from 'node:crypto';

import { findUser, setMustChangePassword, setSlot } from '#db/repositories/users.repository.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';

/**
 * Gives an active user a temporary password that must be changed at the next sign-in, and ends their sessions.
 * @throws AppError NOT_FOUND for a user who is not there or not active any more, INVALID_INPUT for a password that is easy to guess
 */
export async function resetPassword(
  deps: Deps,
  actor: Actor,
  input: { readonly userId: UserId; readonly temporaryPassword: string },
): Promise<Record<string, never>> {
  const { userId, temporaryPassword } = input;
  const known = await deps.read((r) => findUser(r, userId, today(deps.clock.now())));
  if (known !== null) await deps.keys.requireGood('temporaryPassword', temporaryPassword, known);
  const { user, slotId } = await command(deps, actor, async (tx, audit) => {
    const user = await findUser(tx, userId, today(deps.clock.now()));
    if (user === null || !user.active) throw new AppError('NOT_FOUND', { kind: 'user' });
    const slotId = user.slotId ?? randomUUID();
    if (user.slotId === null) await setSlot(tx, userId, slotId);
    await setMustChangePassword(tx, userId, true);
    await audit({ subjects: [{ kind: 'user', id: userId }], fields: ['password'] });
    return { user, slotId };
  });
  const owner = { slotId, login: user.login, password: temporaryPassword };
  // Where the key cannot be written, the old password still holds, and so must everything that was true of it.
  await deps.keys.createSlotFor(owner, () =>
    command(deps, actor, async (tx, audit) => {
      if (user.slotId === null) await setSlot(tx, userId, null);
      await setMustChangePassword(tx, userId, user.mustChangePassword);
      await audit({ subjects: [{ kind: 'user', id: userId }], fields: ['password'], detail: { withdrawn: true } });
    }),
  );
  deps.keys.endSessionsOf(userId);
  return {};
}
