import { Worker, type MessagePort } from 'node:worker_threads';
import type { BrowserWindowConstructorOptions, WebContents, WebFrameMain, WindowOpenHandlerResponse } from 'electron';
import { KNOWN_EVENTS } from './events.ts';
import { messagePortMain } from './message-port.ts';
import { stateOfSession, type SessionState } from './session.ts';
import { emitter, type Emitter, preventable, strict } from './strict.ts';

type WebContentsEvent = (typeof KNOWN_EVENTS.WebContents)[number];
type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** One page with the preload of its window in a thread of its own, as Chromium gives it a process. */
export interface PageState {
  readonly id: number;
  readonly contents: WebContents;
  readonly events: Emitter<WebContentsEvent>;
  readonly session: SessionState;
  readonly frame: WebFrameMain;
  address: string;
  destroyed: boolean;
  zoom: number;
  windowOpen?: OpenHandler;
  thread?: Worker;
  /** Ports the program received from this page, newest last. */
  readonly ports: MessagePort[];
  readonly printed: unknown[];
  navigate(address: string): Promise<void>;
  /** Resolves when what is loading now is loaded, rejects when it failed. */
  loaded(): Promise<void>;
  end(): Promise<void>;
}

export interface PageMessage {
  readonly kind: 'ipc';
  readonly channel: string;
  readonly ports: readonly MessagePort[];
}

export interface PageHost {
  readonly onCreated: (page: PageState) => void;
  readonly onLoaded: (page: PageState) => void;
  /** A message of the page's preload reached the main process. */
  readonly onMessage: (page: PageState, channel: string, ports: readonly MessagePort[]) => void;
}

/** A frame as the main process sees it. */
export function frameOf(facts: {
  readonly url: string;
  readonly treeNode: number;
  readonly parent?: WebFrameMain | null;
  readonly destroyed?: boolean;
}): WebFrameMain {
  const members = {
    url: facts.url,
    origin: URL.parse(facts.url) === null ? 'null' : facts.url.split('/').slice(0, 3).join('/'),
    frameTreeNodeId: facts.treeNode,
    parent: facts.parent ?? null,
    detached: false,
    isDestroyed: () => facts.destroyed === true,
  } satisfies Partial<WebFrameMain>;
  return strict('WebFrameMain', members) as unknown as WebFrameMain;
}

export async function requestThrough(state: SessionState, address: string, method = 'GET') {
  const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => {
    if (state.beforeRequest == null) resolve({});
    else state.beforeRequest({ url: address, method } as never, resolve);
  });
  if (cancel === true) return undefined;
  const handler = state.schemes.get(new URL(address).protocol.slice(0, -1));
  if (handler === undefined) return undefined;
  try {
    return await handler(new Request(address, { method }));
  } catch {
    // Chromium makes a failed request of it.
    return undefined;
  }
}

let lastId = 0;

export function createPage(options: BrowserWindowConstructorOptions, host: PageHost): PageState {
  const id = ++lastId;
  const { preload, session } = options.webPreferences ?? {};
  const events = emitter('WebContents', KNOWN_EVENTS.WebContents);

  let loading: Promise<void> = Promise.resolve();
  async function load(address: string): Promise<void> {
    loading = loadNow(address);
    return loading;
  }

  async function loadNow(address: string): Promise<void> {
    events.fire('did-start-navigation', { url: address, isMainFrame: true, isSameDocument: false });
    await page.thread?.terminate();
    page.address = address;
    const response = await requestThrough(page.session, address);
    const isToFail = process.env['STAND_IN_LOAD_FAILS'] === '1';
    if (response === undefined || !response.ok || isToFail) throw new Error(`ERR_FAILED loading ${address}`);
    if (preload !== undefined) {
      page.thread = await startThread(preload, address, (channel, ports) => {
        page.ports.push(...ports);
        host.onMessage(page, channel, ports);
      });
    }
    events.fire('did-finish-load');
    host.onLoaded(page);
  }

  const members = {
    id,
    loadURL: load,
    reload: () => void load(page.address),
    isDestroyed: () => page.destroyed,
    setWindowOpenHandler: (handler) => {
      page.windowOpen = handler;
    },
    getZoomFactor: () => page.zoom,
    setZoomFactor: (factor) => {
      page.zoom = factor;
    },
    print: (printOptions, done) => {
      page.printed.push({ print: printOptions });
      done?.(true, '');
    },
    printToPDF: (pdfOptions) => {
      page.printed.push({ pdf: pdfOptions });
      return Promise.resolve(Buffer.from('%PDF-1.7 stand-in'));
    },
  } satisfies Partial<WebContents>;
  const contents = strict('WebContents', {
    ...members,
    on: events.on,
    off: events.off,
    once: events.once,
    get mainFrame() {
      return page.frame;
    },
  }) as unknown as WebContents;

  const page: PageState = {
    id,
    contents,
    events,
    session: stateOfSession(session),
    get frame() {
      return frameOf({ url: page.address, treeNode: id, destroyed: page.destroyed });
    },
    address: 'about:blank',
    destroyed: false,
    zoom: 1,
    ports: [],
    printed: [],
    async navigate(address) {
      const details = { url: address, isMainFrame: true, isSameDocument: false, frame: page.frame };
      for (const name of ['will-frame-navigate', 'will-navigate'] as const) {
        const event = preventable(details);
        events.fire(name, event);
        if (event.defaultPrevented) return;
      }
      await load(address);
    },
    loaded: () => loading,
    async end() {
      page.destroyed = true;
      await page.thread?.terminate();
    },
  };
  host.onCreated(page);
  return page;
}

/** Asks the program whether a window may open; anything but a refusal is reported as it is. */
export function askToOpen(page: PageState, url: string): WindowOpenHandlerResponse | undefined {
  return page.windowOpen?.({
    url,
    frameName: '',
    features: '',
    disposition: 'foreground-tab',
    referrer: { url: '', policy: 'default' },
  } as never);
}

async function startThread(
  preload: string,
  address: string,
  onIpc: (channel: string, ports: readonly MessagePort[]) => void,
): Promise<Worker> {
  const thread = new Worker(new URL('./page-thread.ts', import.meta.url), {
    workerData: { electronStandIn: 'page', preload, address },
  });
  await new Promise<void>((resolve, reject) => {
    thread.once('error', reject);
    thread.on('message', (message: PageMessage | { readonly kind: 'loaded' }) => {
      if (message.kind === 'loaded') resolve();
      else if (message.kind === 'ipc') onIpc(message.channel, message.ports);
    });
  });
  return thread;
}

export function portsForMain(ports: readonly MessagePort[]) {
  return ports.map((port) => messagePortMain(port));
}
