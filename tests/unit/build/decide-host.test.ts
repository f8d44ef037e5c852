import { describe, expect, it } from 'vitest';
import { browserCommand, decideHost, hasDisplay } from '#build/steps/decide-host.mjs';
import { addressIn } from '#build/steps/preview.mjs';

/** Everything speaks for Electron. */
const best = {
  preview: false,
  demo: false,
  port: false,
  platform: 'linux',
  uid: 1000 as number | undefined,
  display: true,
  binary: 'present' as 'present' | 'unknown' | 'gave-up',
};

describe('where the program opens', () => {
  it.each([
    [best, { host: 'electron' }],
    [{ ...best, platform: 'win32', uid: undefined }, { host: 'electron' }],
    [{ ...best, platform: 'darwin', uid: 0 }, { host: 'electron' }],
    [{ ...best, binary: 'unknown' as const }, { host: 'fetch' }],
    [
      { ...best, preview: true },
      { host: 'preview', why: undefined },
    ],
  ])('%j', (now, decision) => {
    expect(decideHost(now)).toEqual(decision);
  });

  it.each([
    [{ demo: true }, 'the demonstration office opens in the browser'],
    [{ port: true }, 'a port was asked for'],
    [{ display: false }, 'there is no display'],
    [{ uid: 0 }, 'it does not run as root'],
    [{ binary: 'gave-up' as const }, /could not be fetched earlier/],
    [{ display: false, uid: 0, binary: 'gave-up' as const }, 'there is no display'],
    [{ uid: 0, binary: 'unknown' as const }, 'it does not run as root'],
  ])('%j opens the preview host and says why in one line', (change, why) => {
    const decision = decideHost({ ...best, ...change });
    expect(decision).toEqual({ host: 'preview', why: expect.stringMatching(why) });
    expect(decision.host === 'preview' && decision.why?.includes('\n')).toBe(false);
  });

  it.each([
    ['win32', {}, true],
    ['darwin', {}, true],
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ])('a display on %s with %j: %s', (platform, env, there) => {
    expect(hasDisplay(platform, env)).toBe(there);
  });

  it.each(['win32', 'darwin', 'linux'])('gives the browser on %s the address as one argument', (platform) => {
    const { command, args } = browserCommand(platform, 'http://127.0.0.1:1/#a');
    expect(command).not.toContain(' ');
    expect(args.at(-1)?.endsWith('http://127.0.0.1:1/#a')).toBe(true);
  });
});

describe('the line with the address', () => {
  it.each([
    ['Ostoja preview: http://127.0.0.1:40123/#token=abc', 'http://127.0.0.1:40123/#token=abc'],
    ['Ostoja preview: http://127.0.0.1:40123/', undefined],
    ['Ostoja preview: http://192.168.0.1:40123/#abc', undefined],
    ['see Ostoja preview: http://127.0.0.1:40123/#abc', undefined],
    ['Ostoja preview: http://127.0.0.1:40123/#abc and more', undefined],
  ])('%s', (line, address) => {
    expect(addressIn(line)).toBe(address);
  });
});
