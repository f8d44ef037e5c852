import {
  listSlots,
  loadKeys,
  replaceSlot,
  type ScryptParameters,
  STRONG_KDF,
  updateKeys,
  wipe,
} from '#db/generations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Logger } from '../ports/index.ts';
import { requireGoodPassword } from './good-password.ts';
import type { Offices } from './offices.ts';
import { saveSlot } from './save-slot.ts';
import type { Sessions } from './sessions.ts';

/** Key slots as the administration of users needs them. */
export interface KeyKeeper {
  /** Ids of the slots that exist: an active user whose slot is not among them is „bez klucza”. */
  slotIds(): Promise<ReadonlySet<string>>;
  /**
   * Makes or replaces the slot of a user. Call it after the commit that wrote `slotId` into the user's row (database
   * first, keys second: a crash between leaves a user without a key, never a key without a user).
   * @param takeBack undoes what that commit said, with a row of its own; called before an error is thrown
   * @throws AppError LOGIN_TAKEN, KEYS_DAMAGED, DISK_FULL, FOLDER_NOT_WRITABLE
   */
  createSlotFor(
    owner: { readonly slotId: string; readonly login: string; readonly password: string },
    takeBack: () => Promise<void>,
  ): Promise<void>;
  /**
   * Refuses a new password of somebody in this office that is easy to guess. Call it before the commit.
   * @param path of the password in the input
   * @throws AppError INVALID_INPUT
   */
  requireGood(
    path: string,
    password: string,
    owner: { readonly login: string; readonly displayName: string },
  ): Promise<void>;
  /** Ends every session of a user whose password somebody else has set. */
  endSessionsOf(userId: string): void;
}

export function createKeyKeeper(
  { offices, sessions, logger }: { readonly offices: Offices; readonly sessions: Sessions; readonly logger: Logger },
  kdf: ScryptParameters = STRONG_KDF,
): KeyKeeper {
  return {
    slotIds: async () => {
      const loaded = await loadKeys(offices.generation);
      if (loaded.state === 'damaged') throw new AppError('KEYS_DAMAGED', { what: 'keys' });
      return new Set(listSlots(loaded.keys));
    },
    createSlotFor: async (owner, takeBack) => {
      // A copy: whoever leaves meanwhile wipes the office's own, and a slot sealed over zeros would open nothing.
      const key = Uint8Array.from(offices.databaseKey);
      try {
        const { generation } = offices;
        await saveSlot({
          generation,
          slotId: owner.slotId,
          logger,
          takeBack,
          save: (meant) =>
            updateKeys(generation, async (keys) => {
              const changed = await replaceSlot(keys, key, owner, kdf);
              meant(changed);
              return changed;
            }),
        });
      } finally {
        wipe(key);
      }
    },
    requireGood: async (path, password, { login, displayName }) => {
      const { name = '', shortName = '' } = offices.names ?? {};
      await requireGoodPassword(path, password, { login, displayName, office: [name, shortName] });
    },
    endSessionsOf: (userId) => {
      for (const session of sessions.all()) if (session.user.id === userId) sessions.end(session);
    },
  };
}
