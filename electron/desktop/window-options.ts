import type { BrowserWindowConstructorOptions, Session } from 'electron';
import { type Appearance, TITLE_BAR_HEIGHT, titleBarColors } from './policies/title-bar.ts';

export interface WindowSettings {
  /** Number of the window among those open, from 1. */
  readonly number: number;
  readonly preload: string;
  readonly session: Session;
  readonly developerTools: boolean;
  readonly appearance: Appearance;
}

/** Options of every window. What is Chromium's default stands here too, so that no later default changes it. */
export function windowOptions(settings: WindowSettings): BrowserWindowConstructorOptions {
  const colors = titleBarColors(settings.appearance);
  return {
    name: `window-${settings.number}`,
    windowStatePersistence: true,
    title: 'Ostoja',
    width: 1366,
    height: 860,
    // At 200 % the page still has 400 CSS pixels, more than the 320 it needs.
    minWidth: 800,
    minHeight: 560,
    show: false,
    backgroundColor: colors.frame,
    titleBarStyle: 'hidden',
    titleBarOverlay: { color: colors.frame, symbolColor: colors.symbols, height: TITLE_BAR_HEIGHT },
    autoHideMenuBar: false,
    webPreferences: {
      preload: settings.preload,
      session: settings.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      webgl: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      devTools: settings.developerTools,
    },
  };
}
