import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { isInstalled } from '#build/steps/install.mjs';
import { root } from '#build/steps/places.mjs';

/**
 * Copies the repository's files, those not yet recorded included, and shares its packages, so that a test can build
 * and change files without touching the real ones.
 *
 * @throws Error when the packages do not belong to the lock file: the copy would install them anew, for everybody
 */
export function copyRepository(to: string): string {
  if (!isInstalled()) throw new Error('The packages are not those of the lock file: run npm test or npm start once.');
  mkdirSync(to, { recursive: true });
  const folder = realpathSync(to);
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of listed.toString('utf8').split('\0')) {
    if (file === '' || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/**
 * Removes a copy, and of the shared packages only the link to them.
 *
 * @throws Error without the whole path of a copy: an empty one would be the repository itself
 */
export function removeCopy(folder: string): void {
  if (!isAbsolute(folder) || relative(root, folder) === '') throw new Error(`No copy of the repository: "${folder}"`);
  rmSync(join(folder, 'node_modules'), { force: true, recursive: false });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
