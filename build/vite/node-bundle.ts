import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { root, workerInputs, type Host } from './inputs.ts';

/**
 * Settings of a program that runs in Node: one file for the program, one for each worker, shared pieces beside them.
 * Pieces lie in the same folder, since code in them finds workers by `import.meta.dirname`.
 *
 * @param entry source file of the program, from the folder of the repository
 */
export function nodeBundle(host: Host, entry: string): InlineConfig {
  return {
    configFile: false,
    root,
    cacheDir: '.cache/vite',
    logLevel: 'warn',
    publicDir: false,
    // Only the database driver is a file of its own at run time, because it is native; the rest is bundled.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: `out/${host}`,
      emptyOutDir: true,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { [host]: join(root, entry), ...workerInputs(host) },
        external: host === 'main' ? ['electron', 'better-sqlite3'] : ['better-sqlite3'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'piece-[name]-[hash].js' },
      },
    },
  };
}
