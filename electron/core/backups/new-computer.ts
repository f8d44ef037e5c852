import {
  assertDraftRoom,
  prepareRestore,
  type PreparedRestore,
  readPreparedOffice,
  type PreparedOffice,
  restoreElsewhere,
  restoreHere,
} from '#db/backup/index.ts';
import {
  generateDatabaseKey,
  generationDir,
  type GenerationLayout,
  generationLayout,
  loadKeys,
  openIdentity,
  openRecovery,
  parseRecoveryKey,
  type RestoreNote,
  type ScryptParameters,
  type Step,
  STEPS_OF,
  wipe,
} from '#db/generations/index.ts';
import { AppError, isAppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Ports } from '../ports/index.ts';
import type { Offices } from '../session/offices.ts';
import type { BackupHooks, BackupKeeper } from './backup-keeper.ts';
import type { PresentOffice, ReadyRestore, RestoreDesk } from './restore-desk.ts';
import type { RestoreHistory } from './restore-history.ts';
import type { OnRestoreStep } from './restore-steps.ts';

export interface NewComputerParts {
  readonly ports: Ports;
  readonly offices: Offices;
  readonly backups: BackupKeeper;
  readonly desk: RestoreDesk;
  readonly history: RestoreHistory;
  readonly kdf: ScryptParameters;
  /** Awaited at each step of the work; the tests of faults end the process there. */
  readonly onStep?: OnRestoreStep | undefined;
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
   * @throws AppError RECOVERY_KEY_TYPO, NOT_FOUND; as prepareRestore, readPreparedOffice
   */
  async open(
    sessionId: string,
    asked: { readonly fileId: string; readonly recoveryKey: string },
    { signal: outer, onProgress }: OpenHooks,
  ): Promise<ReadyRestore> {
    const { ports, offices, backups, desk, onStep } = this.#parts;
    offices.assertMayBeginAnew();
    const file = desk.file(sessionId, asked.fileId);
    const { text: secret, recipient } = await parseRecoveryKey(asked.recoveryKey);
    return await backups.alone(outer, async (signal) => {
      const opener = { by: 'recovery', secret, recipient } as const;
      const prepared = await prepareRestore({ dir: ports.paths.data, file: file.path, opener, signal, onProgress });
      await onStep?.('read');
      return await layOrDispose(prepared, async () => {
        const office = await readPreparedOffice(prepared, today(ports.clock.now()));
        const present = await presentOffice(damagedOffice(offices, ports), secret, office);
        try {
          signal.throwIfAborted();
        } catch (error) {
          if (present !== null) wipe(present.key);
          throw error;
        }
        const ready = await desk.lay(sessionId, prepared, office, { present, needsOwner: true });
        await onStep?.('laid');
        return ready;
      });
    });
  }

  /**
   * Makes what `open` has prepared the office of this folder and opens it, with the new password of one administrator. Under
   * a new database key and a new office identity; where the keys of the office that lay here are whole, under those, and
   * everybody else's password goes on working. Cancelling works until the switch.
   * @throws AppError CANCELLED, NOT_FOUND; as restoreElsewhere: then everything is as before
   */
  async become(
    sessionId: string,
    preparedId: string,
    owner: { readonly userId: UserId; readonly password: string },
    hooks: { readonly signal: AbortSignal; readonly onStep: (done: number, total: number, final: boolean) => void },
  ): Promise<void> {
    const { ports, offices, backups, desk, kdf, history, onStep: reached } = this.#parts;
    const { prepared, present } = desk.ready(sessionId, preparedId);
    const steps = STEPS_OF.restore;
    const onStep = async (step: Step): Promise<void> => {
      if (steps.indexOf(step) < steps.indexOf(POINT_OF_NO_RETURN) && hooks.signal.aborted)
        throw new AppError('CANCELLED');
      const done = steps.indexOf(step) + 1;
      hooks.onStep(done, steps.length, done >= steps.indexOf(POINT_OF_NO_RETURN));
      await reached?.(step);
    };
    await backups.alone(undefined, async () => {
      // A copy: leaving the desk wipes its own.
      const databaseKey = present === null ? generateDatabaseKey() : Uint8Array.from(present.key);
      const at = ports.clock.now();
      try {
        await assertDraftRoom(ports.paths.data, prepared.database, 'rekey');
        await offices.beginAnew((lock) => {
          const { version: programVersion } = ports.host;
          const { id: backupId, createdAt } = prepared.manifest;
          const note = (to: number): RestoreNote => ({ at, backupId, createdAt, from: 0, to, undoneAt: null });
          const onTrouble = (error: unknown): void => ports.logger.error('after-switch', error);
          const told = { note, onStep, onTrouble };
          const of = { lock, programVersion, at, day: today(at), prepared, databaseKey, owner, kdf, ...told };
          if (present === null) return restoreElsewhere(of);
          const { files, recovery } = present;
          // The damaged database tells no id of its office: that its recovery key and its slots fit was seen in `open`.
          const here = { present: files, recovery, installationId: null, userId: null, keepOlder: true };
          return restoreHere({ ...of, ...here });
        });
        await reached?.('taken');
        await history.noteSwitch();
        await reached?.('noted');
        await offices.open(databaseKey);
        await reached?.('opened');
      } finally {
        wipe(databaseKey);
        // The staged database is under another key by now, or gone: whoever tries again reads the file anew.
        await desk.leave(sessionId);
      }
      await reached?.('left');
    });
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

/** The office that lies here when its database is damaged; null otherwise. */
function damagedOffice({ state, generationNumber }: Offices, { paths }: Ports): GenerationLayout | null {
  const damaged = typeof state === 'object' && state.code === 'DATABASE_DAMAGED';
  return damaged && generationNumber !== null ? generationLayout(generationDir(paths.data, generationNumber)) : null;
}

/**
 * The damaged office when this recovery key opens it, its key files are whole and an administrator of the backup has a slot
 * in them: then it is the same office. Null when any of it is not so, and the backup begins anew.
 */
async function presentOffice(
  files: GenerationLayout | null,
  secret: string,
  { administrators }: PreparedOffice,
): Promise<PresentOffice | null> {
  if (files === null) return null;
  const loaded = await loadKeys(files.dir);
  if (loaded.state === 'damaged') return null;
  const { slots, recovery } = loaded.keys;
  if (!administrators.some((one) => slots.some(({ slotId }) => slotId === one.slotId))) return null;
  try {
    const key = await openRecovery(files.dir, secret);
    try {
      openIdentity(loaded.keys, key);
      return { files, key, recovery };
    } catch (error) {
      wipe(key);
      throw error;
    }
  } catch (error) {
    if (isAppError(error, 'WRONG_RECOVERY_KEY', 'KEYS_DAMAGED')) return null;
    throw error;
  }
}
