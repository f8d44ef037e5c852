import { join } from 'node:path';

import { RPCHandler } from '@orpc/server/message-port';
import { app, type BrowserWindow, powerMonitor } from 'electron';
import { composeCore, type Core } from '#core/compose.ts';
import { isDemoFolder } from '#core/demo-mark.ts';
import { createFileLogger } from '#core/logging/file-logger.ts';
import type { Logger } from '#core/ports/index.ts';
import { systemClock, systemIds } from '#core/ports/system.ts';
import { rpcOptions } from '#core/rpc-options.ts';
import { nativeDialogs } from './dialogs.ts';
import { type OpenWindows, windowIdOf } from './open-windows.ts';
import type { PagePort } from './page-port.ts';
import { nativePlaces } from './places.ts';
import { windowPrinter } from './printer.ts';

export interface DesktopOffice {
  readonly logger: Logger;
  /** Serves the office on a window's port until the port closes. */
  serve(port: PagePort, window: BrowserWindow): void;
  /** Signs out and waits for the backup after work. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

export interface DesktopOfficeSettings {
  readonly data: string;
  readonly windows: OpenWindows;
  /** Called after each answer that went to a page. */
  readonly answered: () => void;
}

/** Composes the core on the ports of the desktop. Every window of the program belongs to one session. */
export async function openOffice({ data, windows, answered }: DesktopOfficeSettings): Promise<DesktopOffice> {
  const logs = join(data, 'logs');
  const logger = createFileLogger(logs);
  const core = await composeCore({
    clock: systemClock,
    ids: systemIds,
    logger,
    dialogs: nativeDialogs(windows),
    printer: windowPrinter(windows),
    places: nativePlaces(windows),
    paths: { data, logs },
    host: { kind: 'desktop', demo: isDemoFolder(data), version: app.getVersion(), quit },
  });
  lockWithComputer(core, logger);

  const sessionId = systemIds.next();
  const options = rpcOptions();
  const handler = new RPCHandler(core.router, {
    ...options,
    interceptors: [
      async ({ next }) => {
        const result = await next();
        answered();
        return result;
      },
      ...options.interceptors,
    ],
  });
  return {
    logger,
    serve(port, window) {
      const windowId = windowIdOf(window);
      handler.upgrade(port, {
        // Read anew for each call, since the core tells calls apart by their context.
        get context() {
          return core.contextFor({ sessionId, windowId });
        },
      });
    },
    finish: () => core.finish(),
    close: () => core.close(),
  };
}

/** After the call that asked for it. */
function quit(): void {
  setImmediate(() => app.quit());
}

/** Whoever locks the computer or lets it sleep leaves the office locked too. */
function lockWithComputer(core: Core, logger: Logger): void {
  function lock(): void {
    core.lockAll().catch((error: unknown) => logger.error('desktop.lock', error));
  }
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
}
