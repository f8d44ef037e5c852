import { procedures } from '../../router-base.ts';
import { addRecoveryKey } from './use-cases/add-recovery-key.ts';
import { listRecoveryKeys } from './use-cases/list-recovery-keys.ts';
import { removeReachedBackups } from './use-cases/remove-reached-backups.ts';
import { retireRecoveryKey } from './use-cases/retire-recovery-key.ts';

const { recoveryKeys } = procedures;

export const recoveryKeysRouter = recoveryKeys.router({
  list: recoveryKeys.list.handler(({ context }) => listRecoveryKeys(context.deps)),
  prepare: recoveryKeys.prepare.handler(({ context }) => context.deps.recoveryKeys.prepare(context.actor.sessionId)),
  add: recoveryKeys.add.handler(({ context, input }) => addRecoveryKey(context.deps, context.actor, input)),
  retire: recoveryKeys.retire.handler(({ context, input }) => retireRecoveryKey(context.deps, context.actor, input)),
  removeReached: recoveryKeys.removeReached.handler(({ context, input }) =>
    removeReachedBackups(context.deps, context.actor, input),
  ),
});
