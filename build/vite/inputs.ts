import { globSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The two programs that start worker threads. */
export type Host = 'main' | 'preview';

const foldersOf: Readonly<Record<Host, readonly string[]>> = {
  main: ['db', 'electron/core', 'electron/desktop'],
  preview: ['db', 'electron/core', 'electron/preview'],
};

/**
 * Every worker thread a program may start, found in the sources, so that a new one cannot be forgotten.
 * In the sources a worker `<name>-thread.ts` stands beside the module that starts it; in the bundle
 * `<name>-thread.js` stands beside the program's own file. Both are reached from `import.meta.dirname`.
 *
 * @param from folder of the repository
 * @returns name in the bundle (without extension) to source file
 * @throws Error when two workers would get the same name in the bundle
 */
export function workerInputs(host: Host, from = root): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const folder of foldersOf[host]) {
    for (const found of globSync(`${folder}/**/*-thread.ts`, { cwd: from }).sort()) {
      const name = basename(found, '.ts');
      const file = join(from, found);
      if (inputs[name] !== undefined) {
        throw new Error(`Two workers are named ${name}: ${inputs[name]} and ${file}`.split(sep).join('/'));
      }
      inputs[name] = file;
    }
  }
  return inputs;
}
