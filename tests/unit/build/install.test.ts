import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installKey } from '#build/steps/install.mjs';
import { npmCall, npmEnvironment, pinnedNode, root } from '#build/steps/places.mjs';
import { contentKey } from '#build/steps/sources.mjs';
import { planSystemPackages } from '#build/steps/system-packages.mjs';

const manifest = {
  name: 'a',
  version: '1',
  scripts: { start: 'x' },
  dependencies: { b: '1' },
  devDependencies: { c: '1' },
};
const base = { lock: '{}', npmrc: '', manifest: JSON.stringify(manifest), platform: 'linux', arch: 'x64' };

describe('an installation is made again', () => {
  it.each([
    ['the lock file', { lock: '{ }' }],
    ['.npmrc', { npmrc: 'fund=false' }],
    ['the platform', { platform: 'win32' }],
    ['the processor', { arch: 'arm64' }],
    ['a package', { manifest: JSON.stringify({ ...manifest, dependencies: { b: '2' } }) }],
    ['a development package', { manifest: JSON.stringify({ ...manifest, devDependencies: {} }) }],
    ['an override', { manifest: JSON.stringify({ ...manifest, overrides: { d: '1' } }) }],
  ])('when %s changes', (_what, change) => {
    expect(installKey({ ...base, ...change })).not.toBe(installKey(base));
  });

  it('but not when only a script of the manifest changes', () => {
    const other = JSON.stringify({ ...manifest, scripts: { start: 'y' } });
    expect(installKey({ ...base, manifest: other })).toBe(installKey(base));
  });
});

describe('a build is made again', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ostoja-sources-'));
    mkdirSync(join(folder, 'src', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'a');
    writeFileSync(join(folder, 'one.json'), '{}');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const key = (): string => contentKey(folder, ['src', 'one.json', 'missing']);

  it.each([
    ['a file changes', () => writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'b')],
    ['a file is added', () => writeFileSync(join(folder, 'src', 'b.ts'), '')],
    ['a file goes', () => rmSync(join(folder, 'src', 'deep', 'a.ts'))],
    ['a single file changes', () => writeFileSync(join(folder, 'one.json'), '[]')],
    ['a missing folder comes', () => writeFileSync(join(folder, 'missing'), '')],
  ])('when %s', (_what, change) => {
    const before = key();
    change();
    expect(key()).not.toBe(before);
  });

  it('but not when a file is only written again', () => {
    const before = key();
    writeFileSync(join(folder, 'src', 'deep', 'a.ts'), 'a');
    expect(key()).toBe(before);
  });
});

describe('npm is called', () => {
  it('outside the Node it may be about to delete, and with the development packages', () => {
    const call = npmCall(['ci']);
    expect(call.args.at(-1)).toBe('ci');
    expect(call.command).not.toBe(pinnedNode());
    const { PATH } = call.env;
    expect(PATH).not.toContain(join(root, 'node_modules'));
    expect(call.env).not.toHaveProperty('NODE_ENV');
  });

  it('without settings that leave packages out, in whatever case of letters they stand', () => {
    const from = { HOME: '/h', NPM_CONFIG_OMIT: 'dev', npm_config_Production: 'true', NODE_ENV: 'production' };
    const quiet = { NPM_CONFIG_LOGLEVEL: 'silly', npm_config_only: 'prod', npm_config_cache: '/c' };
    expect(npmEnvironment({ ...from, ...quiet })).toEqual({
      HOME: '/h',
      npm_config_cache: '/c',
      npm_config_loglevel: 'error',
      npm_config_engine_strict: 'false',
    });
  });
});

describe('what the tests need beyond npm', () => {
  const missing = ['chromium', 'poppler-utils'];
  it.each([
    [{ missing: [], debian: true, root: true }, { kind: 'none' }],
    [
      { missing, debian: true, root: true },
      { kind: 'apt-get', packages: missing },
    ],
    [
      { missing, debian: true, root: false },
      { kind: 'say', sentence: expect.stringContaining('chromium and poppler-utils') },
    ],
    [
      { missing: ['chromium'], debian: false, root: true },
      { kind: 'say', sentence: expect.stringContaining('chromium') },
    ],
  ])('%j', (now, plan) => {
    expect(planSystemPackages(now)).toEqual(plan);
  });
});
