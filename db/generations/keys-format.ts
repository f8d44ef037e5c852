import { z } from 'zod';

import { isSafeKdf } from './kdf.ts';
import { KEY_BYTES, NONCE_BYTES, sha256 } from './secrets.ts';

const FORMAT = 'ostoja-keys';
/** Version of the format this program writes. */
export const KEYS_VERSION = 1;

function base64Of(length: number): z.ZodType<string> {
  return z.string().refine((text) => {
    const bytes = Buffer.from(text, 'base64');
    return bytes.length === length && bytes.toString('base64') === text;
  });
}

const kdf = z
  .strictObject({ name: z.literal('scrypt'), N: z.int(), r: z.int(), p: z.int() })
  .refine((parameters) => isSafeKdf(parameters));

const slot = z.strictObject({
  slotId: z.uuid(),
  /** SHA-256 of the file's salt and the folded login: no name stands in the file. */
  loginHash: base64Of(32),
  kdf,
  salt: base64Of(32),
  nonce: base64Of(NONCE_BYTES),
  /** The database key under the password, AES-256-GCM with the slot's id as additional data. */
  sealed: base64Of(KEY_BYTES + 16),
});

const recoveryRecipient = z.strictObject({
  id: z.uuid(),
  /** age1…: public. */
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  /** Day it was made, YYYY-MM-DD. */
  date: z.iso.date(),
  confirmed: z.boolean(),
  retired: z.boolean(),
});

const body = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(KEYS_VERSION),
  /** Grows with every change: of two good copies the one with the higher counter is used. */
  counter: z.int().min(1),
  fileSalt: base64Of(32),
  slots: z.array(slot).max(1000),
  recovery: z.array(recoveryRecipient).max(100),
  /** This installation's own age identity, for reading its own backups; sealed under the database key. */
  identity: z.strictObject({
    recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
    nonce: base64Of(NONCE_BYTES),
    sealed: z.string().regex(/^[A-Za-z0-9+/]{40,400}={0,2}$/),
  }),
  /** SHA-256 of recovery.age as it was last written, so that its damage shows before it is needed. */
  recoveryDigest: base64Of(32).nullable(),
});

const file = z.strictObject({ ...body.shape, sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export type KeySlot = Readonly<z.infer<typeof slot>>;
export type RecoveryRecipient = Readonly<z.infer<typeof recoveryRecipient>>;
export type KdfParameters = Readonly<z.infer<typeof kdf>>;

/** Everything keys.json says, apart from its format and checksum. Immutable: each change makes a new one. */
export interface OfficeKeys {
  readonly counter: number;
  readonly fileSalt: string;
  readonly slots: readonly KeySlot[];
  readonly recovery: readonly RecoveryRecipient[];
  readonly identity: { readonly recipient: string; readonly nonce: string; readonly sealed: string };
  readonly recoveryDigest: string | null;
}

export type DecodedKeys =
  | { readonly state: 'good'; readonly keys: OfficeKeys }
  | { readonly state: 'damaged' }
  /** Whole, but written by a newer program. */
  | { readonly state: 'newer'; readonly version: number };

/** The one byte form of these keys. */
export function encodeKeys(keys: OfficeKeys): Buffer {
  const content = body.parse({ ...keys, format: FORMAT, version: KEYS_VERSION });
  return Buffer.from(toText({ ...content, sha256: checksum(content) }), 'utf8');
}

/**
 * Reads keys.json. Anything but exactly the bytes that encodeKeys writes is damage: the checksum covers the content, and
 * the comparison with the one byte form covers what means the same (spaces, letter case, base64 spellings).
 */
export function decodeKeys(bytes: Uint8Array): DecodedKeys {
  const json = parseJson(bytes);
  const parsed = file.safeParse(json);
  if (!parsed.success) return newerVersion(json);
  const { sha256: stated, format: _format, version: _version, ...keys } = parsed.data;
  const whole = Buffer.from(bytes).equals(encodeKeys(keys)) && stated.length === 64;
  return whole ? { state: 'good', keys } : { state: 'damaged' };
}

/** Later formats keep `format`, `version` and a `sha256` over the rest in the order written: enough to know them as newer. */
function newerVersion(json: unknown): DecodedKeys {
  const head = z.looseObject({ format: z.literal(FORMAT), version: z.int(), sha256: z.string() }).safeParse(json);
  if (!head.success || head.data.version <= KEYS_VERSION) return { state: 'damaged' };
  const { sha256: stated, ...rest } = json as Record<string, unknown>;
  return checksum(rest) === stated ? { state: 'newer', version: head.data.version } : { state: 'damaged' };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

function checksum(content: unknown): string {
  return sha256(toText(content)).toString('hex');
}

function toText(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}
