import { z } from 'zod';

import { sha256 } from '../generations/secrets.ts';
import { BACKUP_VERSION } from './manifest.ts';

const FORMAT = 'ostoja-backup-label';
const LABEL_VERSION = 1;

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);

const body = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(LABEL_VERSION),
  /** Version of the backup's own format, and of the schema in it: a program that knows less says so before any key. */
  backupVersion: z.int().min(1),
  schemaVersion: z.int().min(1),
  programVersion: z.string().min(1).max(60),
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  file: z.strictObject({
    bytes: z.int().min(1),
    sha256: hex64,
    /** The age head: everything before the encrypted pieces. Its damage would otherwise look like a wrong key. */
    headBytes: z.int().min(1),
    headSha256: hex64,
  }),
  /** Recovery keys that open it, by fingerprint. */
  recovery: z.array(fingerprint).max(100),
  /** The installation whose office identity opens it, by fingerprint. */
  office: fingerprint,
});

const file = z.strictObject({ ...body.shape, sha256: hex64 });

export type Label = Readonly<Omit<z.infer<typeof body>, 'format' | 'version'>>;

export type DecodedLabel =
  | { readonly state: 'good'; readonly label: Label }
  | { readonly state: 'damaged' }
  /** Whole, but in a format that only a newer program reads. */
  | { readonly state: 'newer' };

/** The text of a label. Nothing personal stands in it, and nothing of the office but random ids. */
export function encodeLabel(label: Label): Buffer {
  const content = body.parse({ format: FORMAT, version: LABEL_VERSION, ...label });
  return Buffer.from(toText({ ...content, sha256: checksum(content) }), 'utf8');
}

/** Reads a label. Its checksum finds damage, not malice: what decides is the backup itself. */
export function decodeLabel(bytes: Uint8Array): DecodedLabel {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { state: 'damaged' };
  }
  const read = file.safeParse(json);
  if (read.success) {
    const { sha256: stated, ...content } = read.data;
    const { format: _format, version: _version, ...label } = content;
    return checksum(content) === stated ? { state: 'good', label } : { state: 'damaged' };
  }
  const head = z.looseObject({ format: z.literal(FORMAT), version: z.int(), sha256: z.string() }).safeParse(json);
  if (!head.success || head.data.version <= LABEL_VERSION) return { state: 'damaged' };
  const { sha256: stated, ...rest } = json as Record<string, unknown>;
  return checksum(rest) === stated ? { state: 'newer' } : { state: 'damaged' };
}

/** Whether this program can read the backup, by its label and the newest migration it knows. */
export function isTooNew(label: Label, knownSchemaVersion: number): boolean {
  return label.backupVersion > BACKUP_VERSION || label.schemaVersion > knownSchemaVersion;
}

function checksum(content: unknown): string {
  return sha256(toText(content)).toString('hex');
}

function toText(content: unknown): string {
  return `${JSON.stringify(content, null, 1)}\n`;
}
