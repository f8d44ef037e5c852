import type { MessagePort } from 'node:worker_threads';
import type { MessagePortMain } from 'electron';
import { KNOWN_EVENTS } from './events.ts';
import { emitter, refuseUnknown, strict } from './strict.ts';

const closedByMain = new WeakSet<MessagePort>();

/** Electron's end of a port, made from a port of Node. Messages wait until `start`, as in Electron. */
export function messagePortMain(port: MessagePort): MessagePortMain {
  const events = emitter('MessagePortMain', KNOWN_EVENTS.MessagePortMain);
  port.on('close', () => events.fire('close'));
  const members = {
    postMessage: (message: unknown, transfer?: MessagePortMain[]) => {
      if (transfer !== undefined && transfer.length > 0) refuseUnknown('MessagePortMain.postMessage with ports');
      port.postMessage(message);
    },
    start: () => {
      port.on('message', (data: unknown) => events.fire('message', { data, ports: [] }));
    },
    close: () => {
      closedByMain.add(port);
      port.close();
    },
  } satisfies Partial<MessagePortMain>;
  return strict('MessagePortMain', { ...members, on: events.on }) as unknown as MessagePortMain;
}

/** True when the program itself closed the port, rather than the page's end being lost. */
export function wasClosedByMain(port: MessagePort): boolean {
  return closedByMain.has(port);
}
