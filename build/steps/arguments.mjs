import { parseArgs } from 'node:util';

/**
 * What `npm start -- …` was asked to do.
 *
 * @typedef {object} StartOptions
 * @property {boolean} preview the preview host although Electron may be there
 * @property {number | undefined} port of the preview host, 0 for any free one
 * @property {string | undefined} data folder of the data, as typed
 * @property {boolean} demo the demonstration office
 * @property {number | undefined} demoSize people in the demonstration office
 * @property {boolean} open whether the browser is opened
 */

/** @typedef {{ kind: 'start', options: StartOptions } | { kind: 'help' } | { kind: 'wrong', why: string }} Asked */

export const usage = `Usage: npm start -- [options]

  --preview        open in the browser although Electron may be there
  --port N         port of the preview host, 0 for any free one
  --data DIR       folder of the data (default: the program's own)
  --demo           a demonstration office with invented people, removed at the end;
                   with --data DIR it stays in DIR, which must be missing, empty or an earlier demo
  --demo-size N    how many people the demonstration office has
  --no-open        print the address, open no browser
  --help           this text
`;

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {number} least
 * @param {number} most
 * @returns {number | undefined}
 */
function wholeNumber(name, text, least, most) {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new Error(`--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

/**
 * Reads the options of `npm start`. Nothing is guessed: whatever is not known is wrong.
 *
 * @param {readonly string[]} args without the program and the script
 * @returns {Asked}
 */
export function readArguments(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        preview: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        'demo-size': { type: 'string' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) return { kind: 'help' };
    if (values.data?.trim() === '') throw new Error('--data takes a folder.');
    const demoSize = wholeNumber('demo-size', values['demo-size'], 1, 200_000);
    if (demoSize !== undefined && values.demo !== true) throw new Error('--demo-size goes with --demo.');
    return {
      kind: 'start',
      options: {
        preview: values.preview === true,
        port: wholeNumber('port', values.port, 0, 65_535),
        data: values.data,
        demo: values.demo === true,
        demoSize,
        open: values['no-open'] !== true,
      },
    };
  } catch (error) {
    return { kind: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The preview host's own arguments.
 *
 * @param {StartOptions} options
 * @param {number} parent process whose end ends the host
 * @param {(folder: string) => string} absolute
 * @returns {string[]}
 */
export function previewArguments(options, parent, absolute) {
  return [
    ...(options.data === undefined ? [] : ['--data', absolute(options.data)]),
    ...(options.port === undefined ? [] : ['--port', String(options.port)]),
    ...(options.demo ? ['--demo'] : []),
    ...(options.demoSize === undefined ? [] : ['--demo-size', String(options.demoSize)]),
    '--parent',
    String(parent),
  ];
}
