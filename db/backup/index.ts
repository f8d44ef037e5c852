/** Backups of the office: what the rest of the program may use. */
export type { DatabaseFacts } from './database-copy.ts';
export { driveRoots } from './drives.ts';
export { decodeLabel, type Label } from './label.ts';
export { type KnownBackup, readLedger, updateLedger } from './ledger.ts';
export { makeBackup, type MakeBackupOptions } from './make-backup.ts';
export type { Manifest } from './manifest.ts';
export { isBackupName, labelName } from './names.ts';
export { assertRoom, isSameDisk, locateTarget, markTarget, MARKER_FILE, type Target } from './targets.ts';
export { BACKUP_STEPS, type BackupProgress, type BackupStep } from './thread-messages.ts';
