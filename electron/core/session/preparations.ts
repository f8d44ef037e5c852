import { randomInt } from 'node:crypto';

import {
  generateRecoveryKey,
  isSamePart,
  recoveryFingerprint,
  type RecoveryKey,
  splitRecoveryKey,
} from '#db/generations/index.ts';
import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';

/** Parts of this length are long enough that nobody remembers them from the screen. */
const FULL_PART = 8;
const COVERED = 2;

interface Preparation {
  readonly key: RecoveryKey;
  readonly card: RecoveryKeyCard;
}

/** The recovery key of a first run under way: in memory only, until the office stands or another one is prepared. */
export class Preparations {
  #current: Preparation | null = null;

  /** @param newId id of the preparation; @param createdOn day YYYY-MM-DD printed on the card */
  async prepare(newId: string, createdOn: string): Promise<RecoveryKeyCard> {
    const key = await generateRecoveryKey();
    const parts = splitRecoveryKey(key.text);
    const fingerprint = recoveryFingerprint(key.recipient);
    const card: RecoveryKeyCard = { preparationId: newId, parts, covered: pickCovered(parts), createdOn, fingerprint };
    this.#current = { key, card };
    return card;
  }

  /**
   * The prepared key, once the covered parts were typed as they stand on the card.
   * @throws AppError RECOVERY_PARTS_DIFFER {part} naming the first part that differs, or {expired: true} when the card on
   * paper is no longer the prepared one
   */
  confirm(preparationId: string, typed: Readonly<Record<string, string>>): Preparation {
    const current = this.#current;
    if (current === null || current.card.preparationId !== preparationId) {
      throw new AppError('RECOVERY_PARTS_DIFFER', { expired: true });
    }
    for (const number of current.card.covered) {
      const part = current.card.parts[number - 1] ?? '';
      if (!isSamePart(part, typed[String(number)] ?? '')) throw new AppError('RECOVERY_PARTS_DIFFER', { part: number });
    }
    return current;
  }

  forget(): void {
    this.#current = null;
  }
}

function pickCovered(parts: readonly string[]): number[] {
  const candidates = parts.flatMap((part, index) => (index > 0 && part.length === FULL_PART ? [index + 1] : []));
  const picked: number[] = [];
  while (picked.length < COVERED && candidates.length > 0) {
    picked.push(...candidates.splice(randomInt(candidates.length), 1));
  }
  return picked.sort((left, right) => left - right);
}
