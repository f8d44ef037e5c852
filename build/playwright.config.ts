import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.mjs';
import { electronProgram } from './steps/electron.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const executablePath = findChromium();

// A host starts with every test, always from the same files: they are compiled once.
process.env['NODE_COMPILE_CACHE'] ??= `${root}.cache/compiled`;

export default defineConfig<object, { where: 'browser' | 'electron' }>({
  testDir: `${root}/tests/e2e/specs`,
  outputDir: `${root}/test-results`,
  // Each test has its own host and data folder, so files and tests may run side by side.
  fullyParallel: true,
  workers: 2,
  // A test that passes only at the second try is a defect, so there is no second try.
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['line']],
  projects: [
    { name: 'browser', grepInvert: /@electron\b/ },
    {
      name: 'electron',
      use: { where: 'electron' },
      // Tests with a second browser, or with calls behind the page, have no place in one desktop program.
      ...(electronProgram() === undefined ? { grep: /@electron\b/ } : { grepInvert: /@browser\b/ }),
    },
  ],
  use: {
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: chromiumFlags() },
  },
});
