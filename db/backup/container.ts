import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

import { Decrypter, Encrypter } from 'age-encryption';

import { type Head, headOf } from './age-head.ts';
import { type Digest, PieceWriter, piecesOf, withFile } from './file-streams.ts';
import { DATABASE_ENTRY, decodeManifest, type Manifest, MANIFEST_ENTRY, MANIFEST_LIMIT } from './manifest.ts';
import { at, BackupProblem, damaged, type Place } from './problems.ts';
import { readTar, writeTar } from './tar.ts';

export interface WriteContainerOptions {
  /** A new file; an existing one is refused. */
  readonly target: string;
  readonly manifest: Uint8Array;
  readonly database: { readonly file: string; readonly bytes: number };
  /** age1…: everybody who can open it. */
  readonly recipients: readonly string[];
  /** Bytes of the database written so far. */
  readonly tell?: (bytes: number) => void;
}

/**
 * Streams manifest and database as a tar through age into a new file and flushes it. Nothing of it is ever plain on a
 * disk, and no more than a few pieces are in memory.
 */
export async function writeContainer(options: WriteContainerOptions): Promise<Digest & Head> {
  const encrypter = new Encrypter();
  for (const recipient of options.recipients) encrypter.addRecipient(recipient);
  return await withFile(options.database.file, 'staging', async (database) => {
    const handle = await at('target', () => open(options.target, 'wx', 0o600));
    const archive = writeTar([
      { name: MANIFEST_ENTRY, bytes: options.manifest.length, content: [options.manifest] },
      { name: DATABASE_ENTRY, bytes: options.database.bytes, content: told(database, options.tell) },
    ]);
    const hash = createHash('sha256');
    let bytes = 0;
    let first = Buffer.alloc(0);
    const writer = new PieceWriter(handle, 'target');
    try {
      const encrypted = await encrypter.encrypt(ReadableStream.from(archive));
      for await (const piece of encrypted) {
        await writer.write(piece);
        hash.update(piece);
        bytes += piece.length;
        if (first.length < FIRST_BYTES) first = Buffer.concat([first, piece]);
      }
      await writer.end();
    } finally {
      // A disk that fills up may say so only here.
      await at('target', () => handle.close());
    }
    const head = headOf(first);
    if (head === null) throw new Error('what age wrote has no head');
    return { bytes, sha256: hash.digest('hex'), ...head };
  });
}

const FIRST_BYTES = 64 * 1024;

async function* told(
  source: FileHandle,
  tell: WriteContainerOptions['tell'],
): AsyncGenerator<Uint8Array, void, undefined> {
  let written = 0;
  for await (const piece of piecesOf(source, 'staging')) {
    yield piece;
    written += piece.length;
    tell?.(written);
  }
}

export interface ReadContainerOptions {
  readonly file: string;
  /** Where the file lies, for failures of the system. */
  readonly place: Place;
  /** AGE-SECRET-KEY-1…: the office identity or a recovery key. */
  readonly identity: string;
  /** A new file for the database; null only checks. It is to be used after this function has ended well, never before. */
  readonly database: string | null;
  /** A newer schema is refused by the manifest, before anything of the database is read; null reads any. */
  readonly knownSchemaVersion?: number | null;
  /** Bytes of the file read so far. */
  readonly tell?: (bytes: number) => void;
}

export interface ReadContainer {
  readonly manifest: Manifest;
  /** SHA-256 of the file as it was read. */
  readonly file: Digest;
}

/**
 * Reads a backup to its very end and proves every byte: age's authentication of each piece and of the last one, exactly
 * two entries, the database of the size and SHA-256 that the manifest states.
 * @throws BackupProblem reading: no-key, damaged, newer; system
 */
export async function readContainer(options: ReadContainerOptions): Promise<ReadContainer> {
  const hash = createHash('sha256');
  let bytes = 0;
  return await withFile(options.file, options.place, async (handle) => {
    const source = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      for await (const piece of piecesOf(handle, options.place)) {
        hash.update(piece);
        bytes += piece.length;
        options.tell?.(bytes);
        yield piece;
      }
    };
    try {
      const decrypter = new Decrypter();
      decrypter.addIdentity(options.identity);
      const plain = await decrypter.decrypt(ReadableStream.from(source()));
      const manifest = await readEntries(plain, options);
      return { manifest, file: { bytes, sha256: hash.digest('hex') } };
    } catch (error) {
      throw readingProblem(error);
    }
  });
}

/** The message of age-encryption when no stanza opens. Everything else that is not the system's failure is damage. */
const NO_MATCH = /no identity matched/i;

function readingProblem(error: unknown): unknown {
  if (error instanceof BackupProblem) return error;
  if (error instanceof Error && NO_MATCH.test(error.message)) {
    return new BackupProblem({ kind: 'reading', reading: 'no-key', what: 'no stanza opens' }, { cause: error });
  }
  return damaged('age or tar', { cause: error });
}

function refuseNewer({ schemaVersion, programVersion }: Manifest, known: number | null): void {
  if (known === null || schemaVersion <= known) return;
  throw new BackupProblem({ kind: 'reading', reading: 'newer', needed: programVersion, what: 'a newer schema' });
}

async function readEntries(plain: AsyncIterable<Uint8Array>, options: ReadContainerOptions): Promise<Manifest> {
  let manifest: Manifest | null = null;
  let hasDatabase = false;
  for await (const { name, bytes, content } of readTar(plain)) {
    if (manifest === null) {
      if (name !== MANIFEST_ENTRY || bytes > MANIFEST_LIMIT) throw damaged('the first entry is no manifest');
      manifest = readManifest(await wholeOf(content));
      refuseNewer(manifest, options.knownSchemaVersion ?? null);
    } else {
      const { database } = manifest;
      if (hasDatabase || name !== DATABASE_ENTRY || bytes !== database.bytes) throw damaged('an unexpected entry');
      hasDatabase = true;
      if ((await store(content, options.database)) !== database.sha256) throw damaged('database differs from manifest');
    }
  }
  if (manifest === null || !hasDatabase) throw damaged('an entry is missing');
  return manifest;
}

function readManifest(bytes: Uint8Array): Manifest {
  const decoded = decodeManifest(bytes);
  switch (decoded.state) {
    case 'good':
      return decoded.manifest;
    case 'damaged':
      throw damaged('manifest');
    case 'newer':
      throw new BackupProblem({ kind: 'reading', reading: 'newer', what: 'manifest', needed: decoded.programVersion });
  }
}

async function wholeOf(entry: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of entry) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Writes an entry to a new file and flushes it, or only reads it; gives its SHA-256. */
async function store(entry: AsyncIterable<Buffer>, file: string | null): Promise<string> {
  const hash = createHash('sha256');
  const handle = file === null ? null : await at('staging', () => open(file, 'wx', 0o600));
  const writer = handle === null ? null : new PieceWriter(handle, 'staging');
  try {
    for await (const piece of entry) {
      await writer?.write(piece);
      hash.update(piece);
    }
    await writer?.end();
  } finally {
    if (handle !== null) await at('staging', () => handle.close());
  }
  return hash.digest('hex');
}
