import { z } from 'zod';

import { userId } from '../../kernel/ids.ts';
import { role } from '../../permissions/roles.ts';
import { displayName, login, newPassword } from '../session/session.schema.ts';

export const userRow = z.strictObject({
  id: userId,
  displayName: z.string(),
  login: z.string(),
  roles: z.array(role),
  active: z.boolean(),
  /** False shows as „bez klucza”: the user cannot sign in until an administrator sets a temporary password. */
  hasKey: z.boolean(),
  mustChangePassword: z.boolean(),
});
export type UserRow = z.infer<typeof userRow>;

export const addUserInput = z.strictObject({
  displayName,
  login,
  roles: z.array(role).min(1, 'Role: wybierz co najmniej jedną rolę.'),
  temporaryPassword: newPassword,
});
export type AddUserInput = z.infer<typeof addUserInput>;

/** Somebody a person or family may be given to. */
export const workerOption = z.strictObject({ id: userId, displayName: z.string() });
