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

/** An open file in pieces, never the whole of it in memory. */
export async function* piecesOf(handle: FileHandle, place: Place): AsyncGenerator<Buffer, void, undefined> {
  for (;;) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const { bytesRead } = await at(place, () => handle.read(piece, 0, PIECE_BYTES, null));
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
  }
}

/** Writes all of a piece, also where the system takes only a part of it at once. */
export async function writeWhole(handle: FileHandle, piece: Uint8Array): Promise<void> {
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
    for await (const piece of piecesOf(handle, place)) {
      hash.update(piece);
      bytes += piece.length;
      tell?.(bytes);
    }
  });
  return { bytes, sha256: hash.digest('hex') };
}
