import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { previewArguments } from './arguments.mjs';
import { run } from './children.mjs';
import { browserCommand } from './decide-host.mjs';
import { pinnedNode, root, toolEnvironment } from './places.mjs';

/**
 * The address in a line the preview host prints, which stands alone on it.
 *
 * @param {string} line
 * @returns {string | undefined}
 */
export function addressIn(line) {
  return /^Ostoja preview: (http:\/\/127\.0\.0\.1:\d+\/#\S+)$/.exec(line)?.[1];
}

/** @param {string} address */
function openBrowser(address) {
  const { command, args } = browserCommand(process.platform, address);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('No browser could be opened; open the address above in one.'));
  child.unref();
}

/**
 * Runs the preview host to its end. It sees this process end by its closed input and by the number it is given.
 *
 * @param {import('./arguments.mjs').StartOptions} options
 * @param {boolean} display
 * @returns {Promise<number>} the host's exit code
 */
export async function openPreview(options, display) {
  // npm runs scripts in the repository's folder; a folder is meant from where the user typed.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const { code } = await run({
    command: pinnedNode(),
    args: [
      join(root, 'out', 'preview', 'preview.js'),
      ...previewArguments(options, process.pid, (folder) => resolve(from, folder)),
    ],
    env: toolEnvironment(),
    held: true,
    onLine: (line) => {
      const address = addressIn(line);
      if (address !== undefined && display && options.open) openBrowser(address);
    },
  });
  return code;
}
