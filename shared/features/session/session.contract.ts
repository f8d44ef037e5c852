import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { userId } from '../../kernel/ids.ts';
import { requiredText } from '../../kernel/typed-text.ts';
import {
  chosenBackup,
  fileId,
  offeredFile,
  openBackupEvent,
  preparedId,
  restoreEvent,
  typedRecoveryKey,
} from '../backups/backups.schema.ts';
import {
  firstRunInput,
  MOST_PROVED_SHOWN,
  newPassword,
  provedBackup,
  recoverableUser,
  recoveryKeyCard,
  sessionStatus,
  typedPassword,
} from './session.schema.ts';

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
  /** Files to choose from on a computer without an office; null where the user chooses in a dialog. */
  offeredBackups: procedure({ kind: 'query', permission: 'public' })
    .input(nothing)
    .output(z.array(z.string()).nullable()),
  /**
   * The newest proved backups this computer knows of, newest first: what the screens of damaged data show. Refused where an
   * office works.
   */
  provedBackups: procedure({ kind: 'query', permission: 'public' })
    .input(nothing)
    .output(z.array(provedBackup).max(MOST_PROVED_SHOWN)),
  /** Restore on a new computer, first step: the user chooses a file, which is looked at without a key. */
  chooseBackup: procedure({ kind: 'personal', permission: 'public', timeLimit: null })
    .input(z.strictObject({ offered: offeredFile }))
    .output(chosenBackup),
  /** Second step: reads the file to its end with the recovery key; nothing has changed then. Closing the stream cancels. */
  openBackup: procedure({ kind: 'personal', permission: 'public', timeLimit: null })
    .input(z.strictObject({ fileId, recoveryKey: typedRecoveryKey }))
    .output(eventIterator(openBackupEvent)),
  /** Third step: makes it the office, with a new password of one administrator, and signs in. */
  restoreOffice: procedure({ kind: 'command', permission: 'public', timeLimit: null })
    .input(z.strictObject({ preparedId, userId, newPassword }))
    .output(eventIterator(restoreEvent)),
  /** Removes what the steps before have left in staging. */
  leaveRestore: procedure({ kind: 'personal', permission: 'public' }).input(nothing).output(nothing),
  /** Changes one's own password (also the temporary one an administrator gave). */
  changePassword: procedure({ kind: 'command', permission: 'signed-in', timeLimit: 60 })
    .input(z.strictObject({ oldPassword: typedPassword, newPassword }))
    .output(nothing),
};
