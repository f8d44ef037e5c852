import type { MessagePort } from 'node:worker_threads';

import type { BeginMode, SqlValue } from '#db/sqlite/thread-messages.ts';

/** A statement that the program sent to a database thread. */
export interface RecordedStatement {
  readonly begin: BeginMode | null;
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** Delay of an event loop in milliseconds. */
export interface LoopDelay {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** What the thread of the core is started with. */
export interface CoreStart {
  readonly dir: string;
  /** The contract is served here, as it is to a window of the desktop program. */
  readonly contract: MessagePort;
  readonly control: MessagePort;
}

/** Questions of the benchmark beside the contract; each is answered by one message. */
export interface CoreControl {
  /** Begins to write down statements. */
  record(): null;
  /** The statements since `record`. */
  recorded(): readonly RecordedStatement[];
  /** Waits until what calls left to be written behind their answers is written, so that it does not fall on the next one. */
  settled(): Promise<null>;
  /** Begins to measure the event loop anew. */
  watchLoop(): null;
  loop(): LoopDelay;
  /** Closes the office. */
  close(): Promise<null>;
}

export type ControlName = keyof CoreControl;
