import { scrypt } from 'node:crypto';

import { KEY_BYTES } from './secrets.ts';

export interface ScryptParameters {
  readonly name: 'scrypt';
  /** Cost: a power of two. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about 0.4 s of one core (2026); stored with each slot so that it can grow. */
export const STRONG_KDF: ScryptParameters = { name: 'scrypt', N: 2 ** 17, r: 8, p: 1 };

const MIB = 1024 * 1024;
/** Node's limit counts a little more than 128·N·r, so exactly that would throw. */
const MAX_MEMORY = 256 * MIB;

/** Bounds of what is read from a file: no division by zero, no frozen computer. */
export function isSafeKdf({ N, r, p }: { readonly N: number; readonly r: number; readonly p: number }): boolean {
  const powerOfTwo = Number.isInteger(Math.log2(N));
  return powerOfTwo && N >= 2 ** 10 && r >= 1 && p >= 1 && p <= 4 && 128 * N * r <= MAX_MEMORY / 2;
}

/**
 * 32 bytes from a password, off the main thread. Unicode-normalised (NFC), so that the same word typed on another keyboard
 * is the same password. The caller wipes the result.
 */
export async function derivePasswordKey(
  password: string,
  salt: Uint8Array,
  { N, r, p }: Omit<ScryptParameters, 'name'>,
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { N, r, p, maxmem: MAX_MEMORY }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
