import { monitorEventLoopDelay } from 'node:perf_hooks';
import { workerData } from 'node:worker_threads';

import { RPCHandler } from '@orpc/server/message-port';

import { composeCore } from '#core/compose.ts';
import type { Ports } from '#core/ports/index.ts';
import { rpcOptions } from '#core/rpc-options.ts';
import { systemClock, systemIds } from '#core/ports/system.ts';
import { DatabaseThread } from '#db/sqlite/thread-client.ts';
import type { ThreadAnswer, ThreadRequest } from '#db/sqlite/thread-messages.ts';
import { previewPlaces } from '#preview/preview-places.ts';

import type { ControlName, CoreControl, CoreStart, LoopDelay, RecordedStatement } from './core-messages.ts';

/**
 * The core on a thread of its own, in the place of Electron's main process: the benchmark calls it over a message port like
 * a window, and the delay of this thread's event loop is the main process's own.
 */
const start = workerData as CoreStart;

let recording: RecordedStatement[] | null = null;
const send = DatabaseThread.prototype.call;
DatabaseThread.prototype.call = function record(this: DatabaseThread, request: ThreadRequest): Promise<ThreadAnswer> {
  if (request.op === 'query') {
    const { begin, sql, parameters } = request;
    recording?.push({ begin, sql, parameters });
  }
  return send.call(this, request);
};

const ports: Ports = {
  clock: systemClock,
  ids: systemIds,
  logger: {
    info: () => undefined,
    warn: () => undefined,
    error: (_event, error) => void process.stderr.write(`${String(error)}\n`),
  },
  dialogs: {
    save: async (_window, file) => {
      await file.release();
      return { kind: 'saved', fileName: file.name };
    },
  },
  printer: {
    canSavePdf: false,
    print: () => Promise.reject(new Error('The benchmark prints nothing')),
    pdf: () => Promise.reject(new Error('The benchmark prints nothing')),
  },
  places: previewPlaces(start.dir),
  paths: { data: start.dir, logs: start.dir },
  host: { kind: 'desktop', demo: true, version: '0.0.0' },
};

const core = await composeCore(ports);
const context = core.contextFor({ sessionId: 'bench', windowId: 'bench' });
new RPCHandler(core.router, rpcOptions()).upgrade(start.contract, { context });
start.contract.start();

const delays = monitorEventLoopDelay({ resolution: 1 });
delays.enable();

const control: CoreControl = {
  record: () => {
    recording = [];
    return null;
  },
  recorded: () => {
    const statements = recording ?? [];
    recording = null;
    return statements;
  },
  settled: async () => {
    await core.runtime.offices.access.writtenBehind();
    return null;
  },
  watchLoop: () => {
    delays.reset();
    return null;
  },
  loop: (): LoopDelay => {
    const ms = (nanoseconds: number): number => nanoseconds / 1e6;
    return { p50: ms(delays.percentile(50)), p95: ms(delays.percentile(95)), max: ms(delays.max) };
  },
  close: async () => {
    await core.close();
    start.contract.close();
    return null;
  },
};

start.control.on('message', (name: ControlName) => {
  void Promise.resolve(control[name]()).then((answer) => {
    start.control.postMessage(answer);
    if (name === 'close') start.control.close();
  });
});
start.control.postMessage(null);
