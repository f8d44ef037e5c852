import { type BaseWindow, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { nextZoom } from './policies/zoom.ts';
import { texts } from './texts.ts';

export interface MenuActions {
  readonly openWindow: () => void;
  readonly developerTools: boolean;
}

/**
 * The menu is never drawn: it carries the shortcuts that belong to windows and not to the page. Editing shortcuts
 * are the page's own on Windows and Linux.
 */
export function installMenu({ openWindow, developerTools }: MenuActions): void {
  const window: MenuItemConstructorOptions[] = [
    { label: texts.menu.newWindow, accelerator: 'CommandOrControl+Shift+N', click: openWindow },
    { label: texts.menu.closeWindow, accelerator: 'CommandOrControl+W', role: 'close' },
    { label: texts.menu.fullScreen, accelerator: 'F11', role: 'togglefullscreen' },
    { label: texts.menu.quit, accelerator: 'CommandOrControl+Q', role: 'quit' },
  ];
  const view: MenuItemConstructorOptions[] = [
    zoomItem(texts.menu.zoomIn, ['CommandOrControl+Plus', 'CommandOrControl+='], 'in'),
    zoomItem(texts.menu.zoomOut, ['CommandOrControl+-'], 'out'),
  ].flat();
  view.push({
    label: texts.menu.zoomReset,
    accelerator: 'CommandOrControl+0',
    click: (_item, target) => pageOf(target)?.setZoomFactor(1),
  });
  if (developerTools) {
    view.push({ label: texts.menu.reload, accelerator: 'F5', role: 'reload' });
    view.push({ label: texts.menu.developerTools, accelerator: 'F12', role: 'toggleDevTools' });
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: texts.menu.window, submenu: window },
      { label: texts.menu.view, submenu: view },
    ]),
  );
}

function zoomItem(
  label: string,
  accelerators: readonly string[],
  direction: 'in' | 'out',
): MenuItemConstructorOptions[] {
  return accelerators.map((accelerator) => ({
    label,
    accelerator,
    click: (_item, target) => {
      const page = pageOf(target);
      page?.setZoomFactor(nextZoom(page.getZoomFactor(), direction));
    },
  }));
}

function pageOf(window: BaseWindow | undefined) {
  return window instanceof BrowserWindow ? window.webContents : undefined;
}
