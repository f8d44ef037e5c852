import type { ProcedureKind } from '#shared/contract/procedure.ts';
import type { WaitingRow } from '#db/generations/index.ts';
import type { AuditHead } from '#db/repositories/audit.repository.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';

import type { BackupKeeper } from '../backups/backup-keeper.ts';
import type { RestoreKeeper } from '../backups/restore-keeper.ts';
import type { Clock, Dialogs, Ids, Logger, Places, Ports, Printer } from '../ports/index.ts';
import type { KeyKeeper } from '../session/key-keeper.ts';
import type { RecoveryKeyKeeper } from '../session/recovery-key-keeper.ts';
import type { PreparedPrints } from './prepared-prints.ts';
import type { ViewMemory } from './view-memory.ts';

/** The open office as a call may reach it. Writing is not here: it goes through command, view and personal. */
export interface OfficeAccess {
  read<T>(work: (r: Reader) => Promise<T>): Promise<T>;
  report<T>(work: (r: Reader) => Promise<T>): Promise<T>;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Writes a row of the log about what happened to a session; while writing waits for the check, it is kept on the disk. */
  recordSoon(row: WaitingRow): Promise<void>;
  /** Waits for the check, then writes: rows about what is shown, without which it may not be shown. */
  writeWhenChecked(work: (tx: Tx) => Promise<void>): Promise<void>;
  /** Starts to write what nobody waits for (last opened); a failure is logged. */
  writeBehind(work: (tx: Tx) => Promise<void>): void;
  /** Waits until what was begun by `writeBehind` is written. */
  writtenBehind(): Promise<void>;
  auditHeads(): Promise<readonly AuditHead[] | null>;
}

/** One running procedure: what it is called, what it may do, and what it has left in the audit log so far. */
export interface RunningCall {
  /** `feature.verb`, as audit rows name it. */
  readonly action: string;
  readonly kind: ProcedureKind;
  /** Aborts when the caller gives up, the time limit passes, or the session is locked. */
  readonly signal: AbortSignal;
  /** Set by `command`, `view`, `shown` and `handOver`; the router's base refuses an answer of these kinds without it. */
  audited: boolean;
}

/**
 * What a use case works with. `read` and `report` give consistent views; to write it calls `command`, `view` or
 * `personal` (unit-of-work.ts), each of which works only in a procedure of that kind.
 */
export interface Deps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly dialogs: Dialogs;
  readonly printer: Printer;
  readonly host: Ports['host'];
  readonly signal: AbortSignal;
  /** One consistent view of the office. */
  read<T>(work: (r: Reader) => Promise<T>): Promise<T>;
  /** As `read`, on the thread for long reads: exports, verifications. */
  report<T>(work: (r: Reader) => Promise<T>): Promise<T>;
  /** Waits for what earlier answers left to be written behind them: the records opened last. */
  writtenBehind(): Promise<void>;
  /** Heads of the audit log written down outside the database, for verification; null when they should be there but are gone. */
  auditHeads(): Promise<readonly AuditHead[] | null>;
  readonly keys: KeyKeeper;
  readonly recoveryKeys: RecoveryKeyKeeper;
  readonly places: Places;
  readonly backups: BackupKeeper;
  readonly restores: RestoreKeeper;
}

/** What stands behind one Deps object; reachable only through `behind`, so that no use case writes past the audit log. */
export interface Backing {
  readonly keys: KeyKeeper;
  readonly recoveryKeys: RecoveryKeyKeeper;
  readonly backups: BackupKeeper;
  readonly restores: RestoreKeeper;
  readonly office: OfficeAccess;
  readonly call: RunningCall;
  readonly views: ViewMemory;
  readonly prints: PreparedPrints;
}

const backings = new WeakMap<Deps, Backing>();

/** Makes the Deps of one call. */
export function makeDeps(ports: Ports, backing: Backing): Deps {
  const { clock, ids, logger, dialogs, printer, places, host } = ports;
  const { office, call, keys, recoveryKeys, backups, restores } = backing;
  const deps: Deps = {
    clock,
    ids,
    logger,
    dialogs,
    printer,
    host,
    signal: call.signal,
    read: (work) => office.read(work),
    report: (work) => office.report(work),
    writtenBehind: () => office.writtenBehind(),
    auditHeads: () => office.auditHeads(),
    keys,
    recoveryKeys,
    places,
    backups,
    restores,
  };
  backings.set(deps, backing);
  return deps;
}

/** For unit-of-work.ts alone. */
export function behind(deps: Deps): Backing {
  const backing = backings.get(deps);
  if (backing === undefined) throw new Error('these Deps were not made by the router: use makeDeps');
  return backing;
}
