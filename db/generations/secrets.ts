import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Length of the database key and of every key derived here, in bytes. */
export const KEY_BYTES = 32;
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Sealed {
  readonly nonce: Uint8Array;
  /** Cipher text followed by the 16-byte tag. */
  readonly sealed: Uint8Array;
}

/** AES-256-GCM with a random nonce. `boundTo` is authenticated, not hidden: it ties the cipher text to its place. */
export function seal(key: Uint8Array, plain: Uint8Array, boundTo: string): Sealed {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(boundTo, 'utf8'));
  return { nonce, sealed: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

/** The plain bytes, or null when key, place or bytes are not the ones it was sealed with. */
export function unseal(key: Uint8Array, { nonce, sealed }: Sealed, boundTo: string): Uint8Array | null {
  if (sealed.length < TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(boundTo, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    wipe(plain);
    return null;
  }
  return plain;
}

/** A key of its own for `purpose`, so that the database key itself encrypts the database alone. */
export function deriveKey(databaseKey: Uint8Array, purpose: string): Uint8Array {
  return createHmac('sha256', databaseKey).update(purpose, 'utf8').digest();
}

/** A fresh random database key. The caller wipes it when done. */
export function generateDatabaseKey(): Uint8Array {
  return new Uint8Array(randomBytes(KEY_BYTES));
}

/** Overwrites secrets with zeros. Texts cannot be wiped: secrets live in bytes wherever they may. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
