import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HARDENING, type HardeningLine } from '#desktop/hardening.ts';
import { type StandInOptions, startWithPage } from '#tests/support/electron-stand-in/harness.ts';
import { checks } from './checks.ts';
import type { Check } from './window-checks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Weakening {
  readonly file: 'main/main.js' | 'preload/preload.cjs';
  readonly from: string | RegExp;
  readonly to: string;
}

function inMain(from: string | RegExp, to: string): Weakening {
  return { file: 'main/main.js', from, to };
}

/** One weakness for each line, planted in the built program; its check must find it. */
const WEAKENINGS: Readonly<Record<HardeningLine, Weakening>> = {
  sandbox: inMain('app.enableSandbox();', ''),
  contextIsolation: inMain('contextIsolation: true', 'contextIsolation: false'),
  noNodeIntegration: inMain('nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'),
  noWebview: inMain(/(contents\.on\("will-attach-webview", \(event\) => \{\s*)event\.preventDefault\(\);/u, '$1'),
  webSecurity: inMain('allowRunningInsecureContent: false', 'allowRunningInsecureContent: true'),
  noNavigateOnDrop: inMain('navigateOnDragDrop: false', 'navigateOnDragDrop: true'),
  memorySession: inMain('PARTITION = "office"', 'PARTITION = "persist:office"'),
  schemePrivileges: inMain('bypassCSP: false', 'bypassCSP: true'),
  fileManifest: inMain(
    'return manifest.get(decodeURIComponent(pathname));',
    'return manifest.get(pathname) ?? { file: join(import.meta.dirname, "../renderer", decodeURIComponent(pathname)), contentType: "text/plain" };',
  ),
  contentSecurityPolicy: inMain(/("style-src": \["'self'", )/u, `$1"'unsafe-inline'", `),
  permissionRequests: inMain(
    /setPermissionRequestHandler\(.*\);/u,
    'setPermissionRequestHandler((_c, permission, callback) => callback(permission === "notifications"));',
  ),
  permissionChecks: inMain(/\.setPermissionCheckHandler\(.*\);/u, '.setPermissionCheckHandler(() => true);'),
  navigation: inMain('navigation.isMainFrame && ', ''),
  redirects: inMain(
    /isRedirect: true\s*\}\)\) return;\s*details\.preventDefault\(\);/u,
    'isRedirect: true })) return;',
  ),
  windowOpen: inMain('{ action: "deny" }', '{ action: "allow" }'),
  externalAddresses: inMain('case "https:":', 'case "http:": case "https:":'),
  network: inMain(/return isOwnOrigin\(address\);/u, 'return isOwnOrigin(address) || address.startsWith("file:");'),
  certificates: inMain('CERTIFICATE_REFUSED = -2', 'CERTIFICATE_REFUSED = 0'),
  downloads: inMain(/\w+\.on\("will-download", .*\);/u, ''),
  oneEntrance: inMain(
    'ipcMain.on(PORT_HAND_OVER,',
    'ipcMain.on("ostoja:more", () => {});\n\tipcMain.on(PORT_HAND_OVER,',
  ),
  sender: inMain('if (!sender.frame.isMainFrame) return "sub-frame";', ''),
  preloadExposesNothing: {
    file: 'preload/preload.cjs',
    from: /event\.origin === "?[\w:/]+"?/u,
    to: 'event.origin !== ""',
  },
  portClosesWithPage: inMain('if (details.isMainFrame && !details.isSameDocument) ', 'if (details.isSameDocument) '),
  developerTools: inMain('const developerTools = !app.isPackaged;', 'const developerTools = true;'),
  redactedLog: inMain(
    'logger.warn("desktop.refused", { what: "navigation" });',
    'logger.warn("desktop.refused", { what: "navigation" }); console.warn("refused", details.url);',
  ),
  noCrashUpload: inMain('["disable-breakpad"]', '["disable-something"]'),
  noSpellDownload: inMain('.setSpellCheckerEnabled(false)', '.setSpellCheckerEnabled(true)'),
};

describe('a program weakened in one line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ostoja-weakened-'));
    for (const part of ['main', 'preload'])
      cpSync(join(root, 'out', part), join(folder, 'out', part), { recursive: true });
    symlinkSync(join(root, 'out/renderer'), join(folder, 'out/renderer'), 'junction');
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('exists for every line', () => {
    expect(Object.keys(WEAKENINGS)).toEqual(Object.keys(HARDENING));
  });

  test.for(Object.keys(WEAKENINGS) as HardeningLine[])('is caught by the check of %s', async (line) => {
    const { file, from, to } = WEAKENINGS[line];
    const path = join(folder, 'out', file);
    const built = readFileSync(path, 'utf8');
    const weakened = built.replace(from, to);
    expect(weakened, 'the weakness is planted').not.toBe(built);
    writeFileSync(path, weakened);

    const start = (options: StandInOptions = {}) =>
      startWithPage({ ...options, program: join(folder, 'out/main/main.js') });
    const check: Check = checks[line];
    const program = await start();
    try {
      await expect(check(program, start)).rejects.toMatchObject({ name: 'AssertionError' });
    } finally {
      await program.stop();
    }
  });
});
