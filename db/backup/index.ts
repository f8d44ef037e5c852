/** Backups of the office: what the rest of the program may use. */
export { driveRoots } from './drives.ts';
export { decodeLabel, type Label } from './label.ts';
export {
  type BackupReason,
  type KnownBackup,
  type KnownRestore,
  type KnownTarget,
  type Ledger,
  type LoadedLedger,
  readLedger,
  updateLedger,
} from './ledger.ts';
export { makeBackup, type MakeBackupOptions } from './make-backup.ts';
export { PATIENCE, type Patience, withPatience } from './patience.ts';
export { prepareRestore, type PreparedRestore } from './prepare-restore.ts';
export { type PreparedOffice, readPreparedOffice } from './prepared-office.ts';
export { digestOf, inspectBackup, type Inspection, type Opener } from './read-backup.ts';
export { type NewOwner, type TemporaryPasswords, temporaryPasswords } from './restored-users.ts';
export { knownRestores, undoableRestore, withRestore } from './restores.ts';
export { assertDraftRoom } from './room.ts';
export { restoreElsewhere, restoreHere, tryRestoreHere, undoRestore } from './restore-office.ts';
export { labelName } from './names.ts';
export type { RetentionRules } from './retention.ts';
export { takeIn } from './take-in.ts';
export { describeTarget, newTarget } from './target-state.ts';
export { isSameDisk, locateTarget, markTarget, MARKER_FILE, type Target } from './targets.ts';
export { BACKUP_STEPS, type BackupProgress, type BackupStep } from './thread-messages.ts';
export {
  applyRetention,
  hasFailedTest,
  lastTestFailed,
  lastTestOf,
  noteMissing,
  noteOutcome,
  presentBackups,
  provedBackups,
  removeBackups,
} from './upkeep.ts';
