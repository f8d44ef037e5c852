/** Generations of the office, its keys and its data folder: what the rest of the program may use. */
export type { NewGeneration } from './become-office.ts';
export { strangersIn } from './folder-names.ts';
export type { RestoreNote } from './current-file.ts';
export { asFailure } from './failures.ts';
export { setUpOffice, type FirstRunOptions } from './first-run.ts';
export {
  enterFolder,
  generationNumbers,
  inspectFolder,
  settlePending,
  type EnteredFolder,
  type FolderOptions,
} from './folder.ts';
export type { BrokenReason, FolderState } from './folder-state.ts';
export { STRONG_KDF, type ScryptParameters } from './kdf.ts';
export type { KeySlot, OfficeKeys, RecoveryRecipient } from './keys-format.ts';
export { KEYS_STEPS, loadKeys, type LoadedKeys, saveKeys, saveRebuiltKeys, updateKeys } from './keys-file.ts';
export {
  addSlot,
  createKeys,
  listSlots,
  openIdentity,
  openSlot,
  type OpenedSlot,
  rebuildKeys,
  removeSlot,
  slotOfLogin,
  replaceSlot,
  type SlotOwner,
} from './keys.ts';
export { folderLayout, generationDir, generationLayout, type GenerationLayout } from './layout.ts';
export { migrateOffice, type MigrateOfficeOptions } from './migrate-office.ts';
export { type OfficeLock, takeOfficeLock } from './office-lock.ts';
export { reconcileSlots, type SlotReconciliation, type SlotUser } from './reconcile.ts';
export { ensureRecovery, openRecovery, sameRecovery, writeRecovery } from './recovery-file.ts';
export {
  generateRecoveryKey,
  isSamePart,
  parseRecoveryKey,
  recoveryFingerprint,
  type RecoveryKey,
  splitRecoveryKey,
} from './recovery-key.ts';
export { recoveryInDatabase, slotUsersInDatabase } from './recovery-rows.ts';
export { generateDatabaseKey, wipe } from './secrets.ts';
export { keepWaitingRows, putWaitingRowsAside, readWaitingRows, type WaitingRow } from './waiting-rows.ts';
export { newStagedPath, removeStaged } from './staging.ts';
export { BUILD_PATHS, type BuildPath, type OnStep, type Step, STEPS, STEPS_OF } from './steps.ts';
