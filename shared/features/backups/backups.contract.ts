import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { nothing, procedure } from '../../contract/procedure.ts';
import { instant } from '../../kernel/instant.ts';
import { newOwner } from '../session/session.schema.ts';
import {
  addTargetInput,
  addTargetOutcome,
  backupId,
  backupEvent,
  backupHealthView,
  backupRow,
  chosenBackup,
  inspectedBackup,
  offeredFile,
  preparedId,
  prepareRestoreEvent,
  restoreEvent,
  restoreSource,
  targetId,
  targetsView,
  testRestoreEvent,
  withoutBackup,
} from './backups.schema.ts';

export const backupsContract = {
  /** For the Pulpit and the line on top of every page. */
  health: procedure({ kind: 'query', permission: 'signed-in' }).input(nothing).output(backupHealthView),
  list: procedure({ kind: 'query', permission: 'backups.manage' }).input(nothing).output(z.array(backupRow)),
  targets: procedure({ kind: 'query', permission: 'backups.manage', timeLimit: 60 }).input(nothing).output(targetsView),
  /** The user chooses a folder; it gets the marker by which it is known. */
  addTarget: procedure({ kind: 'command', permission: 'backups.manage', timeLimit: null })
    .input(addTargetInput)
    .output(addTargetOutcome),
  /** No more backups go there; what lies there stays. */
  removeTarget: procedure({ kind: 'command', permission: 'backups.manage' })
    .input(z.strictObject({ targetId }))
    .output(nothing),
  /** At all places, or at one. */
  make: procedure({ kind: 'command', permission: 'backups.manage', timeLimit: null })
    .input(z.strictObject({ targetId: targetId.nullable() }))
    .output(eventIterator(backupEvent)),
  /** What the label of a backup says and whether the file is whole, without any key. */
  inspect: procedure({ kind: 'query', permission: 'backups.manage', timeLimit: 120 })
    .input(z.strictObject({ backupId }))
    .output(inspectedBackup),
  /** Everything of a restore but the switch. */
  testRestore: procedure({ kind: 'command', permission: 'backups.manage', timeLimit: null })
    .input(z.strictObject({ backupId }))
    .output(eventIterator(testRestoreEvent)),
  /** Files to choose from beside the list; null where the user chooses in a dialog. */
  offeredFiles: procedure({ kind: 'query', permission: 'backups.manage' })
    .input(nothing)
    .output(z.array(z.string()).nullable()),
  /** The user chooses a file that is not in the list; it is looked at without a key. */
  chooseFile: procedure({ kind: 'personal', permission: 'backups.manage', timeLimit: null })
    .input(z.strictObject({ offered: offeredFile }))
    .output(chosenBackup),
  /** Reads a backup to its end and compares it with the office; nothing has changed then. */
  prepareRestore: procedure({ kind: 'personal', permission: 'backups.manage', timeLimit: null })
    .input(z.strictObject({ source: restoreSource }))
    .output(eventIterator(prepareRestoreEvent)),
  /** Forgets what was prepared. */
  leaveRestore: procedure({ kind: 'personal', permission: 'backups.manage' }).input(nothing).output(nothing),
  /**
   * Makes what was prepared the office. Signs everybody out at its end. Refused when no backup of the present data can be
   * made, unless whoever asks goes on without it; so is its undo. `owner` is named when nobody could sign in otherwise.
   */
  restore: procedure({ kind: 'command', permission: 'backups.manage', timeLimit: null })
    .input(z.strictObject({ preparedId, withoutBackup, owner: newOwner.nullable() }))
    .output(eventIterator(restoreEvent)),
  /** The last restore, while it can be undone. */
  lastRestore: procedure({ kind: 'query', permission: 'backups.manage' })
    .input(nothing)
    .output(z.strictObject({ at: instant, createdAt: instant }).nullable()),
  undoRestore: procedure({ kind: 'command', permission: 'backups.manage', timeLimit: null })
    .input(z.strictObject({ withoutBackup }))
    .output(eventIterator(restoreEvent)),
};
