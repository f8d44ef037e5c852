/** What of a backup these rules look at; times are instants, which sort as text. */
export interface ReachedBackup {
  readonly id: string;
  readonly createdAt: string;
  /** Fingerprints of the recovery keys that open it. */
  readonly recovery: readonly string[];
  /** A test restore has found it bad: nothing may hang on it. */
  readonly bad: boolean;
}

/** What a recovery key is called on the screen and on its card: the first eight digits of its fingerprint, in two groups. */
export function recoveryKeyNumber(fingerprint: string): string {
  const digits = fingerprint.slice(0, 8).toUpperCase();
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** Backups that this key opens. */
export function reachedBy<Backup extends Pick<ReachedBackup, 'recovery'>>(
  fingerprint: string,
  backups: readonly Backup[],
): readonly Backup[] {
  return backups.filter(({ recovery }) => recovery.includes(fingerprint));
}

/**
 * Whether these backups may go: what stays must hold a proved one that no key out of use opens, made after all that go. So
 * the newest state of the office never hangs on a card that somebody may have stolen, nor is it lost.
 */
export function mayRemoveReached(
  backups: readonly ReachedBackup[],
  going: readonly string[],
  retired: readonly string[],
): boolean {
  const newestGoing = backups
    .filter(({ id }) => going.includes(id))
    .reduce((newest, { createdAt }) => (createdAt > newest ? createdAt : newest), '');
  return backups.some(
    ({ id, recovery, createdAt, bad }) =>
      !bad && !going.includes(id) && !recovery.some((key) => retired.includes(key)) && createdAt > newestGoing,
  );
}
