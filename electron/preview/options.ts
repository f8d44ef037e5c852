import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface PreviewOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Absolute; null in a demonstration without a folder of its own. */
  readonly data: string | null;
  readonly demo: boolean;
  /** People in the demonstration; null: its usual size. */
  readonly demoSize: number | null;
  /** Process whose end ends the host. */
  readonly parent: number | null;
}

export const USAGE = 'preview [--port N] [--data DIR] [--demo] [--demo-size PEOPLE] [--parent PID]';

/** Reads the arguments. @throws Error with a sentence for the user when one of them makes no sense */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): PreviewOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      demo: { type: 'boolean' },
      'demo-size': { type: 'string' },
      parent: { type: 'string' },
    },
  });
  const demo = values.demo === true;
  if (values.data === '') throw new Error('--data needs the name of a folder');
  if (!demo && values['demo-size'] !== undefined) throw new Error('--demo-size goes with --demo');
  const own = demo ? null : defaultDataFolder(process.platform, environment, homedir());
  return {
    port: numberOf('port', values.port, 0, 65_535) ?? 0,
    data: values.data === undefined ? own : resolve(values.data),
    demo,
    demoSize: numberOf('demo-size', values['demo-size'], 1, 200_000),
    parent: numberOf('parent', values.parent, 1, 2 ** 31 - 1),
  };
}

/** The preview host's own folder: never the desktop program's, so that trying out touches no office. */
export function defaultDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32')
    return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Ostoja-preview');
  const dataHome = environment['XDG_DATA_HOME'];
  return join(dataHome === undefined || dataHome === '' ? join(home, '.local', 'share') : dataHome, 'ostoja-preview');
}

function numberOf(name: string, text: string | undefined, from: number, to: number): number | null {
  if (text === undefined) return null;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to)) throw new Error(`--${name} needs a number from ${from} to ${to}`);
  return value;
}
