import { type KeysStep, saveKeys } from './keys-file.ts';
import type { OfficeKeys, RecoveryRecipient } from './keys-format.ts';
import { writeRecovery } from './recovery-file.ts';
import type { OnStep, Step } from './steps.ts';

export interface DraftKeys {
  readonly keys: OfficeKeys;
  readonly databaseKey: Uint8Array;
  readonly recovery: readonly RecoveryRecipient[];
}

/** Writes both key files and recovery.age of a generation being built, with a step after each file. Throws as writeRecovery. */
export async function writeDraftKeys(
  dir: string,
  { keys, databaseKey, recovery }: DraftKeys,
  onStep: OnStep | undefined,
): Promise<void> {
  const told =
    (names: Partial<Record<KeysStep, Step>>) =>
    async (step: KeysStep): Promise<void> => {
      const name = names[step];
      if (name !== undefined) await onStep?.(name);
    };
  await saveKeys(
    dir,
    keys,
    told({ 'first-keys-written': 'first-keys-written', 'second-keys-written': 'keys-written' }),
  );
  await writeRecovery(
    dir,
    databaseKey,
    recovery,
    told({
      'recovery-written': 'recovery-file-written',
      'first-keys-written': 'first-keys-renewed',
      'second-keys-written': 'recovery-written',
    }),
  );
}
