import { type ScryptParameters, STRONG_KDF } from '#db/generations/index.ts';
import type { SessionStatus } from '#shared/features/session/session.schema.ts';

import { BackupKeeper } from './backups/backup-keeper.ts';
import { NewComputer } from './backups/new-computer.ts';
import { RestoreDesk } from './backups/restore-desk.ts';
import { RestoreHistory } from './backups/restore-history.ts';
import { RestoreKeeper } from './backups/restore-keeper.ts';
import type { OnRestoreStep } from './backups/restore-steps.ts';
import { speakPolish } from './calls/polish-messages.ts';
import type { Ports } from './ports/index.ts';
import { router } from './router.ts';
import type { CallContext } from './router-base.ts';
import { Attempts } from './session/attempts.ts';
import { createKeyKeeper } from './session/key-keeper.ts';
import { Offices, type OfficesOptions } from './session/offices.ts';
import { Preparations } from './session/preparations.ts';
import { createRecoveryKeyKeeper } from './session/recovery-key-keeper.ts';
import type { Caller, Runtime } from './session/runtime.ts';
import { Sessions } from './session/sessions.ts';
import { statusOf } from './session/status.ts';
import { Turns } from './session/turns.ts';
import { WrongTries } from './session/wrong-tries.ts';
import { endSession, releaseWhenUnused } from './session/begin-session.ts';
import { recordLock } from './session/use-cases/lock.ts';

/** How often the core looks for sessions that nobody touches. */
const IDLE_CHECK_MS = 15_000;

export interface CoreOptions {
  /** Cost of deriving keys from passwords; weaker only where nothing is to be protected: tests, demonstrations. */
  readonly kdf?: ScryptParameters;
  /** How the data folder is looked at and to which schema it is brought; by default as system and program say. */
  readonly folder?: OfficesOptions;
  /** Whether missed and daily backups are made by themselves; by default they are. */
  readonly dailyBackups?: boolean;
  /** Awaited at each step of restores; for tests alone. */
  readonly onRestoreStep?: OnRestoreStep;
}

/** The program without a window: what a host serves. */
export interface Core {
  /** For oRPC's handlers of both hosts, with `contextFor(...)` as the context of each call. */
  readonly router: typeof router;
  /** Says to which session and window a call belongs; the host alone decides. */
  contextFor(caller: Caller): CallContext;
  status(sessionId: string): SessionStatus;
  /** True while the session may be given a file it asked for: signed in and not locked. */
  isAtWork(sessionId: string): boolean;
  /** Locks what nobody has touched for too long; a timer calls it, and so may a host (computer locked or asleep). */
  lockIdle(): void;
  /** Locks every session at once: the computer is locked or goes to sleep. */
  lockAll(): Promise<void>;
  /** Signs everybody out and waits until the backup of that is proved or has failed; `close` comes after it. */
  finish(): Promise<void>;
  /** Signs everybody out, closes the database, drops the key and lets the folder go. */
  close(): Promise<void>;
  /** For building a demonstration office only; hosts do not touch it. */
  readonly runtime: Runtime;
}

/** Composes the core on the ports of a host and takes its data folder. Never throws for a folder: its failure is a state. */
export async function composeCore(ports: Ports, options: CoreOptions = {}): Promise<Core> {
  speakPolish();
  const turns = new Turns();
  const sessions: Sessions = new Sessions(ports.clock, {
    lockedItself: (session) => void recordLock(runtime, session, { idle: true }),
    // However a session ended, the key does not stay in memory when nobody is left.
    ended: () => releaseSoon(),
  });
  const releaseSoon = (): void =>
    void turns
      .take(() => releaseWhenUnused(runtime))
      .catch((error: unknown) => ports.logger.error('office-not-released', error));
  const offices: Offices = new Offices(ports, () => sessions.changed(), {
    ...options.folder,
    beforeMigration: (office) => backups.beforeMigration(office),
  });
  const backups = new BackupKeeper(ports, offices, releaseSoon, { daily: options.dailyBackups ?? true });
  const kdf = options.kdf ?? STRONG_KDF;
  const desk = new RestoreDesk(ports);
  const onStep = options.onRestoreStep;
  const history = new RestoreHistory(ports, offices);
  const restores = new RestoreKeeper({ ports, offices, sessions, turns, backups, desk, history, kdf, onStep });
  const runtime: Runtime = {
    ports,
    offices,
    sessions,
    attempts: new Attempts(),
    wrongTries: new WrongTries(),
    preparations: new Preparations(),
    keys: createKeyKeeper({ offices, sessions, logger: ports.logger }, kdf),
    recoveryKeys: createRecoveryKeyKeeper({ offices, sessions, ports }),
    backups,
    desk,
    newComputer: new NewComputer({ ports, offices, backups, desk, history, kdf, onStep }),
    restores,
    history,
    turns,
    kdf,
  };
  await offices.enter();
  await history.load();
  const timer = setInterval(() => {
    sessions.lockAllIdle();
    void backups.makeDue(sessions.all()[0]?.user.id ?? null);
  }, IDLE_CHECK_MS);
  timer.unref();
  return {
    router,
    runtime,
    contextFor: ({ sessionId, windowId }) => ({ runtime, sessionId, windowId }),
    status: (sessionId) => statusOf(runtime, sessionId),
    isAtWork: (sessionId) => sessions.find(sessionId)?.locked === false,
    lockIdle: () => sessions.lockAllIdle(),
    lockAll: async () => {
      for (const session of sessions.all()) {
        if (session.locked) continue;
        session.lock();
        sessions.changed();
        await recordLock(runtime, session, { host: true });
      }
    },
    finish: async () => {
      await turns.take(async () => {
        for (const session of sessions.all()) await endSession(runtime, session);
        await releaseWhenUnused(runtime);
      });
      await backups.idle();
    },
    close: async () => {
      clearInterval(timer);
      await backups.stop();
      await desk.leaveAll();
      await runtime.turns.take(async () => {
        for (const session of sessions.all()) await endSession(runtime, session);
        await offices.close();
      });
    },
  };
}
