import type { App, CommandLine } from 'electron';
import { tmpdir } from 'node:os';
import { KNOWN_EVENTS } from './events.ts';
import { record } from './record.ts';
import { preventable, emitter, strict } from './strict.ts';

export const appEvents = emitter('App', KNOWN_EVENTS.App);

const commandLine = {
  appendSwitch: (name, value) => {
    record.order.push('commandLine.appendSwitch');
    record.switches[name] = value ?? null;
  },
} satisfies Partial<CommandLine>;

const members = {
  isPackaged: process.env['STAND_IN_PACKAGED'] === '1',
  commandLine: strict('app.commandLine', commandLine) as unknown as CommandLine,
  setPath: (name, path) => {
    record.order.push(`setPath ${name}`);
    record.paths[name] = path;
  },
  setAppLogsPath: (path) => {
    record.order.push('setAppLogsPath');
    if (path !== undefined) record.paths['logs'] = path;
  },
  getPath: (name) => record.paths[name] ?? tmpdir(),
  enableSandbox: () => {
    record.order.push('enableSandbox');
    record.sandboxBeforeReady = !record.ready;
  },
  requestSingleInstanceLock: () => {
    record.order.push('requestSingleInstanceLock');
    return process.env['STAND_IN_SECOND_INSTANCE'] !== '1';
  },
  whenReady: async () => {
    // As in Electron, the program's first turn is over before it becomes ready.
    await new Promise((resolve) => setImmediate(resolve));
    record.ready = true;
  },
  getVersion: () => '0.1.0',
  quit: () => {
    const event = preventable({});
    appEvents.fire('will-quit', event);
    if (!event.defaultPrevented) process.exit(0);
  },
  exit: (code) => process.exit(code ?? 0),
} satisfies Partial<App>;

/** The `app` export of electron. */
export const app = strict('app', { ...members, on: appEvents.on, once: appEvents.once, off: appEvents.off });
