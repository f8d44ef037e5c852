import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { root } from './inputs.ts';

/** The page: the same files for the desktop program's own scheme and for the preview host, hence relative addresses. */
const config: InlineConfig = {
  configFile: false,
  root: join(root, 'renderer'),
  base: './',
  cacheDir: join(root, '.cache/vite'),
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: join(root, 'out/renderer'),
    emptyOutDir: true,
    // The content security policy allows files of the program only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4096,
  },
};
export default config;
