import { EventEmitter } from 'node:events';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { endOrderly } from '#desktop/orderly-end.ts';
import type { OpenWindows } from '#desktop/open-windows.ts';

const electron = vi.hoisted(() => ({ app: null as unknown }));
vi.mock('electron', () => ({
  get app() {
    return electron.app;
  },
}));

interface StandInApp extends EventEmitter {
  exit: (code: number) => void;
}

let app: StandInApp;
let exits: number[];
let logged: string[];
let opened: (window: EventEmitter) => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  exits = [];
  logged = [];
  app = Object.assign(new EventEmitter(), { exit: (code: number) => void exits.push(code) });
  electron.app = app;
});
afterEach(() => {
  vi.useRealTimers();
});

function start(close: () => Promise<void>, finish: () => Promise<void> = () => Promise.resolve()): void {
  const windows = { onOpened: (listener: typeof opened) => void (opened = listener) };
  const logger = {
    info: () => undefined,
    warn: () => undefined,
    error: (event: string) => void logged.push(event),
  };
  endOrderly({ windows: windows as unknown as OpenWindows, logger, finish, close });
}

/** Asks the program to end; it may not before the office is closed. */
function quit(): void {
  const preventDefault = vi.fn<() => void>();
  app.emit('will-quit', { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
}

test('an office that does not close within ten seconds keeps nobody waiting, and the log tells', async () => {
  start(() => new Promise(() => undefined));
  quit();
  await vi.advanceTimersByTimeAsync(9_999);
  expect([exits, logged]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(1);
  expect([exits, logged]).toEqual([[0], ['desktop.close-office']]);
});

test('a backup after work that does not end within two minutes is left, and the office closed', async () => {
  const close = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  start(close, () => new Promise(() => undefined));
  quit();
  await vi.advanceTimersByTimeAsync(119_999);
  expect([close.mock.calls.length, exits, logged]).toEqual([0, [], []]);
  await vi.advanceTimersByTimeAsync(1);
  expect([close.mock.calls.length, exits, logged]).toEqual([1, [0], ['desktop.finish-work']]);
});

test('the office is closed once, also when Windows shuts down at the same time', async () => {
  const close = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  start(close);
  const window = new EventEmitter();
  opened(window);
  window.emit('session-end');
  quit();
  await vi.advanceTimersByTimeAsync(0);
  expect(close).toHaveBeenCalledOnce();
  expect([exits, logged, vi.getTimerCount()]).toEqual([[0], [], 0]);
});
