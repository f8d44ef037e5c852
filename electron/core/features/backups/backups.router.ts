import { procedures } from '../../router-base.ts';
import { addTarget } from './use-cases/add-target.ts';
import { listBackups } from './use-cases/list-backups.ts';
import { listTargets } from './use-cases/list-targets.ts';
import { makeBackupNow } from './use-cases/make-backup-now.ts';
import { removeTarget } from './use-cases/remove-target.ts';
import { showHealth } from './use-cases/show-health.ts';

const { backups } = procedures;

export const backupsRouter = backups.router({
  health: backups.health.handler(({ context }) => showHealth(context.deps)),
  list: backups.list.handler(({ context }) => listBackups(context.deps)),
  targets: backups.targets.handler(({ context }) => listTargets(context.deps)),
  addTarget: backups.addTarget.handler(({ context, input }) => addTarget(context.deps, context.actor, input)),
  removeTarget: backups.removeTarget.handler(({ context, input }) => removeTarget(context.deps, context.actor, input)),
  make: backups.make.handler(({ context, input }) => makeBackupNow(context.deps, context.actor, input)),
});
