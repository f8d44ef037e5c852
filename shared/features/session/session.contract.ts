import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { userId } from '../../kernel/ids.ts';
import { requiredText } from '../../kernel/typed-text.ts';
import {
  firstRunInput,
  newPassword,
  recoverableUser,
  recoveryKeyCard,
  sessionStatus,
  typedPassword,
} from './session.schema.ts';

const typedRecoveryKey = requiredText('Klucz odzyskiwania', 'przepisz klucz odzyskiwania z karty', { max: 2000 });

export const sessionContract = {
  status: procedure({ kind: 'query', permission: 'public' }).input(nothing).output(sessionStatus),
  /** Gives the present status at once and again whenever it changes, so that every window follows. */
  watch: procedure({ kind: 'query', permission: 'public', timeLimit: null })
    .input(nothing)
    .output(eventIterator(sessionStatus)),
  /** Makes a recovery key that lives in memory only until the first run is finished or prepared anew. */
  prepareFirstRun: procedure({ kind: 'query', permission: 'public' }).input(nothing).output(recoveryKeyCard),
  /** Builds the office: nothing is on disk before the two covered parts agree. Signs the administrator in. */
  firstRun: procedure({ kind: 'command', permission: 'public', timeLimit: 60 })
    .input(firstRunInput)
    .output(sessionStatus),
  signIn: procedure({ kind: 'command', permission: 'public', timeLimit: 60 })
    .input(
      z.strictObject({
        login: requiredText('Użytkownik', 'podaj nazwę użytkownika', { max: 200 }),
        password: typedPassword,
      }),
    )
    .output(sessionStatus),
  signOut: procedure({ kind: 'command', permission: 'unlock' }).input(nothing).output(sessionStatus),
  lock: procedure({ kind: 'command', permission: 'signed-in' }).input(nothing).output(sessionStatus),
  unlock: procedure({ kind: 'command', permission: 'unlock' })
    .input(z.strictObject({ password: typedPassword }))
    .output(sessionStatus),
  /** From a failure screen alone: ends the session, and the program where it has windows of its own. */
  quit: procedure({ kind: 'personal', permission: 'public' }).input(nothing).output(nothing),
  /** Says that somebody is at the keyboard; postpones the idle lock. */
  touch: procedure({ kind: 'personal', permission: 'signed-in' }).input(nothing).output(nothing),
  /** First step of recovery: proves the key and names the administrators whose password may be set. */
  checkRecoveryKey: procedure({ kind: 'command', permission: 'public', timeLimit: 60 })
    .input(z.strictObject({ recoveryKey: typedRecoveryKey }))
    .output(z.strictObject({ administrators: z.array(recoverableUser) })),
  /** Second step: sets a new password of one administrator with the key alone, and signs in. Nothing is lost. */
  recover: procedure({ kind: 'command', permission: 'public', timeLimit: 60 })
    .input(
      z.strictObject({
        recoveryKey: typedRecoveryKey,
        userId,
        newPassword,
      }),
    )
    .output(sessionStatus),
  /** Changes one's own password (also the temporary one an administrator gave). */
  changePassword: procedure({ kind: 'command', permission: 'signed-in', timeLimit: 60 })
    .input(z.strictObject({ oldPassword: typedPassword, newPassword }))
    .output(nothing),
};
