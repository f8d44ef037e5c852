import { existsSync } from 'node:fs';
import { findChromium, findProgram } from '../chromium.mjs';
import { run } from './children.mjs';

/**
 * What the tests need beyond npm: how it is found, and the Debian package that brings it.
 *
 * @type {readonly { package: string, find: () => string | undefined }[]}
 */
const needed = [
  { package: 'chromium', find: findChromium },
  // The stock program opens the recovery file and, later, the backups.
  { package: 'age', find: () => findProgram(['age', 'age.exe']) },
  // A full disk is a small one, mounted in a namespace of its own.
  { package: 'util-linux', find: () => findProgram(['unshare']) },
  { package: 'poppler-utils', find: () => findProgram(['pdftotext', 'pdftotext.exe']) },
];

/**
 * The same browser without its windows. Tests run with either, and a third sooner with this one; whoever cannot have it loses
 * nothing else.
 */
const quickerBrowser = 'chromium-headless-shell';

/**
 * How missing packages come here.
 *
 * @param {{ missing: readonly string[], debian: boolean, root: boolean }} now
 * @returns {{ kind: 'none' } | { kind: 'apt-get', packages: readonly string[] } | { kind: 'say', sentence: string }}
 */
export function planSystemPackages({ missing, debian, root }) {
  if (missing.length === 0) return { kind: 'none' };
  if (debian && root) return { kind: 'apt-get', packages: missing };
  return {
    kind: 'say',
    sentence: `Tests that need ${missing.join(' and ')} will fail: install ${missing.length === 1 ? 'it' : 'them'} and have the programs on PATH.`,
  };
}

/** @returns {string[]} */
function missingPackages() {
  return needed.filter((one) => one.find() === undefined).map((one) => one.package);
}

/** Installs what is missing when this user may, else names it. The tests that need it fail then; they never skip. */
export async function ensureSystemPackages() {
  const debian = existsSync('/etc/debian_version') && findProgram(['apt-get']) !== undefined;
  const root = process.getuid?.() === 0;
  if (debian && root && findProgram([quickerBrowser]) === undefined) await install([quickerBrowser]);
  const plan = planSystemPackages({ missing: missingPackages(), debian, root });
  if (plan.kind === 'say') console.log(plan.sentence);
  if (plan.kind !== 'apt-get') return;
  await install(plan.packages);
  const still = missingPackages();
  if (still.length > 0) console.log(`apt-get did not bring ${still.join(' and ')}; the tests that need it will fail.`);
}

/** @param {readonly string[]} packages */
async function install(packages) {
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const reach = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20'];
  await run({ command: 'apt-get', args: [...reach, 'update', '-q'], env, output: 'dropped' });
  const args = [...reach, 'install', '-q', '-y', '--no-install-recommends', ...packages];
  await run({ command: 'apt-get', args, env, output: 'dropped' });
}
