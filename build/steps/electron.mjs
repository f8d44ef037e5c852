import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { askToEnd, run } from './children.mjs';
import { pinnedNode, root, toolEnvironment } from './places.mjs';

const home = join(root, 'node_modules', 'electron');
const answerFile = join(root, '.cache', 'electron.json');

/** Milliseconds without a byte after which fetching is given up. */
const patience = 20_000;

/** Milliseconds a window has to report ready. */
const windowPatience = 30_000;

/**
 * Electron's program, if it is there. Asking the package itself would start a download.
 *
 * @returns {string | undefined}
 */
export function electronProgram() {
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(program) ? program : undefined;
}

/** @returns {string} */
function lockKey() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Whether fetching failed before with this lock file. */
export function gaveUpEarlier() {
  return existsSync(answerFile) && readFileSync(answerFile, 'utf8') === lockKey();
}

/**
 * How many bytes lie in a folder and below it.
 *
 * @param {string} folder
 * @returns {number}
 */
export function bytesIn(folder) {
  let sum = 0;
  try {
    for (const name of readdirSync(folder)) {
      const whole = join(folder, name);
      const seen = statSync(whole, { throwIfNoEntry: false });
      if (seen !== undefined) sum += seen.isDirectory() ? bytesIn(whole) : seen.size;
    }
  } catch {
    // A folder may go while it is counted.
  }
  return sum;
}

/**
 * Fetches Electron's program by the package's own script and remembers when that fails.
 *
 * @returns {Promise<boolean>} whether it is there now
 */
export async function fetchElectron() {
  console.log('Fetching Electron …');
  const staging = join(root, '.cache', 'electron-fetch');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  await run(
    {
      command: pinnedNode(),
      args: [join(home, 'install.js')],
      // The script downloads into the temporary folder: an own one shows whether bytes arrive.
      env: { ...toolEnvironment(), TMPDIR: staging, TEMP: staging, TMP: staging, ELECTRON_GET_NO_PROGRESS: '1' },
      output: 'kept',
    },
    (child) => {
      let bytes = -1;
      let since = Date.now();
      timer = setInterval(() => {
        const now = bytesIn(staging) + bytesIn(join(home, 'dist'));
        if (now !== bytes) {
          bytes = now;
          since = Date.now();
        } else if (Date.now() - since > patience) {
          askToEnd(child);
        }
      }, 500);
    },
  );
  clearInterval(timer);
  rmSync(staging, { recursive: true, force: true });
  if (electronProgram() !== undefined) return true;
  mkdirSync(dirname(answerFile), { recursive: true });
  writeFileSync(answerFile, lockKey());
  return false;
}

/**
 * Opens the desktop program and waits for its end.
 *
 * @param {readonly string[]} args for the program
 * @param {string} [program]
 * @param {number} [wait] milliseconds for the window
 * @returns {Promise<{ opened: true, code: number } | { opened: false, why: string }>}
 */
export async function openElectron(args, program = electronProgram(), wait = windowPatience) {
  if (program === undefined) return { opened: false, why: 'its program is missing' };
  let ready = false;
  let late = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const { code, failed } = await run(
    {
      command: program,
      args: [root, ...args],
      env: toolEnvironment(),
      onLine: (line) => {
        if (line !== 'ostoja:ready') return;
        ready = true;
        clearTimeout(timer);
      },
    },
    (child) => {
      timer = setTimeout(() => {
        late = true;
        child.kill('SIGKILL');
      }, wait);
    },
  );
  clearTimeout(timer);
  // An end without error before the window is that of a second start, which calls the first one's window.
  if (ready || (code === 0 && !late)) return { opened: true, code };
  if (late) return { opened: false, why: `its window was not ready within ${wait / 1000} s` };
  return { opened: false, why: failed === undefined ? `its program ended with code ${code}` : failed.message };
}
