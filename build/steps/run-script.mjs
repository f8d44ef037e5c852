import { join } from 'node:path';
import { watchAncestors } from './ancestors.mjs';
import { endAll, isEnding, run } from './children.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, root, toolEnvironment } from './places.mjs';
import { ensureBuilt } from './sources.mjs';

/**
 * Installs and builds what is missing, then runs a script of the repository on the pinned Node with the arguments of this
 * process, and ends as it ended.
 *
 * @param {...string} path of the script from the root of the repository
 * @returns {Promise<void>}
 */
export async function runScript(...path) {
  process.on('SIGTERM', () => endAll(143));
  process.on('SIGINT', () => endAll(130));
  watchAncestors(() => endAll(1));
  const ready = (await ensureInstalled()) && (await ensureBuilt());
  const ended = ready
    ? await run({
        command: pinnedNode(),
        args: [join(root, ...path), ...process.argv.slice(2)],
        env: toolEnvironment(),
      })
    : { code: 1 };
  if (!isEnding()) process.exitCode = ended.code;
}
