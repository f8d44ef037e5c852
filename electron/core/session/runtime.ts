import type { ScryptParameters } from '#db/generations/index.ts';

import type { BackupKeeper } from '../backups/backup-keeper.ts';
import type { NewComputer } from '../backups/new-computer.ts';
import type { RestoreDesk } from '../backups/restore-desk.ts';
import type { RestoreHistory } from '../backups/restore-history.ts';
import type { RestoreKeeper } from '../backups/restore-keeper.ts';
import type { Ports, WindowId } from '../ports/index.ts';
import type { Attempts } from './attempts.ts';
import type { KeyKeeper } from './key-keeper.ts';
import type { Offices } from './offices.ts';
import type { Preparations } from './preparations.ts';
import type { RecoveryKeyKeeper } from './recovery-key-keeper.ts';
import type { Sessions } from './sessions.ts';
import type { Turns } from './turns.ts';
import type { WrongTries } from './wrong-tries.ts';

/** What the chain and the session's use cases work with; one for each core. */
export interface Runtime {
  readonly ports: Ports;
  readonly offices: Offices;
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  readonly wrongTries: WrongTries;
  readonly preparations: Preparations;
  readonly keys: KeyKeeper;
  readonly recoveryKeys: RecoveryKeyKeeper;
  readonly backups: BackupKeeper;
  readonly restores: RestoreKeeper;
  readonly history: RestoreHistory;
  readonly desk: RestoreDesk;
  readonly newComputer: NewComputer;
  /** One after the other: whatever opens or closes the office or derives a key from a password. */
  readonly turns: Turns;
  readonly kdf: ScryptParameters;
}

/** What a host says about a call: nothing but which session and window it comes from. */
export interface Caller {
  readonly sessionId: string;
  readonly windowId: WindowId;
}
