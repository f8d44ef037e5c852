import { procedures } from '../../router-base.ts';
import { addUser } from './use-cases/add-user.ts';
import { listUsers } from './use-cases/list-users.ts';
import { listWorkers } from './use-cases/list-workers.ts';
import { resetPassword } from './use-cases/reset-password.ts';
import { exportUsers, printUsers } from './use-cases/take-along-users.ts';

const { administration } = procedures;

export const administrationRouter = administration.router({
  listUsers: administration.listUsers.handler(({ context }) => listUsers(context.deps)),
  printUsers: administration.printUsers.handler(({ context }) => printUsers(context.deps, context.actor)),
  exportUsers: administration.exportUsers.handler(({ context, input }) =>
    exportUsers(context.deps, context.actor, input),
  ),
  addUser: administration.addUser.handler(({ context, input }) => addUser(context.deps, context.actor, input)),
  resetPassword: administration.resetPassword.handler(({ context, input }) =>
    resetPassword(context.deps, context.actor, input),
  ),
  listWorkers: administration.listWorkers.handler(({ context }) => listWorkers(context.deps)),
});
