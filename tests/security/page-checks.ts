import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { contentSecurityPolicy } from '#core/policies/content-security-policy.ts';
import { buildFileManifest } from '#core/policies/file-manifest.ts';
import type { HardeningLine } from '#desktop/hardening.ts';
import type { Check } from './window-checks.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Paths that lead elsewhere in a server that joins them to a folder. */
const ELSEWHERE = [
  '/../main/main.js',
  '/..%2fmain/main.js',
  '/..%2Fmain%2Fmain.js',
  '/%2e%2e/main/main.js',
  '/%2e%2e%2fmain%2fmain.js',
  '/%252e%252e%252fmain%252fmain.js',
  '/..%5cmain%5cmain.js',
  '/..\\main\\main.js',
  '/assets/../../main/main.js',
  '/assets/..%2f..%2fmain/main.js',
  '/C:/Windows/win.ini',
  '/%00index.html',
  '/index.html%00.js',
  '/index.html/',
  '//index.html',
  '/INDEX.HTML',
  '/assets',
  '/assets/',
  '/%',
  '/%zz',
  '/nieznany.js',
];

/** Every permission electron.d.ts knows, so that a new version's new permission is asked for here too. */
function permissionsOfElectron(): readonly string[] {
  const types = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
  const handler = /setPermissionRequestHandler\(handler: .*? permission: ([^,]+),/u.exec(types)?.[1] ?? '';
  return [...handler.matchAll(/'([\w-]+)'/gu)].flatMap(([, name]) => name ?? []);
}

export const pageChecks = {
  schemePrivileges: async ({ drive }) => {
    const { schemes } = await drive.record();
    expect(schemes).toEqual([
      {
        scheme: 'ostoja',
        privileges: {
          standard: true,
          secure: true,
          supportFetchAPI: true,
          codeCache: false,
          corsEnabled: false,
          bypassCSP: false,
          allowServiceWorkers: false,
          allowExtensions: false,
          stream: false,
        },
      },
    ]);
  },

  fileManifest: async ({ drive, folder }) => {
    const page = join(folder, '../renderer');
    const manifest = buildFileManifest(page);
    expect(manifest.size).toBeGreaterThan(1);
    for (const [path, { file, contentType }] of manifest) {
      const answer = await drive.fetch(`ostoja://app${encodeURI(path)}`);
      expect(answer?.status, path).toBe(200);
      expect(answer?.headers['content-type']).toBe(contentType);
      expect(answer?.body).toBe(new TextDecoder().decode(readFileSync(file)));
    }
    const files = readdirSync(page, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const served = new Set([...manifest.values()].map(({ file }) => file));
    for (const entry of files) {
      const file = join(entry.parentPath, entry.name);
      if (served.has(file)) continue;
      expect((await drive.fetch(`ostoja://app/${relative(page, file)}`))?.status, file).toBe(404);
    }
    for (const path of ELSEWHERE) {
      expect((await drive.fetch(`ostoja://app${path}`))?.status, path).toBe(404);
    }
    expect(await drive.isCancelled('ostoja://other/index.html')).toEqual([true, true]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await drive.fetch('ostoja://app/index.html', method))?.status, method).toBe(405);
    }
  },

  contentSecurityPolicy: async ({ drive, folder }) => {
    const policy = contentSecurityPolicy();
    expect(policy).toBe(
      "default-src 'none'; script-src 'self'; " +
        "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; font-src 'self'; " +
        "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    for (const [path, method] of [
      ['/', 'GET'],
      ['/index.html', 'HEAD'],
      ['/nieznany.js', 'GET'],
      ['/index.html', 'POST'],
    ] as const) {
      const answer = await drive.fetch(`ostoja://app${path}`, method);
      expect(answer?.headers, path).toMatchObject({
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
    }
    // What the policy would refuse must not stand in the built page: inline scripts, styles and handlers.
    const html = readFileSync(join(folder, '../renderer/index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:|https?:/iu);
  },

  permissionRequests: async ({ drive }) => {
    const permissions = permissionsOfElectron();
    expect(permissions).toEqual(expect.arrayContaining(['media', 'geolocation', 'openExternal', 'unknown']));
    for (const permission of [...permissions, 'a permission of a later version']) {
      for (const { requested } of await drive.permission(permission)) expect(requested, permission).toBe(false);
    }
    expect(await drive.capture()).toBeNull();
    expect(await drive.pairing()).toEqual({ confirmed: false });
  },

  permissionChecks: async ({ drive }) => {
    const permissions = permissionsOfElectron();
    expect(permissions.length).toBeGreaterThan(0);
    for (const permission of [...permissions, 'a permission of a later version']) {
      for (const { checked } of await drive.permission(permission)) expect(checked, permission).toBe(false);
    }
    for (const device of ['hid', 'serial', 'usb'] as const) expect(await drive.device(device)).toEqual([false, false]);
  },

  network: async ({ drive }) => {
    const refused = [
      'http://example.org/',
      'https://example.org/a.js',
      'ws://127.0.0.1:9222/',
      'wss://example.org/',
      'ftp://example.org/',
      'file:///etc/passwd',
      'chrome://version/',
      'chrome-extension://abc/a.js',
      'about:blank',
      'blob:https://example.org/1',
      'ostoja://app.example.org/index.html',
      'ostoja://app:80/index.html',
      'ostoja://user@app/index.html',
      'OSTOJAX://app/index.html',
      'not an address',
    ];
    for (const address of refused) expect(await drive.isCancelled(address), address).toEqual([true, true]);
    const allowed = ['ostoja://app/', 'ostoja://app/assets/a.js', 'data:image/png;base64,AA==', 'blob:ostoja://app/1'];
    for (const address of allowed) expect(await drive.isCancelled(address), address).toEqual([false, false]);
    const { switches } = await drive.record();
    expect(switches).toMatchObject({
      'host-resolver-rules': 'MAP * ~NOTFOUND',
      'no-proxy-server': null,
      'disable-background-networking': null,
      'disable-component-update': null,
    });
  },

  certificates: async ({ drive }) => {
    expect(await drive.certificateVerdicts()).toEqual([-2, -2]);
    expect(await drive.askSecrets()).toEqual({
      'certificate-error': { prevented: true, given: [false] },
      'select-client-certificate': { prevented: true, given: [] },
      login: { prevented: true, given: [] },
    });
  },

  downloads: async ({ drive }) => {
    expect(await drive.refusesDownload()).toEqual([true, true]);
  },

  noCrashUpload: async ({ drive, folder }) => {
    const { switches, paths } = await drive.record();
    expect(switches).toHaveProperty('disable-breakpad');
    expect(paths['crashDumps']).toBe(join(paths['userData'] ?? '', 'chromium', 'crashes'));
    const bundles = readdirSync(folder).filter((name) => name.endsWith('.js'));
    expect(bundles).toContain('main.js');
    for (const name of bundles) {
      expect(readFileSync(join(folder, name), 'utf8'), name).not.toMatch(/crashReporter/u);
    }
  },
} satisfies Partial<Record<HardeningLine, Check>>;
