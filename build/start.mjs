#!/usr/bin/env node
// npm start: installs what is missing, builds what changed and opens the program. Runs on any Node from 20 on.
import { resolve } from 'node:path';
import { watchAncestors } from './steps/ancestors.mjs';
import { readArguments, usage } from './steps/arguments.mjs';
import { endAll, isEnding, ORPHANED_MS } from './steps/children.mjs';
import { decideHost, hasDisplay } from './steps/decide-host.mjs';
import { electronState, fetchElectron, openElectron } from './steps/electron.mjs';
import { ensureInstalled } from './steps/install.mjs';
import { openPreview } from './steps/preview.mjs';
import { ensureBuilt } from './steps/sources.mjs';

/**
 * @param {import('./steps/arguments.mjs').StartOptions} options
 * @returns {Promise<number>}
 */
async function open(options) {
  const display = hasDisplay(process.platform, process.env);
  const decision = decideHost({
    preview: options.preview,
    demo: options.demo,
    port: options.port !== undefined,
    platform: process.platform,
    uid: process.getuid?.(),
    display,
    binary: electronState(),
  });
  let why = decision.host === 'preview' ? decision.why : undefined;
  if (decision.host === 'fetch' && !(await fetchElectron())) why = 'its program could not be fetched';
  else if (decision.host !== 'preview') {
    const from = process.env['INIT_CWD'] ?? process.cwd();
    const outcome = await openElectron(options.data === undefined ? [] : [`--data=${resolve(from, options.data)}`]);
    if (outcome.opened) return outcome.code;
    why = outcome.why;
  }
  if (isEnding()) return 1;
  if (why !== undefined) console.log(`Electron is not used: ${why}.`);
  return openPreview(options, display);
}

const asked = readArguments(process.argv.slice(2));
if (asked.kind === 'wrong') {
  console.error(`${asked.why}\n\n${usage}`);
  process.exitCode = 2;
} else if (asked.kind === 'help') {
  console.log(usage);
} else {
  process.on('SIGTERM', () => endAll(143));
  process.on('SIGINT', () => endAll(130));
  process.on('SIGHUP', () => endAll(129));
  // Whoever read the output may be gone before this process is.
  process.stdout.on('error', () => {});
  watchAncestors(() => endAll(1, ORPHANED_MS));
  const ready = (await ensureInstalled()) && !isEnding() && (await ensureBuilt()) && !isEnding();
  const code = ready ? await open(asked.options) : 1;
  if (!isEnding()) process.exitCode = code;
}
