import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '#core/policies/content-security-policy.ts';
import { buildFileManifest, findServedFile } from '#core/policies/file-manifest.ts';
import { pageResponseHeaders } from '#core/policies/response-headers.ts';

describe('the manifest of served files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ostoja-manifest-'));
    mkdirSync(join(folder, 'page/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.js'), 'secret');
    for (const name of ['index.html', 'assets/app.js', 'assets/app.js.map', 'assets/żółw 1.svg', 'assets/notes.xyz']) {
      writeFileSync(join(folder, 'page', name), name);
    }
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('lists known kinds of files under the paths a page asks for', () => {
    expect([...buildFileManifest(join(folder, 'page')).keys()].toSorted()).toEqual([
      '/',
      '/assets/app.js',
      '/assets/żółw 1.svg',
      '/index.html',
    ]);
  });

  test('follows no link', () => {
    symlinkSync(join(folder, 'secret.js'), join(folder, 'page/assets/link.js'));
    expect(buildFileManifest(join(folder, 'page')).has('/assets/link.js')).toBe(false);
  });

  test('does not see a file that came later', () => {
    const manifest = buildFileManifest(join(folder, 'page'));
    writeFileSync(join(folder, 'page/assets/late.js'), 'late');
    expect(findServedFile(manifest, '/assets/late.js')).toBeUndefined();
  });

  test('is refused without the page', () => {
    rmSync(join(folder, 'page/index.html'));
    expect(() => buildFileManifest(join(folder, 'page'))).toThrow('no index.html');
  });

  test.for([
    ['/', true],
    ['/index.html', true],
    ['/assets/app.js', true],
    ['/assets%2Fapp.js', true],
    ['/assets/%C5%BC%C3%B3%C5%82w%201.svg', true],
    ['/assets/app.js.map', false],
    ['/assets/notes.xyz', false],
    ['/assets', false],
    ['/assets/', false],
    ['/../secret.js', false],
    ['/%2e%2e/secret.js', false],
    ['/..%5csecret.js', false],
    ['/%252e%252e/secret.js', false],
    ['/assets/../../secret.js', false],
    ['//index.html', false],
    ['index.html', false],
    ['/Index.html', false],
    ['/index.html%00', false],
    ['/%', false],
    ['', false],
    ['/__proto__', false],
  ] as const)('answers %s: %s', ([path, known]) => {
    const found = findServedFile(buildFileManifest(join(folder, 'page')), path);
    expect(found !== undefined).toBe(known);
  });

  test('gives only listed files, whatever is asked', () => {
    const manifest = buildFileManifest(join(folder, 'page'));
    const listed = new Set(manifest.values());
    fc.assert(
      fc.property(fc.oneof(fc.webPath(), fc.string()), (path) => {
        const found = findServedFile(manifest, path);
        return found === undefined || listed.has(found);
      }),
    );
  });
});

describe('the headers of the page', () => {
  test('carry the kind of the file and the policy', () => {
    expect(pageResponseHeaders('text/css')).toMatchObject({
      'content-type': 'text/css',
      'content-security-policy': contentSecurityPolicy(),
    });
  });

  test('allow nothing inline, no eval and no other place', () => {
    const directives = new Map(
      contentSecurityPolicy()
        .split('; ')
        .map((directive) => {
          const [name = '', ...sources] = directive.split(' ');
          return [name, sources] as const;
        }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    const sources = new Set([...directives.values()].flat());
    expect([...sources].toSorted()).toEqual([
      "'none'",
      "'self'",
      "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
      'blob:',
      'data:',
    ]);
    for (const name of ['script-src', 'connect-src', 'font-src'])
      expect(directives.get(name), name).toEqual(["'self'"]);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(directives.get(name), name).toEqual(["'none'"]);
    }
  });
});
