import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { root } from './inputs.ts';

/** The preload script: one CommonJS file, the only form a sandboxed window loads. */
const config: InlineConfig = {
  configFile: false,
  root,
  cacheDir: '.cache/vite',
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: 'out/preload',
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { preload: join(root, 'electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};
export default config;
