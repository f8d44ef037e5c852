import { createHmac, timingSafeEqual } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from './audit-chain.ts';
import type { AuditHead } from './audit-chain.ts';

/** Stands beside the database, in the folder of its generation. */
export const AUDIT_HEAD_FILE = 'audit-head.json';

/** What is read back: heads oldest first, or why there are none. `damaged` covers a file changed without the key. */
export type AuditHeadFile =
  | { readonly state: 'ok'; readonly heads: readonly AuditHead[] }
  | { readonly state: 'missing' }
  | { readonly state: 'damaged' };

const FORMAT = 1;
/** Of the newest heads each one is kept, of older ones every second, again and again: fine where cutting is likely. */
const NEWEST_KEPT = 64;
const MOST_KEPT = 256;

const storedHead = z.strictObject({ seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) });

const stored = z.strictObject({
  format: z.literal(FORMAT),
  /** Empty only as long as the log is. */
  heads: z.array(storedHead),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * Heads of the audit log written down outside the database. They show a log that was cut or computed anew by whoever can
 * change the database alone; who holds the database key can also make this file anew, and then only the heads in
 * backups' manifests, kept elsewhere, speak.
 */
export async function readAuditHeads(folder: string, databaseKey: Uint8Array): Promise<AuditHeadFile> {
  let text: string;
  try {
    text = await readFile(join(folder, AUDIT_HEAD_FILE), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return { state: 'missing' };
    // A bad sector or a folder in the file's place.
    if (code === 'EIO' || code === 'EISDIR') return { state: 'damaged' };
    throw error;
  }
  const parsed = stored.safeParse(jsonOrNull(text));
  if (!parsed.success) return { state: 'damaged' };
  const { heads, mac } = parsed.data;
  const right = timingSafeEqual(Buffer.from(mac, 'hex'), seal(heads, databaseKey));
  return right ? { state: 'ok', heads } : { state: 'damaged' };
}

/** Makes the file of a new office, with its head: from then on a generation without it has lost evidence. */
export async function createAuditHeads(folder: string, databaseKey: Uint8Array, head: AuditHead): Promise<void> {
  await store(folder, databaseKey, head.seq === 0 ? [] : [{ seq: head.seq, hash: head.hash }]);
}

/**
 * Writes `head` down beside the earlier ones, whole or not at all. Evidence is never overwritten: a head that lies before
 * the last one known, or contradicts it, is not written, and a damaged file is first moved aside.
 * @returns false when the head was not written, which means that the log was cut or changed
 */
export async function writeAuditHead(folder: string, databaseKey: Uint8Array, head: AuditHead): Promise<boolean> {
  const before = await readAuditHeads(folder, databaseKey);
  const known = before.state === 'ok' ? before.heads : [];
  const last = known.at(-1);
  if (last !== undefined && last.seq >= head.seq) return last.seq === head.seq && last.hash === head.hash;
  // An empty log has no head.
  if (head.seq === 0) return true;
  const written = storedHead.safeParse({ seq: head.seq, hash: head.hash });
  // What is no hash was put into the log by another hand, and may be anything: it must not stand here in the open.
  if (!written.success) return false;
  if (before.state === 'damaged') await rename(join(folder, AUDIT_HEAD_FILE), await freeName(folder));
  await store(folder, databaseKey, thinned([...known, written.data]));
  return true;
}

async function store(folder: string, databaseKey: Uint8Array, heads: readonly AuditHead[]): Promise<void> {
  const file = join(folder, AUDIT_HEAD_FILE);
  const text = `${JSON.stringify({ format: FORMAT, heads, mac: seal(heads, databaseKey).toString('hex') })}\n`;
  const part = `${file}.part`;
  const handle = await open(part, 'w');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

function thinned(heads: readonly AuditHead[]): readonly AuditHead[] {
  if (heads.length <= MOST_KEPT) return heads;
  const older = heads.slice(0, -NEWEST_KEPT).filter((_head, index) => index % 2 === 0);
  return [...older, ...heads.slice(-NEWEST_KEPT)];
}

function seal(heads: readonly AuditHead[], databaseKey: Uint8Array): Buffer {
  const key = createHmac('sha256', databaseKey).update('audit-head').digest();
  return createHmac('sha256', key)
    .update(canonicalJson({ format: FORMAT, heads }))
    .digest();
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function freeName(folder: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = join(folder, `audit-head.damaged-${number}.json`);
    const taken = await stat(name).then(
      () => true,
      () => false,
    );
    if (!taken) return name;
  }
}
