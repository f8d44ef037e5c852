import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { z } from 'zod';

import { MOST_PLACES } from '#shared/features/backups/backups.rules.ts';
import { BACKUP_REASONS, TARGET_KINDS } from '#shared/features/backups/backups.schema.ts';

import { restoreNote, type RestoreNote } from '../generations/current-file.ts';
import { asFailure, codeOf, withFailures } from '../generations/failures.ts';
import { firmly, removeUnfinishedWrites, renameFirmly, writeFileAtomically } from '../generations/files.ts';
import { sha256 } from '../generations/secrets.ts';

/**
 * What this computer knows of its backups. It lies in the data folder, outside the database: a damaged office must still
 * show what was proved, and a restored one must not forget it.
 */
export const LEDGER_FILE = 'backups.json';
export const LEDGER_COPY_FILE = 'backups.2.json';

const FORMAT = 'ostoja-backups';
const VERSION = 1;
/** Beyond this many, what is gone or was told again later is forgotten, oldest first; what is there never. */
const MOST_KEPT = 1000;

const instant = z.iso.datetime();

const target = z.strictObject({
  id: z.uuid(),
  kind: z.enum(TARGET_KINDS),
  name: z.string().min(1).max(200),
  path: z.string().max(4000),
  addedAt: instant,
  /** The last try that failed, until one succeeds. */
  failure: z.strictObject({ at: instant, code: z.string().max(60) }).nullable(),
});

const reason = z.enum(BACKUP_REASONS);
export type BackupReason = z.infer<typeof reason>;

/** Nothing but a hash may stand here in the open, whatever another hand has put into the log. */
const rowHash = z.string().regex(/^[0-9a-f]{64}$/);

const backup = z.strictObject({
  id: z.uuid(),
  targetId: z.uuid(),
  fileName: z.string().min(1).max(200),
  reason,
  createdAt: instant,
  /** A backup is in the ledger only once it is proved. */
  provedAt: instant,
  bytes: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  schemaVersion: z.int().min(1),
  programVersion: z.string().max(60),
  /** Fingerprints of the recovery keys that open it. */
  recovery: z.array(z.string().regex(/^[0-9a-f]{16}$/)).max(100),
  /** Last row of the log in it, with the last restore before it; not in entries of older programs. */
  auditHead: z.strictObject({ seq: z.int().min(1), hash: rowHash, branch: rowHash.nullable() }).optional(),
  /** Removed by retention or by hand, or found missing at its target. */
  goneAt: instant.nullable(),
});

const test = z.strictObject({
  at: instant,
  backupId: z.uuid(),
  /** The refusal it ended with; null when everything was whole. */
  failure: z.string().max(60).nullable(),
  people: z.int().min(0),
});

const body = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  counter: z.int().min(1),
  targets: z.array(target).max(MOST_PLACES),
  backups: z.array(backup),
  tests: z.array(test),
  restores: z.array(restoreNote).max(MOST_KEPT),
  /** It was begun anew, since what stood here could not be read; until a backup is known at every place. */
  begunAnew: z.literal(true).optional(),
});

