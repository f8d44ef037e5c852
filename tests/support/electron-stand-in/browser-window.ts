import type {
  BrowserWindow as ElectronWindow,
  BrowserWindowConstructorOptions,
  TitleBarOverlayOptions,
} from 'electron';
import { app, appEvents } from './app.ts';
import { KNOWN_EVENTS } from './events.ts';
import { deliver } from './ipc-main.ts';
import { emitter, type Emitter, strict } from './strict.ts';
import { createPage, type PageState, portsForMain } from './web-contents.ts';
import type { MessagePort } from 'node:worker_threads';
import type { WebContents, WebFrameMain } from 'electron';

export interface WindowState {
  readonly id: number;
  readonly options: BrowserWindowConstructorOptions;
  readonly page: PageState;
  /** The program's own object of the window. */
  target: object;
  readonly events: Emitter<(typeof KNOWN_EVENTS.BrowserWindow)[number]>;
  shown: boolean;
  focused: number;
  minimized: boolean;
  destroyed: boolean;
  menuBar: boolean;
  overlay: TitleBarOverlayOptions | undefined;
  close(): Promise<void>;
}

export const windows: WindowState[] = [];

const opened = Promise.withResolvers<void>();
export const firstWindowOpened = opened.promise;

/** Sends what a frame posted to the main process. */
export function deliverPorts(
  channel: string,
  from: { readonly sender: WebContents; readonly frame: WebFrameMain | null },
  ports: readonly MessagePort[],
): void {
  const event = strict('IpcMainEvent', {
    sender: from.sender,
    senderFrame: from.frame,
    ports: portsForMain(ports),
    type: 'frame' as const,
  });
  deliver(channel, event);
}

export function makePage(options: BrowserWindowConstructorOptions, loaded: (page: PageState) => void): PageState {
  return createPage(options, {
    onCreated: (page) => appEvents.fire('web-contents-created', {}, page.contents),
    onLoaded: loaded,
    onMessage: (page, channel, ports) => deliverPorts(channel, { sender: page.contents, frame: page.frame }, ports),
  });
}

/** The `BrowserWindow` export of electron. */
export class BrowserWindow {
  constructor(options: BrowserWindowConstructorOptions = {}) {
    const state = openWindow(options);
    const members = {
      id: state.id,
      webContents: state.page.contents,
      show: () => {
        state.shown = true;
      },
      focus: () => {
        state.focused += 1;
      },
      isMinimized: () => state.minimized,
      restore: () => {
        state.minimized = false;
      },
      isDestroyed: () => state.destroyed,
      destroy: () => void state.close(),
      loadURL: (url) => state.page.contents.loadURL(url),
      setMenuBarVisibility: (visible) => {
        state.menuBar = visible;
      },
      setBackgroundColor: () => undefined,
      setTitleBarOverlay: (overlay) => {
        state.overlay = overlay;
      },
    } satisfies Partial<ElectronWindow>;
    const { on, off, once } = state.events;
    const target = strict('BrowserWindow', Object.assign(this, members, { on, off, once }));
    state.target = target;
    return target;
  }
}

function openWindow(options: BrowserWindowConstructorOptions): WindowState {
  const events = emitter('BrowserWindow', KNOWN_EVENTS.BrowserWindow);
  const page = makePage(options, () => events.fire('ready-to-show'));
  const state: WindowState = {
    id: windows.length + 1,
    options,
    page,
    target: {},
    events,
    shown: options.show !== false,
    focused: 0,
    minimized: false,
    destroyed: false,
    menuBar: true,
    overlay: undefined,
    async close() {
      if (state.destroyed) return;
      state.destroyed = true;
      await page.end();
      events.fire('closed');
      if (windows.every((each) => each.destroyed)) {
        const isHandled = appEvents.listened().includes('window-all-closed');
        if (isHandled) appEvents.fire('window-all-closed');
        else app.quit();
      }
    },
  };
  windows.push(state);
  opened.resolve();
  return state;
}
