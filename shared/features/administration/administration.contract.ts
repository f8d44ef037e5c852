import { z } from 'zod';

import { exportEvents } from '../../contract/list-events.ts';
import { exportFormat, nothing, procedure } from '../../contract/procedure.ts';
import { userId } from '../../kernel/ids.ts';
import { newPassword } from '../session/session.schema.ts';
import { addUserInput, userRow, workerOption } from './administration.schema.ts';

export const administrationContract = {
  listUsers: procedure({ kind: 'query', permission: 'administration.users' }).input(nothing).output(z.array(userRow)),
  printUsers: procedure({ kind: 'view', permission: 'administration.users' }).input(nothing).output(z.array(userRow)),
  exportUsers: procedure({ kind: 'view', permission: 'administration.users', timeLimit: null })
    .input(z.strictObject({ format: exportFormat }))
    .output(exportEvents),
  addUser: procedure({ kind: 'command', permission: 'administration.users', timeLimit: 60 })
    .input(addUserInput)
    .output(z.strictObject({ id: userId })),
  /** Gives a user without a key, or one who forgot, a temporary password; it must be changed at the next sign-in. */
  resetPassword: procedure({ kind: 'command', permission: 'administration.users', timeLimit: 60 })
    .input(z.strictObject({ userId, temporaryPassword: newPassword }))
    .output(nothing),
  /** Active users who hold a role with a caseload, for the fields „Pracownik”. */
  listWorkers: procedure({ kind: 'query', permission: 'signed-in' }).input(nothing).output(z.array(workerOption)),
};
