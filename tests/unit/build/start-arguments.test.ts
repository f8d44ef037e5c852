import { describe, expect, it } from 'vitest';
import { previewArguments, readArguments, usage } from '#build/steps/arguments.mjs';

const none = { preview: false, port: undefined, data: undefined, demo: false, demoSize: undefined, open: true };

describe('the arguments of npm start', () => {
  it.each([
    [[], none],
    [['--preview'], { ...none, preview: true }],
    [['--port', '0'], { ...none, port: 0 }],
    [['--port=65535'], { ...none, port: 65_535 }],
    [['--data', 'some folder'], { ...none, data: 'some folder' }],
    [['--demo'], { ...none, demo: true }],
    [['--demo', '--demo-size', '20000'], { ...none, demo: true, demoSize: 20_000 }],
    [['--no-open'], { ...none, open: false }],
    [
      ['--preview', '--no-open', '--port', '8123', '--data', 'd', '--demo'],
      { ...none, preview: true, open: false, port: 8123, data: 'd', demo: true },
    ],
  ])('%j are understood', (args, options) => {
    expect(readArguments(args)).toEqual({ kind: 'start', options });
  });

  it.each([
    [['--prewiev']],
    [['preview']],
    [['--port']],
    [['--port', 'http']],
    [['--port', '-1']],
    [['--port', '65536']],
    [['--port', '80.5']],
    [['--port', '']],
    [['--data']],
    [['--data', '  ']],
    [['--demo', '--demo-size', '0']],
    [['--demo-size', '10']],
    [['--demo=yes']],
    [['--open']],
    [['-p']],
    [['--preview', '--', 'x']],
  ])('%j are wrong', (args) => {
    expect(readArguments(args)).toEqual({ kind: 'wrong', why: expect.stringMatching(/\S/) });
  });

  it('asks for help by --help, and the help names every option', () => {
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
    for (const option of ['--preview', '--port N', '--data DIR', '--demo', '--demo-size N', '--no-open', '--help']) {
      expect(usage).toContain(option);
    }
  });

  it('go on to the preview host with an absolute folder and the number of the parent', () => {
    const options = { ...none, port: 0, data: 'd', demo: true, demoSize: 5 };
    expect(previewArguments(options, 77, (folder) => `/a/${folder}`)).toEqual([
      ...['--data', '/a/d'],
      ...['--port', '0'],
      '--demo',
      ...['--demo-size', '5'],
      ...['--parent', '77'],
    ]);
    expect(previewArguments(none, 77, (folder) => folder)).toEqual(['--parent', '77']);
  });
});
