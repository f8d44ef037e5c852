import { RPCHandler } from '@orpc/server/message-port';
import { os } from '@orpc/server';
import type { BrowserWindow } from 'electron';
import type { Logger } from '#core/ports/index.ts';
import { nativeDialogs } from './dialogs.ts';
import { type OpenWindows, windowId } from './open-windows.ts';
import type { PagePort } from './page-port.ts';
import { windowPrinter } from './printer.ts';

export interface DesktopOffice {
  readonly logger: Logger;
  /** Serves the office on a window's port until it closes; `answered` is called after each answer. */
  serve(port: PagePort, window: BrowserWindow, answered: () => void): void;
  close(): Promise<void>;
}

export interface DesktopOfficeSettings {
  readonly data: string;
  readonly windows: OpenWindows;
}

/** Composes the core with the ports of the desktop. */
export async function openOffice({ data, windows }: DesktopOfficeSettings): Promise<DesktopOffice> {
  const ports = { dialogs: nativeDialogs(windows), printer: windowPrinter(windows), data };
  const router = { session: { status: os.handler(() => ({ state: 'first-run' })) } };
  void ports;
  const logger: Logger = {
    info: () => undefined,
    warn: (e, f) => void process.stderr.write(`${e} ${JSON.stringify(f)}\n`),
    error: (e, x) => void process.stderr.write(`${e} ${String(x)}\n`),
  };
  return {
    logger,
    serve(port, window, answered) {
      const handler = new RPCHandler(router, {
        interceptors: [
          async ({ next }) => {
            const result = await next();
            answered();
            return result;
          },
        ],
      });
      void windowId(window);
      handler.upgrade(port, { context: {} });
    },
    close: () => Promise.resolve(),
  };
}
