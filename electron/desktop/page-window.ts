import { BrowserWindow, dialog, nativeTheme, type Session } from 'electron';
import type { Logger } from '#core/ports/index.ts';
import { PAGE_URL } from './policies/page-address.ts';
import { type Appearance, TITLE_BAR_HEIGHT, titleBarColors, titleBarColorsOf } from './policies/title-bar.ts';
import { texts } from './texts.ts';
import { windowOptions } from './window-options.ts';

/** How often a window whose page process was lost is loaded anew before the program gives it up. */
const MAX_RELOADS = 3;

export interface PageWindowSettings {
  readonly preload: string;
  readonly session: Session;
  readonly developerTools: boolean;
  readonly logger: Logger;
}

/** Makes a window of the program and starts loading the page; the window shows itself once something is drawn. */
export function createPageWindow(number: number, settings: PageWindowSettings): BrowserWindow {
  const window = new BrowserWindow(windowOptions({ ...settings, number, appearance: presentAppearance() }));
  // The menu holds keyboard shortcuts only; the page draws its own top bar.
  window.setMenuBarVisibility(false);
  window.once('ready-to-show', () => window.show());
  followAppearance(window);
  reloadWhenLost(window, settings.logger);
  window.loadURL(PAGE_URL).catch((error: unknown) => {
    settings.logger.error('desktop.load-page', error);
    if (!isAborted(error)) giveUpWindow(window);
  });
  return window;
}

/** A load that a reload overtook. */
function isAborted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED';
}

/** A window that never showed itself would keep the program running unseen. */
function giveUpWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  dialog.showErrorBox(texts.cannotStart.title, texts.cannotStart.body);
  window.destroy();
}

function presentAppearance(): Appearance {
  return {
    dark: nativeTheme.shouldUseDarkColors,
    forcedColors: nativeTheme.inForcedColorsMode || nativeTheme.shouldUseHighContrastColors,
  };
}

/** On macOS the buttons are drawn by the system alone, and the method does not exist. */
const hasOverlay = process.platform !== 'darwin';

function followAppearance(window: BrowserWindow): void {
  let themeColor: string | null = null;
  function paint(): void {
    const { frame, symbols } = titleBarColorsOf(themeColor) ?? titleBarColors(presentAppearance());
    window.setBackgroundColor(frame);
    if (hasOverlay) window.setTitleBarOverlay({ color: frame, symbolColor: symbols, height: TITLE_BAR_HEIGHT });
  }
  window.webContents.on('did-change-theme-color', (_event, color) => {
    themeColor = color;
    paint();
  });
  nativeTheme.on('updated', paint);
  window.on('closed', () => nativeTheme.off('updated', paint));
}

function reloadWhenLost(window: BrowserWindow, logger: Logger): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    logger.warn('desktop.page-process-gone', { reason });
    if (reloads >= MAX_RELOADS) {
      giveUpWindow(window);
      return;
    }
    reloads += 1;
    window.webContents.reload();
  });
}
