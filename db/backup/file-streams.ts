import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

import { at, type Place } from './problems.ts';

const PIECE_BYTES = 256 * 1024;

/** Opens a file for reading, lends it to `work` and closes it, however `work` ended and whatever still waits for it. */
export async function withFile<T>(file: string, place: Place, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  const handle = await at(place, () => open(file, 'r'));
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
}

/** An open file in pieces, never the whole of it in memory; the next one is read while the taker works on one. */
export async function* piecesOf(handle: FileHandle, place: Place): AsyncGenerator<Buffer, void, undefined> {
  const read = (): Promise<Buffer> => {
    const reading = readInto(handle, place, Buffer.allocUnsafe(PIECE_BYTES));
    // Whoever takes no more does not hear of its failure; closing the file waits for it.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read();
  for (;;) {
    const piece = await next;
    if (piece.length === 0) return;
    next = read();
    yield piece;
  }
}

async function readInto(handle: FileHandle, place: Place, buffer: Buffer): Promise<Buffer> {
  const { bytesRead } = await at(place, () => handle.read(buffer, 0, buffer.length, null));
  return buffer.subarray(0, bytesRead);
}

/** Writes the pieces of a new file in their order, each while the next one is made. */
export class PieceWriter {
  readonly #handle: FileHandle;
  readonly #place: Place;
  #writing: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle, place: Place) {
    this.#handle = handle;
    this.#place = place;
  }

  /** Takes a piece, which must not change any more. Throws what kept the piece before from being written. */
  async write(piece: Uint8Array): Promise<void> {
    await this.#writing;
    this.#writing = at(this.#place, () => writeWhole(this.#handle, piece));
    // Told to the next piece or at the end.
    this.#writing.catch(() => undefined);
  }

  /** Waits for the last piece and flushes the file. */
  async end(): Promise<void> {
    await this.#writing;
    await at(this.#place, () => this.#handle.sync());
  }
}

/** Writes all of a piece, also where the system takes only a part of it at once. */
async function writeWhole(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length;) {
    const { bytesWritten } = await handle.write(piece, written, piece.length - written);
    written += bytesWritten;
  }
}

export interface Digest {
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** Size and SHA-256 of a file. @param tell bytes read so far */
export async function digestOf(file: string, place: Place, tell?: (bytes: number) => void): Promise<Digest> {
  const hash = createHash('sha256');
  let bytes = 0;
  await withFile(file, place, async (handle) => {
    // One buffer for all: by the hundred they would stay in memory until somebody clears them away.
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    for (;;) {
      const piece = await readInto(handle, place, buffer);
      if (piece.length === 0) break;
      hash.update(piece);
      bytes += piece.length;
      tell?.(bytes);
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}
