import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFolder, type FolderSources } from '#desktop/policies/data-folder.ts';
import { suggestedFileName } from '#desktop/policies/file-name.ts';
import { titleBarColors, titleBarColorsOf } from '#desktop/policies/title-bar.ts';
import { nextZoom } from '#desktop/policies/zoom.ts';

describe('the data folder', () => {
  const windows: FolderSources = {
    platform: 'win32',
    environment: { LOCALAPPDATA: 'C:\\Users\\Ewa\\AppData\\Local', XDG_DATA_HOME: '/x' },
    home: 'C:\\Users\\Ewa',
    arguments: [],
  };
  const linux: FolderSources = { platform: 'linux', environment: {}, home: '/home/ewa', arguments: [] };

  test.for<readonly [name: string, sources: FolderSources, folder: string]>([
    ['Windows', windows, 'C:\\Users\\Ewa\\AppData\\Local\\Ostoja'],
    ['Windows without the variable', { ...windows, environment: {} }, 'C:\\Users\\Ewa\\AppData\\Local\\Ostoja'],
    [
      'Windows with a relative variable',
      { ...windows, environment: { LOCALAPPDATA: 'Local' } },
      'C:\\Users\\Ewa\\AppData\\Local\\Ostoja',
    ],
    ['Linux', linux, '/home/ewa/.local/share/ostoja'],
    ['Linux with XDG', { ...linux, environment: { XDG_DATA_HOME: '/data' } }, '/data/ostoja'],
    [
      'Linux with a relative XDG',
      { ...linux, environment: { XDG_DATA_HOME: 'data' } },
      '/home/ewa/.local/share/ostoja',
    ],
    ['chosen', { ...linux, arguments: ['.', '--data=/srv/biuro/../office'] }, '/srv/office'],
    ['chosen on Windows', { ...windows, arguments: ['--data=D:\\Biuro'] }, 'D:\\Biuro'],
  ])('%s', ([, sources, folder]) => {
    expect(dataFolder(sources)).toBe(folder);
  });

  test.for(['--data=', '--data=biuro', '--data=./x'])('refuses %s', (argument) => {
    expect(() => dataFolder({ ...linux, arguments: [argument] })).toThrow('absolute');
  });
});

describe('a suggested file name', () => {
  test.for([
    ['Wykaz osób.xlsx', 'Wykaz osób.xlsx'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a/b\\c:d*e?.csv', 'a-b-c-d-e-.csv'],
    ['CON.pdf', '_CON.pdf'],
    ['aux', '_aux'],
    ['lista.pdf. . ', 'lista.pdf'],
    ['.ukryty', 'ukryty'],
    ['', 'dokument'],
    [' . ', 'dokument'],
    ['a\u0000b\u202Efdp.exe', 'abfdp.exe'],
    [`${'ą'.repeat(200)}.pdf`, `${'ą'.repeat(116)}.pdf`],
  ])('%s becomes %s', ([name, suggested]) => {
    expect(suggestedFileName(name ?? '')).toBe(suggested);
  });

  test('never leaves its folder and is never empty or too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const suggested = suggestedFileName(name);
        expect(suggested).toMatch(/^[^<>:"/\\|?*\p{Cc}]{1,121}$/u);
        expect(suggested).not.toMatch(/^\.|\.$/u);
      }),
    );
  });
});

describe('the window buttons', () => {
  test.for([
    [
      { dark: false, forcedColors: false },
      { frame: '#eff3f4', symbols: '#242424' },
    ],
    [
      { dark: true, forcedColors: false },
      { frame: '#1a1d1e', symbols: '#ffffff' },
    ],
    [
      { dark: false, forcedColors: true },
      { frame: '#ffffff', symbols: '#000000' },
    ],
    [
      { dark: true, forcedColors: true },
      { frame: '#000000', symbols: '#ffffff' },
    ],
  ] as const)('for %o are %o', ([appearance, colors]) => {
    expect(titleBarColors(appearance)).toEqual(colors);
  });

  test.for([
    ['#eff3f4', { frame: '#eff3f4', symbols: '#242424' }],
    ['#1A1D1E', { frame: '#1a1d1e', symbols: '#ffffff' }],
    ['#1a1d1eff', { frame: '#1a1d1e', symbols: '#ffffff' }],
    ['#1a1d1e80', undefined],
    ['red', undefined],
    ['#fff', undefined],
    ['', undefined],
    [null, undefined],
  ] as const)('for the page colour %s are %o', ([color, colors]) => {
    expect(titleBarColorsOf(color)).toEqual(colors);
  });
});

describe('enlargement', () => {
  test.for([
    [1, 'in', 1.1],
    [1.1, 'in', 1.25],
    [1.0999999, 'in', 1.25],
    [2, 'in', 2],
    [3, 'in', 2],
    [2, 'out', 1.75],
    [1.2500001, 'out', 1.1],
    [1, 'out', 1],
    [0.5, 'out', 1],
    [0.5, 'in', 1],
  ] as const)('%s %s is %s', ([current, direction, next]) => {
    expect(nextZoom(current, direction)).toBe(next);
  });
});
