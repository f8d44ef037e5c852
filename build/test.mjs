#!/usr/bin/env node
// npm test: installs what is missing and runs every check there is. Runs on any Node from 20 on.
// Arguments are names of steps; without any, all run.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchAncestors } from './steps/ancestors.mjs';
import { endAll, isEnding, run } from './steps/children.mjs';
import { countCheck, countCruise, countPlaywright, countVitest, lastLine, settle, sum } from './steps/count.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { pinnedNode, root, toolEnvironment } from './steps/places.mjs';
import { ensureBuilt } from './steps/sources.mjs';
import { ensureSystemPackages } from './steps/system-packages.mjs';

/** @typedef {import('./steps/count.mjs').Count} Count */

const reports = join(root, '.cache', 'test');

/**
 * Runs one of the tools on the pinned Node.
 *
 * @param {string} tool its script, from node_modules
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 * @param {'shown' | 'kept'} [output]
 */
function tool(tool, args, env = {}, output = 'shown') {
  return run({
    command: pinnedNode(),
    args: [join(root, 'node_modules', tool), ...args],
    env: { ...toolEnvironment(), ...env },
    output,
  });
}

/**
 * @param {string} name
 * @param {(report: unknown) => Count} count
 * @returns {Count}
 */
function countReport(name, count) {
  try {
    return count(JSON.parse(readFileSync(join(reports, name), 'utf8')));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * What it says comes in one piece at its end: others may run beside it.
 *
 * @param {string} script
 * @param {readonly string[]} args
 */
async function check(script, ...args) {
  const { code, text } = await tool(script, args, {}, 'kept');
  if (text.trim() !== '') console.log(text.trimEnd());
  return countCheck(code);
}

/** @type {Readonly<Record<string, () => Promise<Count>>>} */
const steps = {
  types: () => check('typescript/bin/tsc', '-b'),
  lint: () => check('oxlint/bin/oxlint'),
  format: () => check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  imports: async () => {
    const folders = ['shared', 'db', 'electron', 'renderer', 'build', 'tests'];
    const cruise = (/** @type {string} */ type) =>
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        ['--config', 'build/dependency-cruiser.json', '--output-type', type, ...folders],
        {},
        'kept',
      );
    const { code, text } = await cruise('json');
    const count = countCruise(readJson(text));
    if (count.failed > 0 || code !== 0) console.log((await cruise('err')).text);
    return settle(count, code);
  },
  unused: () => check('knip/bin/knip.js', '--config', 'build/knip.json', '--no-config-hints'),
  build: async () => countCheck((await ensureBuilt(true)) ? 0 : 1),
  vitest: async () => {
    const args = [
      'run',
      '--config=build/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, 'vitest.json')}`,
    ];
    const { code } = await inTemporaryFolder((env) => tool('vitest/vitest.mjs', args, env));
    return settle(countReport('vitest.json', countVitest), code);
  },
  e2e: async () => {
    const args = ['test', '--config=build/playwright.config.ts', '--reporter=line,json'];
    const report = { PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'playwright.json') };
    const { code } = await inTemporaryFolder((env) => tool('@playwright/test/cli.js', args, { ...report, ...env }));
    if (code !== 0) tellFailedOffices();
    return settle(countReport('playwright.json', countPlaywright), code);
  },
};

/** Room that the data folders of all tests together take several times over. */
const ROOM_NEEDED = 2 * 1024 ** 3;

/**
 * Runs tests with a temporary folder of their own, removed afterwards. It lies in memory where there is room: every test
 * waits for the disk to have what it wrote, and a machine that is busy with other writes makes that a matter of half a minute.
 *
 * @template T
 * @param {(env: Record<string, string>) => Promise<T>} work
 */
async function inTemporaryFolder(work) {
  const home = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(home, 'ostoja-tests-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // Also when the run is ended from outside: what is left in memory stays there until the machine is restarted.
  process.once('exit', remove);
  const result = await work({ TMPDIR: folder, TEMP: folder, TMP: folder });
  process.off('exit', remove);
  remove();
  return result;
}

/** @param {string} folder */
function hasRoom(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_NEEDED;
  } catch {
    return false;
  }
}

/** What the pages of failed tests showed: where the tests ran elsewhere, nothing else of them comes back. */
function tellFailedOffices() {
  const results = join(root, 'test-results');
  for (const test of existsSync(results) ? readdirSync(results) : []) {
    const file = join(results, test, 'office.txt');
    if (existsSync(file)) console.log(`\n== ${test}\n${readFileSync(file, 'utf8')}`);
  }
}

/**
 * The JSON value in a text that may have lines before it.
 *
 * @param {string} text
 * @returns {unknown}
 */
function readJson(text) {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

/** Steps that only read the sources: each keeps one core busy, so two run at a time. */
const readers = ['types', 'lint', 'format', 'imports', 'unused'];
const READERS_AT_ONCE = 2;

/** @param {readonly string[]} names @returns {Promise<Count>} */
async function runSteps(names) {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  /** @type {Array<Count & { name: string }>} */
  const table = [];
  const step = async (/** @type {string} */ name) => {
    if (isEnding()) return;
    console.log(`\n== ${name}`);
    // Tests of the built program never run on an old build.
    if ((name === 'vitest' || name === 'e2e') && !names.includes('build')) await ensureBuilt();
    const count = (await steps[name]?.()) ?? { passed: 0, failed: 1, skipped: 0 };
    table.push({ name, ...count });
    console.log(count.failed > 0 ? `== ${name} FAILED` : `== ${name} passed`);
  };
  const waiting = names.filter((name) => readers.includes(name));
  const oneAfterAnother = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await step(name);
  };
  await Promise.all(Array.from({ length: READERS_AT_ONCE }, oneAfterAnother));
  for (const name of names.filter((one) => !readers.includes(one))) await step(name);
  console.log('');
  // In the order that was asked for, not in the order in which they ended.
  table.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name));
  for (const { name, ...count } of table) console.log(`${name.padEnd(8)} ${lastLine(count)}`);
  return sum(table);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => steps[name] === undefined);
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exitCode = 2;
} else {
  process.on('SIGTERM', () => endAll(143));
  process.on('SIGINT', () => endAll(130));
  watchAncestors(() => endAll(1));
  const installed = await ensureInstalled();
  if (installed) await ensureSystemPackages();
  const count = installed
    ? await runSteps(asked.length > 0 ? asked : Object.keys(steps))
    : { passed: 0, failed: 1, skipped: 0 };
  if (!isEnding()) {
    console.log(`\n${lastLine(count)}`);
    process.exitCode = count.failed > 0 ? 1 : 0;
  }
}
