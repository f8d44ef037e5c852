import {
  prepareRestore,
  type PreparedRestore,
  readPreparedOffice,
  restoreElsewhere,
  updateLedger,
} from '#db/backup/index.ts';
import {
  generateDatabaseKey,
  parseRecoveryKey,
  type ScryptParameters,
  type Step,
  STEPS_OF,
  wipe,
} from '#db/generations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Ports } from '../ports/index.ts';
import type { Offices } from '../session/offices.ts';
import type { BackupHooks, BackupKeeper } from './backup-keeper.ts';
import type { RestoreKeeper } from './restore-keeper.ts';
import type { ReadyRestore, RestoreDesk } from './restore-desk.ts';

export interface NewComputerParts {
  readonly ports: Ports;
  readonly offices: Offices;
  readonly backups: BackupKeeper;
  readonly desk: RestoreDesk;
  readonly restores: RestoreKeeper;
  readonly kdf: ScryptParameters;
}

interface OpenHooks {
  readonly signal: AbortSignal;
  readonly onProgress: NonNullable<BackupHooks['onProgress']> extends (target: never, progress: infer P) => void
    ? (progress: P) => void
    : never;
}

/** From this step on a cancelled restore would leave two offices behind: it runs to its end. */
const POINT_OF_NO_RETURN: Step = 'moved';

/** Makes a backup the office where there is none, or none that opens: by the file and a recovery key, with nobody signed in. */
export class NewComputer {
  readonly #parts: NewComputerParts;

  constructor(parts: NewComputerParts) {
    this.#parts = parts;
  }

  /**
   * Reads a chosen file to its end and proves it, with the recovery key as typed; nothing of the office changes. A typing
   * error is told before the file is touched.
   * @throws AppError RECOVERY_KEY_TYPO, NOT_FOUND; as prepareRestore
   */
  async open(
    sessionId: string,
    asked: { readonly fileId: string; readonly recoveryKey: string },
    { signal: outer, onProgress }: OpenHooks,
  ): Promise<ReadyRestore> {
    const { ports, offices, backups, desk } = this.#parts;
    offices.assertMayBeginAnew();
    const file = desk.file(sessionId, asked.fileId);
    const { text: secret, recipient } = await parseRecoveryKey(asked.recoveryKey);
    return await backups.alone(outer, async (signal) => {
      const opener = { by: 'recovery', secret, recipient } as const;
      const prepared = await prepareRestore({ dir: ports.paths.data, file: file.path, opener, signal, onProgress });
      return await layOrDispose(prepared, async () => {
        const office = await readPreparedOffice(prepared, today(ports.clock.now()));
        if (office.administrators.length === 0) throw new AppError('RULE_BROKEN', { rule: 'restore-nobody' });
        signal.throwIfAborted();
        return await desk.lay(sessionId, prepared, office);
      });
    });
  }

  /**
   * Makes what `open` has prepared the office of this folder and opens it: a new database key, a new office identity, the new
   * password of one administrator. Cancelling works until the switch.
   * @throws AppError CANCELLED, NOT_FOUND; as restoreElsewhere: then everything is as before
   */
  async become(
    sessionId: string,
    preparedId: string,
    owner: { readonly userId: UserId; readonly password: string },
    hooks: { readonly signal: AbortSignal; readonly onStep: (done: number, total: number) => void },
  ): Promise<void> {
    const { ports, offices, backups, desk, kdf } = this.#parts;
    const { prepared } = desk.ready(sessionId, preparedId);
    const steps = STEPS_OF.restore;
    const onStep = (step: Step): void => {
      if (steps.indexOf(step) < steps.indexOf(POINT_OF_NO_RETURN) && hooks.signal.aborted)
        throw new AppError('CANCELLED');
      hooks.onStep(steps.indexOf(step) + 1, steps.length);
    };
    await backups.alone(undefined, async () => {
      const databaseKey = generateDatabaseKey();
      const at = ports.clock.now();
      try {
        await offices.beginAnew((lock) =>
          restoreElsewhere({
            lock,
            programVersion: ports.host.version,
            at,
            day: today(at),
            prepared,
            databaseKey,
            owner,
            kdf,
            onStep,
          }),
        );
        await this.#note(prepared.manifest, at);
        await offices.open(databaseKey);
      } finally {
        wipe(databaseKey);
        // The staged database is under another key by now, or gone: whoever tries again reads the file anew.
        await desk.leave(sessionId);
      }
    });
  }

  /** The office stands already: a ledger that cannot be written costs the news of it, no more. */
  async #note({ id: backupId, createdAt }: PreparedRestore['manifest'], at: string): Promise<void> {
    const { ports, offices, restores } = this.#parts;
    const to = offices.generationNumber ?? 1;
    const entry = { at, backupId, createdAt, from: 0, to, undoneAt: null };
    try {
      await updateLedger(ports.paths.data, (ledger) => ({ ...ledger, restores: [...ledger.restores, entry] }));
      await restores.load();
    } catch (error) {
      ports.logger.error('restore-not-noted', error);
    }
  }
}

async function layOrDispose<T>(prepared: PreparedRestore, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await prepared.dispose();
    throw error;
  }
}
