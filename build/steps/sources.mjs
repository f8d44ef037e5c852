import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { pinnedNode, root, toolEnvironment } from './places.mjs';

/** What the build reads. */
const sources = ['shared', 'db', 'electron', 'renderer', 'docs', 'build/vite', 'build/build.ts'];
const settings = ['package.json', 'package-lock.json', 'build/tsconfig.base.json'];

/** What the build makes; one missing file means it has to run. */
const results = ['main/main.js', 'preload/preload.cjs', 'preview/preview.js', 'renderer/index.html'];

const stampFile = join(root, 'out', 'built.json');

/**
 * A fingerprint of files and whole folders by their content: times change with every checkout, content does not.
 *
 * @param {string} folder
 * @param {readonly string[]} names
 * @returns {string}
 */
export function contentKey(folder, names) {
  const hash = createHash('sha256');
  /** @param {string} name */
  const add = (name) => {
    const whole = join(folder, name);
    if (!existsSync(whole)) return;
    if (statSync(whole).isDirectory()) {
      for (const inside of readdirSync(whole).sort()) add(`${name}/${inside}`);
    } else {
      hash.update(`${name}\0`).update(readFileSync(whole)).update('\0');
    }
  };
  for (const name of names) add(name);
  return hash.digest('hex');
}

/** @returns {string} */
function currentKey() {
  return contentKey(root, [...sources, ...settings]);
}

/** @returns {boolean} */
export function isBuilt() {
  if (results.some((name) => !existsSync(join(root, 'out', name))) || !existsSync(stampFile)) return false;
  return readFileSync(stampFile, 'utf8') === currentKey();
}

/**
 * Builds all parts when a source changed since the last build.
 *
 * @param {boolean} [always] even when nothing changed
 * @returns {Promise<boolean>} whether a whole build is there now
 */
export async function ensureBuilt(always = false) {
  if (!always && isBuilt()) return true;
  console.log('Building …');
  // Taken before the build: what changes while it runs is built the next time.
  const key = currentKey();
  rmSync(stampFile, { force: true });
  const { code } = await run({
    command: pinnedNode(),
    args: [join(root, 'build', 'build.ts')],
    env: toolEnvironment(),
  });
  if (code !== 0) {
    console.error('The build failed; the lines above say why.');
    return false;
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stampFile, key);
  return true;
}
