import { readCurrent } from '../generations/current-file.ts';
import { type KnownRestore, readLedger } from './ledger.ts';

/**
 * The restores this computer knows of, oldest first: those of the ledger, and the last switch as current.json tells it, since
 * the ledger is written after the switch and may lack it. @throws what keeps the ledger from being read
 */
export async function knownRestores(dir: string): Promise<readonly KnownRestore[]> {
  const { restores } = (await readLedger(dir)).ledger;
  const reading = await readCurrent(dir).catch(() => null);
  const last = reading?.state === 'read' ? reading.current.restore : undefined;
  return last === undefined ? restores : withRestore(restores, last);
}

/** With a restore as it stands now: its undo takes the place of the entry before. */
export function withRestore(restores: readonly KnownRestore[], now: KnownRestore): readonly KnownRestore[] {
  return [...restores.filter(({ at, to }) => at !== now.at || to !== now.to), now];
}

/**
 * The last restore that can still be taken back from the generation in use, or null: what was before it lies on the disk, and
 * what is in use is what that restore made, or what an undo of a later one has put back.
 * @param onDisk numbers of the generations there are
 */
export function undoableRestore(
  restores: readonly KnownRestore[],
  inUse: number,
  onDisk: readonly number[],
): KnownRestore | null {
  const same = new Set([inUse]);
  for (const { undoneTo, from } of restores.toReversed()) {
    if (undoneTo !== undefined && same.has(undoneTo)) same.add(from);
  }
  const canBeUndone = ({ undoneAt, from, to }: KnownRestore): boolean =>
    undoneAt === null && same.has(to) && onDisk.includes(from);
  return restores.findLast(canBeUndone) ?? null;
}
