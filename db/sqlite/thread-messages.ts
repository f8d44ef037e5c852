import type { WireFailure } from './errors.ts';
import type { PackedRows } from './packed-rows.ts';

/** A value that SQLite stores. Integers are bound as bigint: a bound JavaScript number would arrive as REAL. */
export type SqlValue = string | number | bigint | Uint8Array | null;

export type BeginMode = 'deferred' | 'immediate';

/** `quick` reads every page; `integrity` also compares every index with its table and every reference with its parent. */
export type CheckKind = 'quick' | 'integrity';

export type ThreadRole = 'write' | 'read';

/** What a database thread is started with. The key's buffer is transferred, so the sender keeps no copy in it. */
export interface ThreadStart {
  readonly file: string;
  readonly role: ThreadRole;
  readonly key: Uint8Array;
}

export type ThreadRequest =
  | {
      readonly op: 'query';
      /** Set on the first query of a unit of work; every other query must find that transaction still open. */
      readonly begin: BeginMode | null;
      readonly sql: string;
      readonly parameters: readonly SqlValue[];
    }
  | { readonly op: 'end'; readonly how: 'commit' | 'rollback' }
  | { readonly op: 'check'; readonly kind: CheckKind }
  | { readonly op: 'close' };

/** What a statement that returns no rows did. */
export interface Changes {
  readonly changes: number;
  readonly lastInsertRowid: number | bigint;
}

export type QueryAnswer = PackedRows | Changes;

export type ThreadAnswer = QueryAnswer | { readonly findings: readonly string[] } | { readonly done: true };

/** One request with the number its answer will carry; null for one that nobody waits for, which gets no answer. */
export interface ThreadCall {
  readonly id: number | null;
  readonly request: ThreadRequest;
}

/** What became of one call. */
export type ThreadReply =
  { readonly id: number; readonly answer: ThreadAnswer } | { readonly id: number; readonly failure: WireFailure };

/** Calls made in one turn of the main thread travel in one message, and so do their answers: waking a thread costs most. */
export type ThreadMessage =
  | { readonly type: 'ready'; readonly schemaVersion: number }
  | { readonly type: 'refused'; readonly failure: WireFailure; readonly reason: string | null }
  | { readonly type: 'replies'; readonly replies: readonly ThreadReply[] };
