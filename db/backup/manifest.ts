import { z } from 'zod';

const FORMAT = 'ostoja-backup';
/** Version of the format this program writes; it reads this one and all before. */
export const BACKUP_VERSION = 1;
/** The first entry of the tar. */
export const MANIFEST_ENTRY = 'manifest.json';
/** The second and last entry of the tar. */
export const DATABASE_ENTRY = 'office.db';
/** More than any manifest has: a reader never takes an endless one into memory. */
export const MANIFEST_LIMIT = 1024 * 1024;

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

const recoveryRecipient = z.strictObject({
  id: z.uuid(),
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  date: z.iso.date(),
  confirmed: z.boolean(),
  retired: z.boolean(),
});

const manifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(BACKUP_VERSION),
  id: z.uuid(),
  /** ISO UTC. */
  createdAt: z.iso.datetime(),
  programVersion: z.string().min(1).max(60),
  schemaVersion: z.int().min(1),
  /** The office and installation the data come from. */
  installationId: z.string().min(1).max(100),
  database: z.strictObject({
    bytes: z.int().min(1),
    sha256: hex64,
    /** Raw key of this copy, made for this backup alone: 64 hexadecimal digits (SQLCipher 4 layout). */
    key: hex64,
  }),
  /** Public recovery keys as the database knew them. */
  recovery: z.array(recoveryRecipient).max(100),
  /** Rows of each table. */
  counts: z.record(z.string(), z.int().min(0)),
  /** Last row of the audit log; null while the log is empty. */
  auditHead: z.strictObject({ seq: z.int().min(1), hash: z.string().max(200) }).nullable(),
});

export type Manifest = Readonly<z.infer<typeof manifest>>;
/** What a manifest says, apart from its format. */
export type ManifestContent = Omit<Manifest, 'format' | 'version'>;

export type DecodedManifest =
  | { readonly state: 'good'; readonly manifest: Manifest }
  | { readonly state: 'damaged' }
  | { readonly state: 'newer'; readonly programVersion: string };

export function encodeManifest(content: ManifestContent): Buffer {
  const whole = manifest.parse({ format: FORMAT, version: BACKUP_VERSION, ...content });
  return Buffer.from(`${JSON.stringify(whole, null, 1)}\n`, 'utf8');
}

/** Reads a manifest. Its bytes are authentic (age has proved them), so what does not fit was written by another version. */
export function decodeManifest(bytes: Uint8Array): DecodedManifest {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return { state: 'damaged' };
  }
  const read = manifest.safeParse(json);
  if (read.success) return { state: 'good', manifest: read.data };
  const head = z
    .looseObject({ format: z.literal(FORMAT), version: z.int(), programVersion: z.string() })
    .safeParse(json);
  if (!head.success || head.data.version <= BACKUP_VERSION) return { state: 'damaged' };
  return { state: 'newer', programVersion: head.data.programVersion };
}
