import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

import { app, dialog } from 'electron';
import { buildFileManifest } from '#core/policies/file-manifest.ts';
import type { Logger } from '#core/ports/index.ts';
import { guardAllContents } from './contents-guards.ts';
import { hardenedSession } from './hardened-session.ts';
import { installMenu } from './menu.ts';
import { openOffice } from './office.ts';
import { OpenWindows } from './open-windows.ts';
import { endOrderly } from './orderly-end.ts';
import { registerPageScheme, servePage } from './page-scheme.ts';
import { createPageWindow } from './page-window.ts';
import { dataFolder } from './policies/data-folder.ts';
import { acceptPorts } from './port-hand-over.ts';
import { announceReady } from './readiness.ts';
import { texts } from './texts.ts';

/** Chromium's own habits that reach for the network or the disk; the request filter refuses what would be left. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['lang', 'pl'],
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['no-proxy-server'],
  ['no-pings'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-breakpad'],
];

/** Starts the desktop program. Returns at once; what must precede Electron's readiness is done by then. */
export function startDesktop(): void {
  try {
    const data = chooseDataFolder();
    app.enableSandbox();
    for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
    if (!app.requestSingleInstanceLock()) {
      tellStarter('already-running');
      app.exit(0);
      return;
    }
    registerPageScheme();
    app
      .whenReady()
      .then(() => openDesktop(data))
      .catch(giveUp);
  } catch (error) {
    giveUp(error);
  }
}

/** Electron's folders follow the data folder, before anything asks for one: its default would roam with the profile. */
function chooseDataFolder(): string {
  const folder = dataFolder({
    platform: process.platform,
    environment: process.env,
    home: homedir(),
    arguments: process.argv.slice(1),
  });
  const own = withChromiumFolder(folder);
  const chromium = chromiumFolder(own);
  app.setPath('userData', own);
  app.setPath('sessionData', chromium);
  app.setPath('crashDumps', join(chromium, 'crashes'));
  app.setAppLogsPath(join(own, 'logs'));
  return folder;
}

const chromiumFolder = (folder: string): string => join(folder, 'chromium');

/**
 * Makes the folder in which Chromium works and gives the one it lies in: the data folder, or, where that cannot be made or
 * written, a temporary one, so that a page can tell of the folder. Nothing of the office ever goes there.
 */
function withChromiumFolder(data: string): string {
  try {
    mkdirSync(chromiumFolder(data), { recursive: true, mode: 0o700 });
    return data;
  } catch {
    const temporary = mkdtempSync(join(tmpdir(), 'ostoja-'));
    process.on('exit', () => {
      try {
        rmSync(temporary, { recursive: true, force: true });
      } catch {
        // What Chromium still holds open stays for the system to clean.
      }
    });
    mkdirSync(chromiumFolder(temporary), { mode: 0o700 });
    return temporary;
  }
}

async function openDesktop(data: string): Promise<void> {
  const developerTools = !app.isPackaged;
  const windows = new OpenWindows();
  const readiness = announceReady(() => tellStarter('ready'));
  const office = await openOffice({ data, windows, answered: () => readiness.answered() });
  const { logger } = office;
  watchForFaults(logger);
  guardAllContents(logger);
  endOrderly({ windows, logger, finish: () => office.finish(), close: () => office.close() });

  const session = hardenedSession({ developerTools });
  servePage(session, buildFileManifest(join(import.meta.dirname, '..', 'renderer')));
  acceptPorts({ windows, logger, serve: (port, window) => office.serve(port, window) });

  const preload = join(import.meta.dirname, '..', 'preload', 'preload.cjs');
  function openWindow(): void {
    const window = windows.open((number) => createPageWindow(number, { preload, session, developerTools, logger }));
    window.once('ready-to-show', () => readiness.shown());
  }
  installMenu({ openWindow, developerTools });
  app.on('second-instance', () => {
    const window = windows.first();
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  openWindow();
}

function watchForFaults(logger: Logger): void {
  process.on('uncaughtException', (error) => logger.error('desktop.uncaught', error));
  process.on('unhandledRejection', (reason) => logger.error('desktop.unhandled', reason));
}

/** One line for the script that started the program. */
function tellStarter(word: 'ready' | 'already-running' | 'failed'): void {
  process.stdout.write(`ostoja:${word}\n`);
}

function giveUp(error: unknown): void {
  tellStarter('failed');
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'unknown failure'}\n`);
  dialog.showErrorBox(texts.cannotStart.title, texts.cannotStart.body);
  app.exit(1);
}
