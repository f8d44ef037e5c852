import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// Sign-in derives a key on purpose slowly and the machines are small: limits only catch what hangs.
const limits = { testTimeout: 60_000, hookTimeout: 60_000 };

const notOurs = ['tests/e2e/**', 'tests/bench/**', 'tests/fixtures/**', 'tests/support/**'];

/** Everything that draws components; it runs with a DOM, all other tests run in plain Node. */
const drawn = ['tests/**/*.test.tsx', 'tests/unit/renderer/**/*.test.ts'];

// Threads, hosts and crash children start by the hundred, each from the same sources: they are compiled once.
process.env['NODE_COMPILE_CACHE'] ??= `${root}.cache/compiled`;

export default defineConfig({
  root,
  cacheDir: '.cache/vite',
  test: {
    maxWorkers: 2,
    // Files share their worker: the program's modules are read once for each, not once for each file, which is a third of all
    // the work. What a file changes in the process, it puts back.
    isolate: false,
    passWithNoTests: false,
    projects: [
      {
        root,
        test: {
          ...limits,
          name: 'node',
          globalSetup: ['tests/support/bundled-packages.ts', 'tests/support/templates-folder.ts'],
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...notOurs, ...drawn],
        },
      },
      {
        root,
        plugins: [react()],
        test: { ...limits, name: 'page', environment: 'jsdom', include: drawn, exclude: notOurs },
      },
    ],
  },
});
