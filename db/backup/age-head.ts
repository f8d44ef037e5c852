import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

import { at, type Place } from './problems.ts';

const NONCE_BYTES = 16;
const FIRST_LINE = 'age-encryption.org/v1\n';
/** A head of this program has 22 bytes, about 100 for each recipient and 66 more: this is room for hundreds. */
const LONGEST = 64 * 1024;

export interface Head {
  readonly headBytes: number;
  readonly headSha256: string;
}

/**
 * Length and SHA-256 of the head of an age file: its lines to the end of `--- <mac>` and the nonce after them; null when
 * the bytes do not begin with one.
 */
export function headOf(first: Uint8Array): Head | null {
  const text = Buffer.from(first).toString('latin1');
  if (!text.startsWith(FIRST_LINE)) return null;
  const mac = text.indexOf('\n--- ');
  const end = mac < 0 ? -1 : text.indexOf('\n', mac + 1);
  const headBytes = end + 1 + NONCE_BYTES;
  if (end < 0 || first.length < headBytes) return null;
  return { headBytes, headSha256: sha256Of(first.subarray(0, headBytes)) };
}

/** The first bytes of a file, enough for every head. */
export async function readFirst(file: string, place: Place, bytes = LONGEST): Promise<Buffer> {
  return await at(place, async () => {
    const handle = await open(file, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  });
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
