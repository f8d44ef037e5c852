import { openProcedures } from '../router-base.ts';
import { watchStatus } from './status.ts';
import { changePassword } from './use-cases/change-password.ts';
import { chooseBackup, leaveRestore, offeredBackups, openBackup, restoreOffice } from './use-cases/restore-office.ts';
import { checkRecoveryKey } from './use-cases/check-recovery-key.ts';
import { firstRun } from './use-cases/first-run.ts';
import { lock } from './use-cases/lock.ts';
import { prepareFirstRun } from './use-cases/prepare-first-run.ts';
import { provedBackups } from './use-cases/proved-backups.ts';
import { quit } from './use-cases/quit.ts';
import { recover } from './use-cases/recover.ts';
import { signIn } from './use-cases/sign-in.ts';
import { signOut } from './use-cases/sign-out.ts';
import { currentStatus } from './use-cases/current-status.ts';
import { touch } from './use-cases/touch.ts';
import { unlock } from './use-cases/unlock.ts';

const { session } = openProcedures;

export const sessionRouter = session.router({
  status: session.status.handler(({ context }) => currentStatus(context.runtime, context)),
  watch: session.watch.handler(({ context }) => watchStatus(context.runtime, context.sessionId, context.deps.signal)),
  prepareFirstRun: session.prepareFirstRun.handler(({ context }) => prepareFirstRun(context.runtime)),
  firstRun: session.firstRun.handler(({ context, input }) => firstRun(context.runtime, context, input)),
  signIn: session.signIn.handler(({ context, input }) => signIn(context.runtime, context, input)),
  signOut: session.signOut.handler(({ context }) => signOut(context.runtime, context)),
  lock: session.lock.handler(({ context }) => lock(context.runtime, context)),
  unlock: session.unlock.handler(({ context, input }) => unlock(context.runtime, context, input)),
  quit: session.quit.handler(({ context }) => quit(context.runtime, context)),
  touch: session.touch.handler(({ context }) => touch(context.runtime, context)),
  checkRecoveryKey: session.checkRecoveryKey.handler(({ context, input }) => checkRecoveryKey(context.runtime, input)),
  recover: session.recover.handler(({ context, input }) => recover(context.runtime, context, input)),
  offeredBackups: session.offeredBackups.handler(({ context }) => offeredBackups(context.runtime)),
  provedBackups: session.provedBackups.handler(({ context }) => provedBackups(context.runtime)),
  chooseBackup: session.chooseBackup.handler(({ context, input }) =>
    chooseBackup(context.runtime, context, input, context.deps.signal),
  ),
  openBackup: session.openBackup.handler(({ context, input }) =>
    openBackup(context.runtime, context, input, context.deps.signal),
  ),
  restoreOffice: session.restoreOffice.handler(({ context, input }) =>
    restoreOffice(context.runtime, context, input, context.deps.signal),
  ),
  leaveRestore: session.leaveRestore.handler(({ context }) => leaveRestore(context.runtime, context)),
  changePassword: session.changePassword.handler(({ context, input }) =>
    changePassword(context.runtime, context, input),
  ),
});
