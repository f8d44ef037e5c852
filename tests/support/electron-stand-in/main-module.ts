import type { Dialog, Menu as ElectronMenu, MenuItemConstructorOptions, NativeTheme, Protocol, Shell } from 'electron';
import { app as appModule } from './app.ts';
import { BrowserWindow as StandInWindow } from './browser-window.ts';
import { startDriver } from './driver.ts';
import { ipcMain as ipcMainModule } from './ipc-main.ts';
import { powerEvents, record, themeEvents } from './record.ts';
import { sessionModule } from './session.ts';
import { strict } from './strict.ts';

/** The electron module as the main process sees it. What is not listed here cannot be imported or called. */
export const app = appModule;
export const BrowserWindow = StandInWindow;
export const ipcMain = ipcMainModule;
export const session = sessionModule;

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes) => {
    if (record.ready) throw new Error('Schemes are registered before the program is ready');
    record.schemes.push(...schemes);
  },
} satisfies Partial<Protocol>);

export const shell = strict('shell', {
  openExternal: (url) => {
    record.openedExternally.push(url);
    return Promise.resolve();
  },
} satisfies Partial<Shell>);

export const dialog = strict('dialog', {
  showErrorBox: (title, content) => {
    record.errorBoxes.push({ title, content });
  },
  showSaveDialog: (...values: unknown[]) => {
    const options = values.at(-1) as Electron.SaveDialogOptions;
    record.saveDialogs.push(options);
    const filePath = process.env['STAND_IN_SAVE_PATH'] ?? '';
    return Promise.resolve({ canceled: filePath === '', filePath });
  },
} satisfies Partial<Dialog>);

export const nativeTheme = strict('nativeTheme', {
  shouldUseDarkColors: false,
  shouldUseHighContrastColors: false,
  inForcedColorsMode: false,
  ...({ on: themeEvents.on, off: themeEvents.off } as unknown as Pick<NativeTheme, 'on' | 'off'>),
} satisfies Partial<NativeTheme>);

export const powerMonitor = strict('powerMonitor', { on: powerEvents.on });

export const Menu = strict('Menu', {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => {
    record.menu = template;
    return strict('menu', {}) as unknown as ElectronMenu;
  },
  setApplicationMenu: () => undefined,
} satisfies Partial<typeof ElectronMenu>);

// Known by name and by nothing else: touching them is a fault the tests see.
export const autoUpdater = strict('autoUpdater', {});
export const clipboard = strict('clipboard', {});
export const contentTracing = strict('contentTracing', {});
export const crashReporter = strict('crashReporter', {});
export const desktopCapturer = strict('desktopCapturer', {});
export const globalShortcut = strict('globalShortcut', {});
export const net = strict('net', {});
export const netLog = strict('netLog', {});
export const safeStorage = strict('safeStorage', {});
export const screen = strict('screen', {});
export const systemPreferences = strict('systemPreferences', {});
export const utilityProcess = strict('utilityProcess', {});
export const webContents = strict('webContents', {});
export const webFrameMain = strict('webFrameMain', {});

startDriver();
