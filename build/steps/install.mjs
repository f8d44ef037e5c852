import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './children.mjs';
import { npmCall, pinnedNode, root } from './places.mjs';

/** Inside node_modules, so that it goes when they go. */
const stampFile = join(root, 'node_modules', '.cache', 'ostoja', 'installed.json');

/**
 * A fingerprint of everything an installation depends on. Of package.json only what npm reads for it counts.
 *
 * @param {{ lock: string, npmrc: string, manifest: string, platform: string, arch: string }} of
 * @returns {string}
 */
export function installKey(of) {
  /** @type {unknown} */
  const manifest = JSON.parse(of.manifest);
  const relevant =
    manifest !== null && typeof manifest === 'object'
      ? Object.entries(manifest).filter(([name]) =>
          /ependencies|^overrides$|^engines$|^workspaces$|^(name|version)$/.test(name),
        )
      : [];
  return createHash('sha256')
    .update(JSON.stringify([of.lock, of.npmrc, relevant, of.platform, of.arch]))
    .digest('hex');
}

/** @returns {string} */
function currentKey() {
  const read = (/** @type {string} */ name) => readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n');
  return installKey({
    lock: read('package-lock.json'),
    npmrc: read('.npmrc'),
    manifest: read('package.json'),
    platform: process.platform,
    arch: process.arch,
  });
}

/** @returns {boolean} */
export function isInstalled() {
  if (!existsSync(pinnedNode()) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === currentKey();
}

/** Notes that the packages now in node_modules belong to the present lock file. */
export function noteInstalled() {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, currentKey());
}

/** Windows does not delete a program that runs, but renames it: the pinned Node may be running this very script. */
function stepAside() {
  if (process.platform !== 'win32') return;
  const aside = join(root, '.cache', 'old-node');
  rmSync(aside, { recursive: true, force: true, maxRetries: 0 });
  mkdirSync(aside, { recursive: true });
  const modules = join(root, 'node_modules');
  const places = [pinnedNode(), join(modules, 'node', 'node_modules', `node-win-${process.arch}`, 'bin', 'node.exe')];
  for (const [index, place] of places.entries()) {
    if (existsSync(place)) renameSync(place, join(aside, `${process.pid}-${index}.exe`));
  }
}

/**
 * Installs the packages when they are missing or belong to another lock file. Install scripts stay off, except for
 * the pinned Node, whose script fetches its program.
 *
 * @returns {Promise<boolean>} whether everything is there now
 */
export async function ensureInstalled() {
  if (isInstalled()) return true;
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    console.error('node_modules is a link, and what it leads to would be replaced: install the packages there.');
    return false;
  }
  console.log('Installing packages (about a minute, needs the network) …');
  try {
    stepAside();
  } catch {
    // npm says it better if the file is really held.
  }
  for (const args of [['ci'], ['rebuild', 'node', '--ignore-scripts=false']]) {
    const { code } = await run(npmCall(args));
    if (code !== 0) {
      console.error(`npm ${args.join(' ')} failed; the lines above say why.`);
      return false;
    }
  }
  if (!existsSync(pinnedNode())) {
    console.error('The pinned Node is missing after the installation: node_modules/node/bin.');
    return false;
  }
  noteInstalled();
  return true;
}
