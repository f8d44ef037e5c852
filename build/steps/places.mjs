import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../chromium.mjs';

/** The folder of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * The Node the program runs on, whatever Node the machine has.
 *
 * @param {string} [platform]
 * @returns {string}
 */
export function pinnedNode(platform = process.platform) {
  return join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/** @param {string} path */
function isInNodeModules(path) {
  return resolve(path).startsWith(join(root, 'node_modules') + sep);
}

/** PATH without this repository's own programs. */
function outsidePath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.filter((folder) => folder !== '' && !isInNodeModules(join(folder, 'x'))).join(delimiter);
}

/**
 * The Node that runs npm: never the one npm is about to delete.
 *
 * @returns {string}
 */
function outsideNode() {
  const candidates = [process.execPath, process.env['npm_node_execpath']];
  for (const candidate of candidates) {
    if (candidate !== undefined && !isInNodeModules(candidate) && existsSync(candidate)) return candidate;
  }
  return findProgram([process.platform === 'win32' ? 'node.exe' : 'node'], outsidePath()) ?? process.execPath;
}

/** What is said to npm whatever the caller's environment says. */
const npmSettings = {
  // Packages are run by the pinned Node, so what npm says about the Node it runs on itself does not matter.
  npm_config_loglevel: 'error',
  npm_config_engine_strict: 'false',
};

/** The build needs the development packages, so nothing may leave them out. */
const refusedSettings = ['npm_config_omit', 'npm_config_production', 'npm_config_only', 'node_env'];

/**
 * The environment npm gets. npm reads its settings in any case of letters, so they are taken out in any.
 *
 * @param {Readonly<Record<string, string | undefined>>} from
 * @returns {Record<string, string | undefined>}
 */
export function npmEnvironment(from) {
  const taken = new Set([...refusedSettings, ...Object.keys(npmSettings)]);
  const kept = Object.entries(from).filter(([name]) => !taken.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...npmSettings };
}

/**
 * How npm is called: the npm that runs this script, else the one on PATH.
 *
 * @param {readonly string[]} args
 * @returns {{ command: string, args: string[], shell: boolean, env: Record<string, string | undefined> }}
 */
export function npmCall(args) {
  const env = { ...npmEnvironment(process.env), PATH: outsidePath() };
  const own = process.env['npm_execpath'];
  if (own !== undefined && /[\\/]npm-cli\.c?js$/.test(own) && existsSync(own)) {
    return { command: outsideNode(), args: [own, ...args], shell: false, env };
  }
  return { command: 'npm', args: [...args], shell: process.platform === 'win32', env };
}

/**
 * The environment of the repository's own tools: its Node and its programs come first.
 *
 * @returns {Record<string, string | undefined>}
 */
export function toolEnvironment() {
  const own = [dirname(pinnedNode()), join(root, 'node_modules', '.bin')];
  const env = { ...process.env, PATH: [...own, process.env['PATH'] ?? ''].join(delimiter) };
  Reflect.deleteProperty(env, 'ELECTRON_RUN_AS_NODE');
  return env;
}
