import { inspectBackup, type Inspection, type PreparedOffice, type PreparedRestore } from '#db/backup/index.ts';
import { type GenerationLayout, type RecoveryRecipient, wipe } from '#db/generations/index.ts';
import { latestSchemaVersion } from '#db/migrations/index.ts';
import { AppError } from '#shared/kernel/app-error.ts';

import type { Ports, WindowId } from '../ports/index.ts';

/** A file somebody has chosen. Its path stays in here; the page knows it by its id. */
export interface ChosenFile {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly inspection: Inspection;
}

/** A backup that was read whole and proved, and waits in staging for the word to become the office. */
export interface ReadyRestore {
  readonly id: string;
  readonly prepared: PreparedRestore;
  readonly office: PreparedOffice;
  /** The office that lies here and does not open, when passwords are to go on working; null otherwise. */
  readonly present: PresentOffice | null;
  /** No administrator of the data has a key slot here that opens it today: one of them gets a new password. */
  readonly needsOwner: boolean;
}

/** An office whose database is damaged and whose keys are whole, opened by the recovery key. */
export interface PresentOffice {
  readonly files: GenerationLayout;
  /** The database key; wiped when the restore is left. */
  readonly key: Uint8Array;
  readonly recovery: readonly RecoveryRecipient[];
}

interface OnDesk {
  readonly file: ChosenFile | null;
  readonly ready: ReadyRestore | null;
}

/**
 * What each window has under way between choosing a file and restoring it: in memory, and in staging under a key that is in
 * memory alone. A window has one at a time; whatever it lays down goes when it takes another or leaves.
 */
export class RestoreDesk {
  readonly #ports: Ports;
  readonly #held = new Map<string, OnDesk>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** True while a prepared backup lies in staging. */
  get holdsPrepared(): boolean {
    return [...this.#held.values()].some(({ ready }) => ready !== null);
  }

  /**
   * Lets the user choose a file and says what can be said without a key; null when the user gave up.
   * @throws AppError NOT_FOUND when nothing of that name is offered, TARGET_* when the file cannot be read
   */
  async choose(
    window: { readonly sessionId: string; readonly windowId: WindowId },
    offered: string | null,
    signal: AbortSignal,
  ): Promise<ChosenFile | null> {
    const chosen = await this.#ports.places.chooseBackup(window.windowId, offered);
    if (chosen === null) {
      if (offered !== null) throw new AppError('NOT_FOUND', { kind: 'file' });
      return null;
    }
    const inspection = await inspectBackup({ file: chosen.path, signal, knownSchemaVersion: latestSchemaVersion() });
    await this.leave(window.sessionId);
    const file = { id: crypto.randomUUID(), path: chosen.path, name: chosen.name, inspection };
    this.#held.set(window.sessionId, { file, ready: null });
    return file;
  }

  /** @throws AppError NOT_FOUND when this window has chosen another file, or none */
  file(sessionId: string, fileId: string): ChosenFile {
    const file = this.#held.get(sessionId)?.file ?? null;
    if (file === null || file.id !== fileId) throw new AppError('NOT_FOUND', { kind: 'file' });
    return file;
  }

  /** Lays a prepared backup down in the place of the one before. */
  async lay(
    sessionId: string,
    prepared: PreparedRestore,
    office: PreparedOffice,
    how: Pick<ReadyRestore, 'present' | 'needsOwner'>,
  ): Promise<ReadyRestore> {
    const before = this.#held.get(sessionId);
    const ready = { id: crypto.randomUUID(), prepared, office, ...how };
    this.#held.set(sessionId, { file: before?.file ?? null, ready });
    await disposeOf(before);
    return ready;
  }

  /** @throws AppError NOT_FOUND when this window has prepared another backup, or none */
  ready(sessionId: string, preparedId: string): ReadyRestore {
    const ready = this.#held.get(sessionId)?.ready ?? null;
    if (ready === null || ready.id !== preparedId) throw new AppError('NOT_FOUND', { kind: 'backup' });
    return ready;
  }

  /** Forgets what a window has under way and removes it from staging. */
  async leave(sessionId: string): Promise<void> {
    const before = this.#held.get(sessionId);
    this.#held.delete(sessionId);
    await disposeOf(before);
  }

  async leaveAll(): Promise<void> {
    for (const sessionId of this.#held.keys()) await this.leave(sessionId);
  }
}

async function disposeOf(before: OnDesk | undefined): Promise<void> {
  if (before?.ready?.present) wipe(before.ready.present.key);
  await before?.ready?.prepared.dispose();
}
