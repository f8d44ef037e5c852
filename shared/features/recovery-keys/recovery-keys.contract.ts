import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { recoveryKeyCard } from '../session/session.schema.ts';
import {
  addRecoveryKeyInput,
  recoveryKeyId,
  recoveryKeyRow,
  removeReachedInput,
  removeReachedOutcome,
} from './recovery-keys.schema.ts';

export const recoveryKeysContract = {
  /** Those in use first, the newest first. */
  list: procedure({ kind: 'query', permission: 'recoveryKeys.manage' }).input(nothing).output(z.array(recoveryKeyRow)),
  /** Makes a key for this session, shown once: nothing is written until it is confirmed from paper. */
  prepare: procedure({ kind: 'personal', permission: 'recoveryKeys.manage' }).input(nothing).output(recoveryKeyCard),
  /** Puts the prepared key in use, beside the others or in the place of one of them. */
  add: procedure({ kind: 'command', permission: 'recoveryKeys.manage', timeLimit: 60 })
    .input(addRecoveryKeyInput)
    .output(z.strictObject({ id: z.uuid() })),
  /** Takes a key out of use. What was made for it stays open to it. */
  retire: procedure({ kind: 'command', permission: 'recoveryKeys.manage', timeLimit: 60 })
    .input(z.strictObject({ id: recoveryKeyId }))
    .output(nothing),
  /** Deletes chosen backups that a key out of use still opens. */
  removeReached: procedure({ kind: 'command', permission: 'recoveryKeys.manage', timeLimit: null })
    .input(removeReachedInput)
    .output(removeReachedOutcome),
};
