import {
  ensureRecovery,
  loadKeys,
  recoveryInDatabase,
  sameRecovery,
  wipe,
  writeRecovery,
} from '#db/generations/index.ts';
import type { RecoveryKeyCard } from '#shared/features/session/session.schema.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Ports } from '../ports/index.ts';
import type { Offices } from './offices.ts';
import { Preparations } from './preparations.ts';
import type { Sessions } from './sessions.ts';
import { Turns } from './turns.ts';

/** A key that was typed back from paper: its public half, and the day on its card. */
export interface ConfirmedKey {
  readonly recipient: string;
  readonly createdOn: string;
}

/** Recovery keys as the administration of them needs them. */
export interface RecoveryKeyKeeper {
  /** Makes a key for this session, in the place of the one it has prepared before; in memory only. */
  prepare(sessionId: string): Promise<RecoveryKeyCard>;
  /**
   * The key this session has prepared, once the covered parts were typed as they stand on the card.
   * @throws AppError RECOVERY_PARTS_DIFFER {part} or {expired: true}
   */
  confirmed(sessionId: string, preparationId: string, typed: Readonly<Record<string, string>>): ConfirmedKey;
  /** The prepared key is in use now: nothing of it stays in memory. */
  forget(sessionId: string): void;
  /**
   * Writes recovery.age and the key files as the database says, after the commit that changed the keys (database first,
   * files second: a crash between is put right at the next sign-in).
   * @param takeBack undoes what that commit said, with a row of its own; called before an error is thrown
   * @throws AppError KEYS_DAMAGED, DISK_FULL, FOLDER_NOT_WRITABLE
   */
  write(takeBack: () => Promise<void>): Promise<void>;
}

export function createRecoveryKeyKeeper({
  offices,
  sessions,
  ports,
}: {
  readonly offices: Offices;
  readonly sessions: Sessions;
  readonly ports: Ports;
}): RecoveryKeyKeeper {
  // Two administrators at once: the second one writes what both have changed.
  const turns = new Turns();
  const preparationsOf = (sessionId: string): Preparations => {
    const known = sessions.keyPreparations.get(sessionId) ?? new Preparations();
    sessions.keyPreparations.set(sessionId, known);
    return known;
  };
  return {
    // Names the preparation while the program runs, no record: so it is not taken from the port that gives records their ids.
    prepare: (sessionId) => preparationsOf(sessionId).prepare(crypto.randomUUID(), today(ports.clock.now())),
    confirmed: (sessionId, preparationId, typed) => {
      const { key, card } = preparationsOf(sessionId).confirm(preparationId, typed);
      return { recipient: key.recipient, createdOn: card.createdOn };
    },
    forget: (sessionId) => sessions.keyPreparations.delete(sessionId),
    write: (takeBack) =>
      turns.take(async () => {
        const { generation, database } = offices;
        // A copy: whoever leaves meanwhile wipes the office's own.
        const key = Uint8Array.from(offices.databaseKey);
        try {
          const meant = await recoveryInDatabase(database);
          try {
            await writeRecovery(generation, key, meant);
          } catch (error) {
            const loaded = await loadKeys(generation).catch(() => null);
            if (loaded?.state === 'good' && sameRecovery(loaded.keys.recovery, meant)) {
              // It stands in one of the two key files; the other one is put right at the next reading.
              ports.logger.error('key-file-not-written', error);
              return;
            }
            try {
              await takeBack();
              await ensureRecovery(generation, key, await recoveryInDatabase(database));
            } catch (failure) {
              ports.logger.error('recovery-key-not-taken-back', failure);
            }
            throw error;
          }
        } finally {
          wipe(key);
        }
      }),
  };
}
