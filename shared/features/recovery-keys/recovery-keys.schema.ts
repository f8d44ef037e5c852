import { z } from 'zod';

import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import { backupId } from '../backups/backups.schema.ts';
import { typedParts } from '../session/session.schema.ts';

export const recoveryKeyId = z.uuid('Klucz odzyskiwania: wybierz klucz odzyskiwania z listy.');

/** A recovery key as an administrator sees it: what names it on paper, and what it opens. Never a letter of the key. */
export const recoveryKeyRow = z.strictObject({
  id: z.uuid(),
  /** Fingerprint of its public half, as the labels of backups name it: 16 hex digits. */
  fingerprint: z.string(),
  createdOn: localDate,
  /** Opens no new backup and not the office any more since that day; null while it is in use. */
  retiredOn: localDate.nullable(),
  /** Known backups it opens that are still where they were put. */
  backups: z.int(),
  newestBackupAt: instant.nullable(),
});
export type RecoveryKeyRow = z.infer<typeof recoveryKeyRow>;

export const addRecoveryKeyInput = z.strictObject({
  ...typedParts.shape,
  /** The key that the new one stands for from now on; null where one more is added. */
  instead: recoveryKeyId.nullable(),
});
export type AddRecoveryKeyInput = z.infer<typeof addRecoveryKeyInput>;

export const removeReachedInput = z.strictObject({
  id: recoveryKeyId,
  backupIds: z.array(backupId).min(1, 'Kopie zapasowe: wybierz z listy co najmniej jedną kopię zapasową.').max(1000),
});

/** What became of the backups that were to go. */
export const removeReachedOutcome = z.strictObject({
  removed: z.int(),
  /** Places that could not be reached; what lies there stays. */
  unreached: z.array(z.string()),
});
export type RemoveReachedOutcome = z.infer<typeof removeReachedOutcome>;
