import { createHash, randomUUID } from 'node:crypto';

/** Backups are ordinary age files with a tar in them, and their names say so. Nothing of the office stands in a name. */
const BACKUP_NAME = /^ostoja-(\d{8})-(\d{6})-([0-9a-f]{8})\.tar\.age$/;
const LABEL_SUFFIX = '.info.json';
const PART_NAME = /^\.(ostoja-\d{8}-\d{6}-[0-9a-f]{8}\.tar\.age)\.([0-9a-f]{8})\.[0-9a-f-]{36}\.part$/;

/** Name of a backup: day and time (UTC) and the first digits of its id, so that two never meet. */
export function backupName(id: string, createdAt: string): string {
  const [day = '', time = ''] = createdAt.replaceAll(/[-:]/g, '').split('T');
  const name = `ostoja-${day}-${time.slice(0, 6)}-${id.replaceAll('-', '').slice(0, 8)}.tar.age`;
  if (!isBackupName(name)) throw new Error('a backup is named by an instant and an id');
  return name;
}

/** True for names that `backupName` makes: the only files at a target that are ever removed. */
export function isBackupName(name: string): boolean {
  return BACKUP_NAME.test(name);
}

/** Name of the label that stands beside a backup, whatever the backup was renamed to. */
export function labelName(fileName: string): string {
  return `${fileName}${LABEL_SUFFIX}`;
}

/**
 * A backup that is still being written or proved by the office whose identity receives it: on a share that several
 * installations write to, none takes another's unfinished file for its own leftover.
 */
export function partName(fileName: string, recipient: string): string {
  return `.${fileName}.${writerMark(recipient)}.${randomUUID()}.part`;
}

/** The backup that an unfinished file of this office was to become; null for every other name. */
export function finalNameOfPart(name: string, recipient: string): string | null {
  const [, fileName, mark] = PART_NAME.exec(name) ?? [];
  return mark === writerMark(recipient) ? (fileName ?? null) : null;
}

/** A small file while it is written: this one's name, made by `temporaryName`. */
const TEMPORARY_NAME =
  /^\.(?:ostoja-\d{8}-\d{6}-[0-9a-f]{8}\.tar\.age\.info\.json|ostoja-kopie\.json|ostoja-probe)\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.tmp$/;

/** Name of a small file at a place until it is whole and gets its own; the probe has none of its own. */
export function temporaryName(name: string): string {
  return `.${name}.${randomUUID()}.tmp`;
}

/** True for what `temporaryName` makes of a label, a marker or a probe. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY_NAME.test(name);
}

/** Tells writers apart and names none: the first digits of the digest of a public key. */
function writerMark(recipient: string): string {
  return createHash('sha256').update(recipient).digest('hex').slice(0, 8);
}
