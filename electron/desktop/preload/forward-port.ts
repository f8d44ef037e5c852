import { ipcRenderer } from 'electron';
import { PORT_HAND_OVER } from '#shared/contract/port-hand-over.ts';
import { PAGE_ORIGIN } from '../policies/page-address.ts';

/**
 * Forwards a port the page posted to its own window to the main process, and does nothing else: the page gets no
 * object, no function and no channel of Electron. Messages of other windows, frames and origins are ignored.
 */
export function forwardPort(): void {
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port, ...more] = event.ports;
    const isOwn = event.source === window && event.origin === PAGE_ORIGIN && event.data === PORT_HAND_OVER;
    if (!isOwn || port === undefined || more.length > 0) return;
    ipcRenderer.postMessage(PORT_HAND_OVER, null, [port]);
  });
}
