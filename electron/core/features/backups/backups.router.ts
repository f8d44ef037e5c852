import { procedures } from '../../router-base.ts';
import { addTarget } from './use-cases/add-target.ts';
import { inspectKnownBackup } from './use-cases/inspect-backup.ts';
import { listBackups } from './use-cases/list-backups.ts';
import { listTargets } from './use-cases/list-targets.ts';
import { makeBackupNow } from './use-cases/make-backup-now.ts';
import { removeTarget } from './use-cases/remove-target.ts';
import {
  chooseFile,
  leavePrepared,
  offeredFiles,
  prepareBackup,
  restoreBackup,
  undoLastRestore,
} from './use-cases/restore-backup.ts';
import { showHealth } from './use-cases/show-health.ts';
import { showLastRestore } from './use-cases/show-last-restore.ts';
import { testRestore } from './use-cases/test-restore.ts';

const { backups } = procedures;

export const backupsRouter = backups.router({
  health: backups.health.handler(({ context }) => showHealth(context.deps)),
  list: backups.list.handler(({ context }) => listBackups(context.deps)),
  targets: backups.targets.handler(({ context }) => listTargets(context.deps)),
  addTarget: backups.addTarget.handler(({ context, input }) => addTarget(context.deps, context.actor, input)),
  removeTarget: backups.removeTarget.handler(({ context, input }) => removeTarget(context.deps, context.actor, input)),
  inspect: backups.inspect.handler(({ context, input }) => inspectKnownBackup(context.deps, input)),
  testRestore: backups.testRestore.handler(({ context, input }) => testRestore(context.deps, context.actor, input)),
  offeredFiles: backups.offeredFiles.handler(({ context }) => offeredFiles(context.deps)),
  chooseFile: backups.chooseFile.handler(({ context, input }) => chooseFile(context.deps, context.actor, input)),
  prepareRestore: backups.prepareRestore.handler(({ context, input }) =>
    prepareBackup(context.deps, context.actor, input),
  ),
  leaveRestore: backups.leaveRestore.handler(({ context }) => leavePrepared(context.deps, context.actor)),
  restore: backups.restore.handler(({ context, input }) => restoreBackup(context.deps, context.actor, input)),
  lastRestore: backups.lastRestore.handler(({ context }) => showLastRestore(context.deps)),
  undoRestore: backups.undoRestore.handler(({ context, input }) => undoLastRestore(context.deps, context.actor, input)),
  make: backups.make.handler(({ context, input }) => makeBackupNow(context.deps, context.actor, input)),
});
