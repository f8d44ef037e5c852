import { ipcMain, type BrowserWindow, type IpcMainEvent, type MessagePortMain } from 'electron';
import { PORT_HAND_OVER } from '#shared/contract/port-hand-over.ts';
import type { Logger } from '#core/ports/index.ts';
import type { OpenWindows } from './open-windows.ts';
import { PagePort } from './page-port.ts';
import { refusalOfSender } from './policies/sender.ts';

export interface PortHandOver {
  readonly windows: OpenWindows;
  readonly logger: Logger;
  /** Serves the office on a port that passed the sender check. */
  readonly serve: (port: PagePort, window: BrowserWindow) => void;
}

/**
 * The only message the main process listens to. A port of a refused sender is closed at once. Each window has at most
 * one port: a new one, a reload, a navigation, a lost page process or the window's end closes the old.
 */
export function acceptPorts({ windows, logger, serve }: PortHandOver): void {
  const open = new Map<number, PagePort>();

  function closePort(windowId: number): void {
    open.get(windowId)?.close();
    open.delete(windowId);
  }

  ipcMain.on(PORT_HAND_OVER, (event) => {
    const window = windows.ofContents(event.sender);
    const refusal = refusalOfSender(describeSender(event, window));
    const [port] = event.ports;
    if (refusal !== undefined || window === undefined || port === undefined) {
      logger.warn('desktop.refused', { what: 'port', why: refusal ?? 'foreign-window' });
      event.ports.forEach((each: MessagePortMain) => each.close());
      return;
    }
    closePort(window.id);
    const pagePort = new PagePort(port);
    open.set(window.id, pagePort);
    serve(pagePort, window);
    pagePort.start();
  });

  windows.onOpened((window) => {
    const { id, webContents } = window;
    webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) closePort(id);
    });
    webContents.on('render-process-gone', () => closePort(id));
    window.on('closed', () => closePort(id));
  });
}

function describeSender(event: IpcMainEvent, window: BrowserWindow | undefined) {
  const frame = event.senderFrame;
  return {
    isOwnWindow: window !== undefined && !window.isDestroyed() && !event.sender.isDestroyed(),
    frame:
      frame === null
        ? null
        : {
            isMainFrame: frame.parent === null && frame.frameTreeNodeId === event.sender.mainFrame.frameTreeNodeId,
            isDestroyed: frame.isDestroyed() || frame.detached,
            origin: frame.origin,
            address: frame.url,
          },
    portCount: event.ports.length,
  };
}
