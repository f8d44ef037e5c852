import { randomUUID } from 'node:crypto';

import { insertUser, removeAddedUser } from '#db/repositories/users.repository.ts';
import { asUserId } from '#db/repositories/values.ts';
import { isTaken } from '#db/sqlite/errors.ts';
import type { AddUserInput } from '#shared/features/administration/administration.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';

/**
 * Adds a user with a temporary password that must be changed at the first sign-in. The key is made after the commit: a
 * crash between leaves a user „bez klucza”, never a key without a user. Where the key cannot be written, the user goes
 * again, so that the login stays free.
 * @throws AppError LOGIN_TAKEN, INVALID_INPUT for a password that is easy to guess
 */
export async function addUser(deps: Deps, actor: Actor, input: AddUserInput): Promise<{ id: UserId }> {
  const { displayName, login, temporaryPassword } = input;
  await deps.keys.requireGood('temporaryPassword', temporaryPassword, { login, displayName });
  const roles = [...new Set(input.roles)];
  const id = asUserId(deps.ids.next());
  const slotId = randomUUID();
  const now = deps.clock.now();
  await command(deps, actor, async (tx, audit) => {
    await insertUser(tx, {
      id,
      login,
      displayName,
      mustChangePassword: true,
      slotId,
      roles: roles.map((role) => ({ id: deps.ids.next(), role })),
      rolesFrom: today(now),
      createdAt: now,
    });
    await audit({
      subjects: [{ kind: 'user', id }],
      fields: ['displayName', 'login', 'roles'],
      after: { displayName, login, roles },
    });
  }).catch((error: unknown) => {
    if (isTaken(error, { table: 'users', columns: ['login_key'] })) throw new AppError('LOGIN_TAKEN');
    throw error;
  });
  await deps.keys.createSlotFor({ slotId, login, password: temporaryPassword }, () =>
    command(deps, actor, async (tx, audit) => {
      await removeAddedUser(tx, id);
      await audit({ subjects: [{ kind: 'user', id }], detail: { withdrawn: true } });
    }),
  );
  return { id };
}
