import type { Head } from './age-head.ts';
import type { DatabaseFacts } from './database-copy.ts';
import type { Digest } from './file-streams.ts';
import type { Manifest, ManifestContent } from './manifest.ts';
import type { Place, ProblemFacts } from './problems.ts';

/** Where the making of a backup may be cut off; the fault tests take the list from here. */
export const BACKUP_STEPS = [
  /** A copy of the office, under its own key, lies in staging. */
  'copied',
  /** The copy is under a key of its own. */
  'rekeyed',
  /** Its manifest is made. */
  'described',
  /** The whole file lies at the target under a temporary name, flushed. */
  'written',
  /** It was read back and opened, and its database checked. */
  'proved',
  /** Its label lies beside it. */
  'labelled',
  /** It has its name. */
  'renamed',
  /** The ledger knows it. */
  'recorded',
  /** Nothing of it is left in staging. */
  'cleaned',
] as const;
export type BackupStep = (typeof BACKUP_STEPS)[number];

export type BackupPhase = 'copying' | 'writing' | 'proving';

/** How far long work is. `total` is 0 while it is not known. */
export interface BackupProgress {
  readonly phase: BackupPhase;
  readonly done: number;
  readonly total: number;
}

/** Makes a copy of the open office and writes it as a backup; the file is not proved yet. */
export interface MakeJob {
  readonly kind: 'make';
  readonly source: string;
  readonly key: Uint8Array;
  readonly copyKey: Uint8Array;
  /** New files: the copy in staging, the part at the target. */
  readonly copy: string;
  readonly part: string;
  /** The office identity's recipient; active recovery keys are read from the copy. */
  readonly officeRecipient: string;
  readonly content: Pick<ManifestContent, 'id' | 'createdAt' | 'programVersion'>;
}

export interface Made {
  readonly manifest: Manifest;
  readonly file: Digest & Head;
}

/** Reads a backup to its end; with `database` its database is put there. */
export interface ReadJob {
  readonly kind: 'read';
  readonly file: string;
  readonly place: Place;
  readonly identity: string;
  readonly database: string | null;
  /** A newer schema is refused by the manifest; null reads any. */
  readonly knownSchemaVersion: number | null;
}

/** Checks a database that nobody has open and says what is in it. */
export interface CheckJob {
  readonly kind: 'check';
  readonly file: string;
  readonly key: Uint8Array;
}

/** SHA-256 of a file. */
export interface DigestJob {
  readonly kind: 'digest';
  readonly file: string;
  readonly place: Place;
}

/** Puts a database that nobody has open under another key. */
export interface RekeyJob {
  readonly kind: 'rekey';
  readonly file: string;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}

export interface JobAnswers {
  readonly make: Made;
  readonly read: { readonly manifest: Manifest; readonly file: Digest };
  readonly check: DatabaseFacts;
  readonly digest: Digest;
  readonly rekey: null;
}

export type Job = MakeJob | ReadJob | CheckJob | DigestJob | RekeyJob;

export type JobMessage =
  | { readonly type: 'progress'; readonly progress: BackupProgress }
  /** The thread goes on when it is answered. `manifest` comes with `described`. */
  | { readonly type: 'step'; readonly step: BackupStep }
  | { readonly type: 'done'; readonly answer: JobAnswers[keyof JobAnswers] }
  | { readonly type: 'failed'; readonly problem: ProblemFacts }
  | { readonly type: 'broken'; readonly name: string; readonly message: string; readonly stack: string };
