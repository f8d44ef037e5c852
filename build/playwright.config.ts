import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { chromiumFlags, findChromium } from './chromium.mjs';
import { electronProgram } from './steps/electron.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const executablePath = findChromium();

/** Specs that open no office: they look at pages of their own in a browser and have no place in the desktop program. */
const withoutOffice = readdirSync(`${root}/tests/e2e/specs`).filter(
  (spec) => !readFileSync(`${root}/tests/e2e/specs/${spec}`, 'utf8').includes("from '../fixtures/office.ts'"),
);

// A host starts with every test, always from the same files: they are compiled once.
process.env['NODE_COMPILE_CACHE'] ??= `${root}.cache/compiled`;

export default defineConfig<object, { where: 'browser' | 'electron' }>({
  testDir: `${root}/tests/e2e/specs`,
  globalSetup: `${root}/tests/e2e/templates.config.ts`,
  outputDir: `${root}/test-results`,
  // Each test has its own host and data folder, so files and tests may run side by side.
  fullyParallel: true,
  // A test waits for its host and its browser more than it works: three fill two cores.
  workers: 3,
  // A test that passes only at the second try is a defect, so there is no second try.
  retries: 0,
  forbidOnly: true,
  // Limits only catch what hangs: the machines are small.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['line']],
  projects: [
    { name: 'browser', grepInvert: /@electron\b/ },
    {
      name: 'electron',
      testIgnore: withoutOffice.map((spec) => `**/${spec}`),
      use: { where: 'electron' },
      // Tests with a second browser, or with calls behind the page at the same time, have no place in one desktop program.
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
