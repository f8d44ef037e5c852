import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The first of these programs that can be run from PATH.
 *
 * @param {readonly string[]} names
 * @param {string} [path] folders as in the environment variable PATH
 * @returns {string | undefined} whole path, or undefined when none is there
 */
export function findProgram(names, path = process.env['PATH'] ?? '') {
  for (const name of names) {
    for (const folder of path.split(delimiter).filter((part) => part !== '')) {
      const candidate = join(folder, name);
      try {
        accessSync(candidate, constants.X_OK);
        return candidate;
      } catch {
        // Not here: the next folder may have it.
      }
    }
  }
  return undefined;
}

/**
 * The browser of the end-to-end tests: Debian's and others' names for Chromium. The one without windows of its own comes
 * first: it draws the same and starts and ends sooner.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  return findProgram([
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
    'chrome.exe',
    'msedge.exe',
  ]);
}

/**
 * Flags that keep the browser quiet; as root Chromium starts only without its own sandbox.
 *
 * @param {number} [uid] number of the user; there is none on Windows
 * @returns {string[]}
 */
export function chromiumFlags(uid = process.getuid?.()) {
  return [
    ...(uid === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
