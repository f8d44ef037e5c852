import { loadKeys, type OfficeKeys } from '#db/generations/index.ts';

import type { Logger } from '../ports/index.ts';

interface SlotSaving {
  readonly generation: string;
  readonly slotId: string;
  readonly logger: Logger;
  /** Writes the key files; tells by `meant` what is about to be written. */
  readonly save: (meant: (keys: OfficeKeys) => void) => Promise<unknown>;
  /** Takes back, with a row of its own, what the commit before has said about the slot. */
  readonly takeBack: () => Promise<void>;
}

/**
 * Writes a slot whose row in the database is committed already. When the files cannot be written, the database goes back
 * to what it said before, and the error is thrown. A slot that holds in one of the two files is written: the other one is
 * put right at the next reading.
 */
export async function saveSlot({ generation, slotId, logger, save, takeBack }: SlotSaving): Promise<void> {
  let written: OfficeKeys | null = null;
  try {
    await save((keys) => {
      written = keys;
    });
  } catch (error) {
    if (written !== null && (await holds(generation, written, slotId))) {
      logger.error('key-file-not-written', error);
      return;
    }
    try {
      await takeBack();
    } catch (failure) {
      logger.error('slot-not-taken-back', failure);
    }
    throw error;
  }
}

async function holds(generation: string, meant: OfficeKeys, slotId: string): Promise<boolean> {
  const loaded = await loadKeys(generation).catch(() => null);
  if (loaded?.state !== 'good') return false;
  const sealed = (keys: OfficeKeys) => keys.slots.find((slot) => slot.slotId === slotId)?.sealed;
  return sealed(meant) !== undefined && sealed(meant) === sealed(loaded.keys);
}
