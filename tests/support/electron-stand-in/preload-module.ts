import type { IpcRenderer } from 'electron';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { strict } from './strict.ts';

/** The electron module as a sandboxed preload sees it. Only what the preload may do is known. */
const sender = {
  postMessage: (channel, _message: unknown, transfer) => {
    const ports = (transfer ?? []) as unknown as MessagePort[];
    parentPort?.postMessage({ kind: 'ipc', channel, ports }, [...ports]);
  },
} satisfies Partial<IpcRenderer>;

export const ipcRenderer = strict('ipcRenderer', sender);
export const contextBridge = strict('contextBridge', {});
export const webFrame = strict('webFrame', {});
export const webUtils = strict('webUtils', {});
