/** What a connection is for: `write` and `read` serve an open office, `build` makes or changes a file no one else has open. */
export type ConnectionRole = 'write' | 'read' | 'build';

export interface PragmaSetting {
  readonly name: string;
  readonly value: string;
  /** What reading the pragma back must give. */
  readonly expected: string | number;
  readonly reason: string;
}

const COMMON: readonly PragmaSetting[] = [
  {
    name: 'temp_store',
    value: 'memory',
    expected: 2,
    reason: 'temporary files of sorts and index builds are not encrypted: they must never reach a disk',
  },
  {
    name: 'foreign_keys',
    value: 'on',
    expected: 1,
    reason: 'references hold through every door; the setting belongs to a connection, not to the file',
  },
  {
    name: 'recursive_triggers',
    value: 'on',
    expected: 1,
    reason: 'without it REPLACE deletes rows past the triggers that keep the audit log append-only',
  },
  {
    name: 'trusted_schema',
    value: 'off',
    expected: 0,
    reason: 'a schema changed from outside must not call functions that do more than compute',
  },
  {
    name: 'cell_size_check',
    value: 'on',
    expected: 1,
    reason: 'damage inside a page is reported when the page is read, not after wrong rows were used',
  },
  {
    name: 'secure_delete',
    value: 'on',
    expected: 1,
    reason: 'removed personal data are overwritten inside the file, not only unlinked',
  },
  {
    name: 'cache_size',
    value: '-65536',
    expected: -65536,
    reason: '64 MB of decrypted pages: removes nearly all of the cost of decryption from repeated reads',
  },
  {
    name: 'busy_timeout',
    value: '5000',
    expected: 5000,
    reason: 'a checkpoint of another connection makes a thread wait, not fail',
  },
];

const SYNCHRONOUS: PragmaSetting = {
  name: 'synchronous',
  value: 'full',
  expected: 2,
  reason: 'a saved change survives a power cut; in WAL mode the built-in default loses the last commits',
};

const BY_ROLE: Readonly<Record<ConnectionRole, readonly PragmaSetting[]>> = {
  write: [
    {
      name: 'journal_mode',
      value: 'wal',
      expected: 'wal',
      reason: 'reads go on while a write runs; WAL frames are encrypted',
    },
    SYNCHRONOUS,
    {
      name: 'journal_size_limit',
      value: '67108864',
      expected: 67108864,
      reason: 'a WAL grown by one large import is cut back at the next checkpoint',
    },
  ],
  read: [
    SYNCHRONOUS,
    {
      name: 'query_only',
      value: 'on',
      expected: 1,
      reason: 'a reading connection cannot write, whatever the SQL says',
    },
  ],
  build: [
    {
      name: 'journal_mode',
      value: 'delete',
      expected: 'delete',
      reason: 'the finished file is one file that can be moved, without a WAL beside it',
    },
    SYNCHRONOUS,
  ],
};

/** The settings of a connection in the order they are made. */
export function pragmasFor(role: ConnectionRole): readonly PragmaSetting[] {
  return [...COMMON, ...BY_ROLE[role]];
}
