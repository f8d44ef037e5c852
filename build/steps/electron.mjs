import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askToEnd, isEnding, run } from './children.mjs';
import { pinnedNode, root, toolEnvironment } from './places.mjs';

/**
 * Where fetching works and what it remembers by.
 *
 * @typedef {object} Place
 * @property {string} home the folder of the package
 * @property {string} cache a folder for what arrives and for the answer
 * @property {string} lock the lock file
 */

/** @type {Place} */
const ours = {
  home: join(root, 'node_modules', 'electron'),
  cache: join(root, '.cache'),
  lock: join(root, 'package-lock.json'),
};

/** Milliseconds without a byte after which fetching is given up. */
const patience = 20_000;

/** Milliseconds a window has to report ready. */
const windowPatience = 30_000;

/**
 * Electron's program, if it is there. Asking the package itself would start a download.
 *
 * @param {Pick<Place, 'home'>} [place]
 * @returns {string | undefined}
 */
export function electronProgram({ home } = ours) {
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const program = join(
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(home, 'dist'),
    readFileSync(pathFile, 'utf8'),
  );
  return existsSync(program) ? program : undefined;
}

/** @param {Place} place */
function answerFile({ cache }) {
  return join(cache, 'electron.json');
}

/**
 * @param {Place} place
 * @returns {string}
 */
function lockKey({ lock }) {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

/**
 * Whether Electron's program is there; 'gave-up' when fetching failed before with this lock file.
 *
 * @param {Place} [place]
 * @returns {'present' | 'gave-up' | 'unknown'}
 */
export function electronState(place = ours) {
  if (electronProgram(place) !== undefined) return 'present';
  const answer = answerFile(place);
  return existsSync(answer) && readFileSync(answer, 'utf8') === lockKey(place) ? 'gave-up' : 'unknown';
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
 * Notices when nothing arrives any more: give it the bytes seen and the time, it answers whether to give up.
 *
 * @param {number} wait milliseconds without a byte
 * @returns {(bytes: number, now: number) => boolean}
 */
export function stallWatch(wait) {
  let bytes = -1;
  let since = 0;
  return (seen, now) => {
    if (seen !== bytes) {
      bytes = seen;
      since = now;
    }
    return now - since > wait;
  };
}

/**
 * Fetches Electron's program by the package's own script and remembers when that fails.
 *
 * @param {{ command: string, args: readonly string[] }} [program]
 * @param {number} [wait] milliseconds without a byte
 * @param {Place} [place]
 * @returns {Promise<boolean>} whether it is there now
 */
export async function fetchElectron(program = installer(), wait = patience, place = ours) {
  console.log('Fetching Electron …');
  const staging = join(place.cache, 'electron-fetch');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  await run(
    {
      ...program,
      // The script downloads into the temporary folder: an own one shows whether bytes arrive.
      env: { ...toolEnvironment(), TMPDIR: staging, TEMP: staging, TMP: staging, ELECTRON_GET_NO_PROGRESS: '1' },
      output: 'kept',
    },
    (child) => {
      const stalled = stallWatch(wait);
      let asked = false;
      timer = setInterval(() => {
        if (!stalled(bytesIn(staging) + bytesIn(join(place.home, 'dist')), Date.now())) return;
        if (asked) child.kill('SIGKILL');
        else askToEnd(child);
        asked = true;
      }, 500);
    },
  );
  clearInterval(timer);
  rmSync(staging, { recursive: true, force: true });
  if (electronProgram(place) !== undefined) return true;
  // Whoever broke it off may fetch the next time.
  if (isEnding()) return false;
  mkdirSync(place.cache, { recursive: true });
  writeFileSync(answerFile(place), lockKey(place));
  return false;
}

/**
 * Opens the desktop program and waits for its end.
 *
 * @param {readonly string[]} args for the program
 * @param {{ command: string, args: readonly string[] }} [program]
 * @param {number} [wait] milliseconds for the window
 * @returns {Promise<{ opened: true, code: number } | { opened: false, why: string }>}
 */
export async function openElectron(args, program = desktopProgram(), wait = windowPatience) {
  if (program === undefined) return { opened: false, why: 'its program is missing' };
  /** @type {'starting' | 'ready' | 'already running' | 'late'} */
  let state = 'starting';
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const { code, failed } = await run(
    {
      ...desktopCall(program, args),
      onLine: (line) => {
        if (line === 'ostoja:ready' && state === 'starting') state = 'ready';
        if (line === 'ostoja:already-running') state = 'already running';
        if (state !== 'starting') clearTimeout(timer);
      },
      isOurs: (line) => line.startsWith('ostoja:'),
    },
    (child) => {
      timer = setTimeout(() => {
        state = 'late';
        child.kill('SIGKILL');
      }, wait);
    },
  );
  clearTimeout(timer);
  return readOutcome(state, code, failed?.message, wait);
}

/**
 * How the desktop program is run: unlike every tool of the scripts it is there for its window.
 *
 * @param {{ command: string, args: readonly string[] }} program
 * @param {readonly string[]} args
 * @returns {import('./children.mjs').Call}
 */
export function desktopCall(program, args) {
  return { command: program.command, args: [...program.args, ...args], env: toolEnvironment(), window: true };
}

/**
 * What the end of the desktop program means. A second start calls the first one's window and ends without its own.
 *
 * @param {'starting' | 'ready' | 'already running' | 'late'} state
 * @param {number} code
 * @param {string | undefined} failure why it could not even be run
 * @param {number} wait milliseconds the window had
 * @returns {{ opened: true, code: number } | { opened: false, why: string }}
 */
export function readOutcome(state, code, failure, wait) {
  if (state === 'ready' || state === 'already running') return { opened: true, code };
  if (state === 'late') return { opened: false, why: `its window was not ready within ${wait / 1000} s` };
  return { opened: false, why: failure ?? `its program ended with code ${code} before its window was ready` };
}

/** @returns {{ command: string, args: readonly string[] } | undefined} */
function desktopProgram() {
  const command = electronProgram();
  return command === undefined ? undefined : { command, args: [root] };
}

function installer() {
  return { command: pinnedNode(), args: [join(ours.home, 'install.js')] };
}
