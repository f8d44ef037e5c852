import { expect, test } from 'vitest';

import { defaultDataFolder, readOptions } from '#preview/options.ts';

const home = '/home/anna';

test('without options it takes any port and its own folder', () => {
  expect(readOptions([], { XDG_DATA_HOME: '/data' })).toMatchObject({
    port: 0,
    demo: false,
    demoSize: null,
    parent: null,
  });
});

test('a demonstration has no folder unless one is named', () => {
  expect(readOptions(['--demo'], {}).data).toBeNull();
  expect(readOptions(['--demo', '--data', '/x/y', '--demo-size', '500'], {})).toMatchObject({
    data: '/x/y',
    demoSize: 500,
  });
});

test.each([
  [['--port', '70000']],
  [['--port', '-1']],
  [['--port', '8o80']],
  [['--port']],
  [['--data', '']],
  [['--parent', '0']],
  [['--demo-size', '10']],
  [['--demo', '--demo-size', '0']],
  [['--wrong']],
  [['something']],
])('%j is refused', (args) => {
  expect(() => readOptions(args, {})).toThrow(/./);
});

test('the own folder is never the desktop program’s', () => {
  const windows = defaultDataFolder('win32', { LOCALAPPDATA: 'C:\\Users\\anna\\AppData\\Local' }, 'C:\\Users\\anna');
  expect(windows).toMatch(/Ostoja-preview$/);
  expect(defaultDataFolder('win32', {}, 'C:\\Users\\anna')).toMatch(/Ostoja-preview$/);
  expect(defaultDataFolder('linux', {}, home)).toBe('/home/anna/.local/share/ostoja-preview');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '' }, home)).toBe('/home/anna/.local/share/ostoja-preview');
  expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/elsewhere' }, home)).toBe('/elsewhere/ostoja-preview');
});
