import { app, type BrowserWindow } from 'electron';
import type { Logger } from '#core/ports/index.ts';
import type { OpenWindows } from './open-windows.ts';

/** How long the backup after work may keep the program from ending; the windows are gone by then. */
const FINISH_LIMIT_MS = 120_000;

/** How long closing the office may take. The database is safe either way: what was confirmed is on the disk. */
const CLOSE_LIMIT_MS = 10_000;

export interface OrderlyEnd {
  readonly windows: OpenWindows;
  readonly logger: Logger;
  /** Signs out and makes the backup of the day; not awaited when Windows shuts down. */
  readonly finish: () => Promise<void>;
  /** Ends jobs and closes the database; called once. */
  readonly close: () => Promise<void>;
}

/** The program ends with its last window and closes the office first; Windows shutting down closes it as well. */
export function endOrderly({ windows, logger, finish, close }: OrderlyEnd): void {
  let closing: Promise<void> | undefined;
  function closeOnce(): Promise<void> {
    closing ??= withLimit(close(), CLOSE_LIMIT_MS).catch((error: unknown) =>
      logger.error('desktop.close-office', error),
    );
    return closing;
  }

  let finishing: Promise<void> | undefined;
  function finishOnce(): Promise<void> {
    finishing ??= withLimit(finish(), FINISH_LIMIT_MS).catch((error: unknown) =>
      logger.error('desktop.finish-work', error),
    );
    return finishing;
  }

  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void finishOnce()
      .then(closeOnce)
      .then(() => app.exit(0));
  });
  windows.onOpened((window: BrowserWindow) => {
    window.on('session-end', () => void closeOnce());
  });
}

/** Rejects when `work` is not done within `limit` milliseconds. */
async function withLimit(work: Promise<void>, limit: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The office did not close in time')), limit);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
