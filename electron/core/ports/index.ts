import type { Patience } from '#db/backup/index.ts';
import type { SaveOutcome } from '#shared/contract/procedure.ts';
import type { Instant } from '#shared/kernel/instant.ts';

/** The one source of „now”: an ISO UTC instant. Dates of life and law are taken from it in Polish time. */
export interface Clock {
  now(): Instant;
}

/** New record ids, UUID version 7; a seeded source in the demonstration office and tests. */
export interface Ids {
  next(): string;
}

/** A log that never receives field values: an event name, codes, counts and ids only. */
export interface Logger {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** Writes the stack of an unknown error, redacted, under the reference the page shows. */
  error(event: string, error: unknown, facts?: LogFacts): void;
}
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** A window or browser tab that asked; natives dialogs open over it. Opaque to the core. */
export type WindowId = string;

/** A file the program made for the user. */
export interface FileToSave {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** Awaited once the user has chosen a place and before anything is written or given there; a refusal stops it. */
  release(): Promise<void>;
}

/** Files that go to the user. The core hands over bytes and a name; no path ever comes back. */
export interface Dialogs {
  save(window: WindowId, file: FileToSave): Promise<SaveOutcome>;
}

export interface Printer {
  /** False in the preview host, where the browser prints. */
  readonly canSavePdf: boolean;
  print(window: WindowId): Promise<void>;
  /** The window's print route as PDF bytes. */
  pdf(window: WindowId): Promise<Uint8Array>;
}

/** A folder the user has chosen for backups. */
export interface ChosenFolder {
  readonly path: string;
  /** What the user knows it by: its own name, or that of its drive. */
  readonly name: string;
}

/** A file the user has chosen to restore from. */
export interface ChosenBackup {
  readonly path: string;
  readonly name: string;
}

/** Where backups may be kept. Paths stay in the core; the page sees names. */
export interface Places {
  /**
   * Lets the user choose a folder; null when the user gave up. Where there is no dialog (preview host) it is the one of
   * `offered` with that name.
   */
  chooseFolder(window: WindowId, name: string | null): Promise<ChosenFolder | null>;
  /** Names of the folders to choose from; null where the user chooses in a dialog. */
  offered(): Promise<readonly string[] | null>;
  /** Lets the user choose the file of a backup; null when the user gave up. `name` as in chooseFolder. */
  chooseBackup(window: WindowId, name: string | null): Promise<ChosenBackup | null>;
  /** Names of the files to choose from; null where the user chooses in a dialog. */
  offeredBackups(): Promise<readonly string[] | null>;
  /** Roots of all drives that may be plugged in. */
  drives(): Promise<readonly string[]>;
  /** How long a place may keep somebody waiting; by default as the program says. */
  readonly patience?: Patience;
}

/** Where the data live; only the composition root of a host knows. */
export interface Paths {
  readonly data: string;
  readonly logs: string;
}

export interface Host {
  readonly kind: 'desktop' | 'preview';
  readonly demo: boolean;
  readonly version: string;
  /** Ends the program in good order, soon after it is asked; absent in the preview host, whose tab the user closes. */
  readonly quit?: () => void;
}

/** What a host gives the core. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly dialogs: Dialogs;
  readonly printer: Printer;
  readonly places: Places;
  readonly paths: Paths;
  readonly host: Host;
}
