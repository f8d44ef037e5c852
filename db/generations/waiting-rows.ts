import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import type { NewAuditRow } from '../repositories/audit.repository.ts';
import { codeOf } from './failures.ts';
import { firmly, renameFirmly, writeFileAtomically } from './files.ts';
import { WAITING_ROWS_FILE } from './layout.ts';
import { deriveKey, NONCE_BYTES, seal, unseal, wipe } from './secrets.ts';

/** Ties the cipher text to its place and format. */
const BOUND_TO = 'waiting-rows 1';

/** What happened to a session: no fields and no values. */
export type WaitingRow = Pick<NewAuditRow, 'at' | 'userId' | 'action'> & {
  readonly detail: Readonly<Record<string, string | number | boolean>>;
};

const storedRows = z.array(
  z.strictObject({
    at: z.string(),
    userId: z.string().nullable(),
    action: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
);

/**
 * Rows of the log that wait until the database may be written, kept under a key of their own beside it: a program that
 * dies before the check is over loses none. Null when the file is there and does not hold them, for this key or this
 * program; it is then moved aside, never thrown away. Throws the system's error when the file cannot be read or moved.
 */
export async function readWaitingRows(dir: string, databaseKey: Uint8Array): Promise<readonly WaitingRow[] | null> {
  const file = join(dir, WAITING_ROWS_FILE);
  let bytes: Uint8Array;
  try {
    bytes = await firmly(() => readFile(file));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  const rows = opened(bytes, databaseKey);
  if (rows === null) await moveAside(dir, 'damaged');
  return rows;
}

/** Makes room beside a file that cannot be read: the next rows would replace it. Throws the system's error. */
export async function putWaitingRowsAside(dir: string): Promise<void> {
  await moveAside(dir, 'unread');
}

async function moveAside(dir: string, why: 'damaged' | 'unread'): Promise<void> {
  const file = join(dir, WAITING_ROWS_FILE);
  await renameFirmly(file, `${file}.${why}-${randomUUID()}`);
}

/** Puts `rows` in the place of those kept before, whole or not at all; none removes the file. */
export async function keepWaitingRows(
  dir: string,
  databaseKey: Uint8Array,
  rows: readonly WaitingRow[],
): Promise<void> {
  const file = join(dir, WAITING_ROWS_FILE);
  if (rows.length === 0) return await firmly(() => rm(file, { force: true }));
  const key = deriveKey(databaseKey, BOUND_TO);
  const { nonce, sealed } = seal(key, Buffer.from(JSON.stringify(rows), 'utf8'), BOUND_TO);
  wipe(key);
  await writeFileAtomically(file, Buffer.concat([nonce, sealed]));
}

function opened(bytes: Uint8Array, databaseKey: Uint8Array): readonly WaitingRow[] | null {
  const key = deriveKey(databaseKey, BOUND_TO);
  const parts = { nonce: bytes.subarray(0, NONCE_BYTES), sealed: bytes.subarray(NONCE_BYTES) };
  const plain = parts.nonce.length < NONCE_BYTES ? null : unseal(key, parts, BOUND_TO);
  wipe(key);
  if (plain === null) return null;
  try {
    return storedRows.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  } catch {
    return null;
  }
}
