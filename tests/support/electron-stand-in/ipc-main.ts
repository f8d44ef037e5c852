import { type Listener, strict } from './strict.ts';

const channels = new Map<string, Listener>();

/** The `ipcMain` export: listening is known, every other way into the main process is not. */
export const ipcMain = strict('ipcMain', {
  on: (channel: string, listener: Listener) => {
    channels.set(channel, listener);
  },
});

export function listenedChannels(): readonly string[] {
  return [...channels.keys()];
}

/** Delivers a message as Electron would; messages nobody listens to are dropped. */
export function deliver(channel: string, event: object): void {
  channels.get(channel)?.(event as never);
}