const file = z.strictObject({ ...body.shape, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export type KnownTarget = Readonly<z.infer<typeof target>>;
export type KnownBackup = Readonly<z.infer<typeof backup>>;
export type RestoreTest = Readonly<z.infer<typeof test>>;
export type KnownRestore = RestoreNote;

export interface Ledger {
  readonly counter: number;
  readonly targets: readonly KnownTarget[];
  readonly backups: readonly KnownBackup[];
  readonly tests: readonly RestoreTest[];
  readonly restores: readonly KnownRestore[];
  readonly begunAnew?: true;
}

export type LoadedLedger =
  | { readonly state: 'good'; readonly ledger: Ledger }
  /** Neither copy is whole: nothing is known, and the office is told so. */
  | { readonly state: 'damaged'; readonly ledger: Ledger };

const EMPTY: Ledger = { counter: 0, targets: [], backups: [], tests: [], restores: [] };

/** The entry of a head of the log; nothing for a log that is empty or holds what is no hash. */
export function ledgerHead(head: unknown, branch: string | null): Pick<KnownBackup, 'auditHead'> {
  const read = backup.shape.auditHead.safeParse(typeof head === 'object' && head !== null ? { ...head, branch } : null);
  return read.success && read.data !== undefined ? { auditHead: read.data } : {};
}

/**
 * Reads the ledger; a folder without one has made no backup yet.
 * @throws AppError FOLDER_NOT_WRITABLE and what else the system says when a file that is there cannot be read for now
 */
export async function readLedger(dir: string): Promise<LoadedLedger> {
  const copies = await Promise.all([readCopy(join(dir, LEDGER_FILE)), readCopy(join(dir, LEDGER_COPY_FILE))]);
  const whole = copies.filter((copy) => copy !== 'missing' && copy !== 'damaged');
  const [newest] = whole.sort((left, right) => right.counter - left.counter);
  if (newest !== undefined) return { state: 'good', ledger: newest };
  return { state: copies.includes('damaged') ? 'damaged' : 'good', ledger: EMPTY };
}

const turns = new Map<string, Promise<unknown>>();

/**
 * Changes the ledger; changes wait for each other. Both copies are written, each atomically. A damaged ledger is begun anew.
 * @throws AppError DISK_FULL, FOLDER_NOT_WRITABLE
 */
export async function updateLedger(dir: string, change: (ledger: Ledger) => Ledger): Promise<Ledger> {
  const name = resolve(dir);
  const before = turns.get(name) ?? Promise.resolve();
  const mine = before.then(async () => {
    const { state, ledger } = await readLedger(dir);
    const changed = change(ledger);
    if (state === 'damaged') await putAside(dir);
    const anew = (state === 'damaged' || ledger.begunAnew === true) && lacksBackups(changed);
    const next: Ledger = {
      ...(anew ? { begunAnew: true } : {}),
      counter: ledger.counter + 1,
      targets: changed.targets,
      ...remembered(changed),
      restores: changed.restores.slice(-MOST_KEPT),
    };
    const bytes = encodeLedger(next);
    await withFailures('files', async () => {
      for (const file of [LEDGER_FILE, LEDGER_COPY_FILE]) {
        // What a crash left of an earlier change; nobody but the holder of the folder writes here.
        await removeUnfinishedWrites(join(dir, file));
        await writeFileAtomically(join(dir, file), bytes);
      }
    });
    return next;
  });
  const settled = mine.catch(() => undefined);
  turns.set(name, settled);
  try {
    return await mine;
  } finally {
    if (turns.get(name) === settled) turns.delete(name);
  }
}

/** Whether no place is known, or one without a backup. */
function lacksBackups({ targets, backups }: Ledger): boolean {
  const has = (id: string): boolean => backups.some(({ targetId, goneAt }) => targetId === id && goneAt === null);
  return targets.length === 0 || targets.some(({ id }) => !has(id));
}

function remembered({ backups, tests }: Ledger): Pick<Ledger, 'backups' | 'tests'> {
  const there = new Set(backups.flatMap(({ id, goneAt }) => (goneAt === null ? [id] : [])));
  const lastTests = new Map(tests.map((one) => [one.backupId, one]));
  return {
    backups: withoutOldest(backups, ({ goneAt }) => goneAt !== null),
    tests: withoutOldest(tests, (one) => !there.has(one.backupId) || lastTests.get(one.backupId) !== one),
  };
}

/** As many as are kept, and beyond them those that may not go. */
function withoutOldest<T>(all: readonly T[], mayGo: (one: T) => boolean): readonly T[] {
  let excess = all.length - MOST_KEPT;
  return all.filter((one) => {
    if (excess <= 0 || !mayGo(one)) return true;
    excess -= 1;
    return false;
  });
}

/** What cannot be read may still be read by somebody who knows: it is kept under another name. */
async function putAside(dir: string): Promise<void> {
  const id = randomUUID();
  await withFailures('files', async () => {
    for (const name of [LEDGER_FILE, LEDGER_COPY_FILE]) {
      await renameFirmly(join(dir, name), join(dir, `${name}.damaged-${id}`)).catch((error: unknown) => {
        if (codeOf(error) !== 'ENOENT') throw error;
      });
    }
  });
}

function encodeLedger(ledger: Ledger): Buffer {
  const content = body.parse({ format: FORMAT, version: VERSION, ...ledger });
  return Buffer.from(toText({ ...content, sha256: checksum(content) }), 'utf8');
}

/** No file, or a disk that no longer gives its bytes. */
const UNREADABLE_FOR_GOOD: readonly string[] = ['EISDIR', 'EIO'];

async function readCopy(path: string): Promise<Ledger | 'missing' | 'damaged'> {
  let text: string;
  try {
    text = await firmly(() => readFile(path, 'utf8'));
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'ENOENT') return 'missing';
    // Everything else passes, and whoever took it for damage would forget all places and backups.
    if (UNREADABLE_FOR_GOOD.includes(code)) return 'damaged';
    throw asFailure(error, 'files');
  }
  try {
    const { sha256: stated, ...content } = file.parse(JSON.parse(text));
    if (checksum(content) !== stated) return 'damaged';
    const { format: _format, version: _version, begunAnew, ...ledger } = content;
    return begunAnew === true ? { ...ledger, begunAnew } : ledger;
  } catch {
    return 'damaged';
  }
}

function checksum(content: unknown): string {
  return sha256(toText(content)).toString('hex');
}

function toText(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}
