import { readFile, stat } from 'node:fs/promises';

import { PATIENCE, withPatience } from './patience.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
/** Where Linux puts what is plugged in. */
const REMOVABLE = /^\/(?:media|run\/media|mnt)\//;

/**
 * Roots of all drives that may be a stick: every drive letter of Windows, everything mounted for plugging in elsewhere.
 * `answers` tells whether a drive is there; one that is late with it may be, and hides none of the others.
 */
export async function driveRoots(
  platform: NodeJS.Platform = process.platform,
  answers: (root: string) => Promise<boolean> = isThere,
  limitMs: number = PATIENCE.driveMs,
): Promise<readonly string[]> {
  if (platform === 'win32') {
    const roots = LETTERS.map((letter) => `${letter}:\\`);
    const there = await Promise.all(
      roots.map((root) => withPatience(root, () => answers(root), { limitMs }).catch(() => true)),
    );
    return roots.filter((_root, index) => there[index] === true);
  }
  const mounts = await readFile('/proc/self/mounts', 'utf8').catch(() => '');
  return removableMounts(mounts);
}

const isThere = (root: string): Promise<boolean> =>
  stat(root).then(
    () => true,
    () => false,
  );

/** Mount points for removable media in the text of /proc/self/mounts, where a blank stands as octal digits. */
export function removableMounts(mounts: string): readonly string[] {
  return mounts
    .split('\n')
    .map((line) =>
      (line.split(' ')[1] ?? '').replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
        String.fromCharCode(Number.parseInt(octal, 8)),
      ),
    )
    .filter((point) => REMOVABLE.test(point));
}
