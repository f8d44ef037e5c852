import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { app, appEvents } from './app.ts';
import { deliverPorts, firstWindowOpened, makePage, windows, type WindowState } from './browser-window.ts';
import { listenedChannels } from './ipc-main.ts';
import { wasClosedByMain } from './message-port.ts';
import type { PageOrders } from './page-thread.ts';
import { powerEvents, record, themeEvents } from './record.ts';
import { allSessions, type SessionState } from './session.ts';
import type { SenderCase } from './senders.ts';
import { preventable, unknownCalls } from './strict.ts';
import { askToOpen, frameOf, type PageState, requestThrough } from './web-contents.ts';

type Plain = Readonly<Record<string, unknown>>;

function windowNumber(number: number): WindowState {
  const window = windows[number - 1];
  if (window === undefined) throw new Error(`There is no window ${number}`);
  return window;
}

function usedSession(): SessionState {
  return windowNumber(1).page.session;
}

let lastOrder = 0;

/** Orders the page's thread and waits for its answer. */
async function orderPage(page: PageState, name: string, values: readonly unknown[]): Promise<unknown> {
  const { thread } = page;
  if (thread === undefined) throw new Error('The page has no thread');
  const id = ++lastOrder;
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  function listen(message: {
    readonly kind: string;
    readonly id?: number;
    readonly value?: unknown;
    readonly error?: string;
  }) {
    if (message.kind !== 'answer' || message.id !== id) return;
    thread?.off('message', listen);
    if (message.error === undefined) resolve(message.value);
    else reject(new Error(message.error));
  }
  thread.on('message', listen);
  thread.postMessage({ id, name, values });
  return promise;
}

/** True when the program kept the port, false when it closed it. Both are told by events, never by time. */
async function isKept(port: MessagePort): Promise<boolean> {
  const closed = new Promise<false>((resolve) => port.once('close', () => resolve(false)));
  const answered = new Promise<true>((resolve) => port.once('message', () => resolve(true)));
  // Any request the RPC handler can read gets an answer, if only that there is no such procedure.
  port.postMessage(JSON.stringify({ i: '1', t: 1, p: { u: '/no/such', m: 'POST', h: {}, b: {} } }));
  return Promise.race([closed, answered]);
}

async function portFrom(sender: SenderCase): Promise<boolean> {
  const { page } = windowNumber(1);
  const { port1, port2 } = new MessageChannel();
  const own = page.frame;
  let from: Parameters<typeof deliverPorts>[1] = { sender: page.contents, frame: own };
  let ports: readonly MessagePort[] = [port2];
  switch (sender) {
    case 'own page':
      break;
    case 'foreign window': {
      const other = makePage({}, () => undefined);
      from = { sender: other.contents, frame: frameOf({ url: page.address, treeNode: other.id }) };
      break;
    }
    case 'sub frame':
      from = { sender: page.contents, frame: frameOf({ url: page.address, treeNode: 900, parent: own }) };
      break;
    case 'foreign origin':
      from = { sender: page.contents, frame: frameOf({ url: 'https://example.org/index.html', treeNode: page.id }) };
      break;
    case 'other document of the own origin':
      from = { sender: page.contents, frame: frameOf({ url: 'ostoja://app/assets/app.js', treeNode: page.id }) };
      break;
    case 'destroyed frame':
      from = { sender: page.contents, frame: frameOf({ url: page.address, treeNode: page.id, destroyed: true }) };
      break;
    case 'frame gone':
      from = { sender: page.contents, frame: null };
      break;
    case 'closed window': {
      const closing = windowNumber(await drive.openWindow());
      const frame = frameOf({ url: closing.page.address, treeNode: closing.page.id });
      await closing.close();
      from = { sender: closing.page.contents, frame };
      break;
    }
    case 'no port':
      ports = [];
      break;
    case 'two ports':
      ports = [port2, new MessageChannel().port2];
      break;
  }
  const [channel] = listenedChannels();
  if (channel === undefined) throw new Error('The program listens to nothing');
  deliverPorts(channel, from, ports);
  if (ports.length === 0) {
    port2.close();
    return false;
  }
  const kept = await isKept(port1);
  port1.close();
  return kept;
}

/** Fires an event with a default the program may prevent; tells whether it did. */
function prevents(fire: (event: { preventDefault(): void }) => void, details: object = {}): boolean {
  const event = preventable(details);
  fire(event);
  return event.defaultPrevented;
}

export const drive = {
  unknownCalls: () => unknownCalls,
  record: () => JSON.parse(JSON.stringify(record)) as typeof record,
  channels: () => listenedChannels(),
  /** Options of a window as plain data, the session named by its partition. */
  windowOptions: (number: number): Plain & { readonly webPreferences: Plain } => {
    const { webPreferences, ...options } = windowNumber(number).options;
    const { session, ...plain } = webPreferences ?? {};
    return { ...(options as Plain), webPreferences: { ...plain, hasSession: session !== undefined } };
  },
  windowState: (number: number) => {
    const { shown, focused, destroyed, menuBar, overlay, page } = windowNumber(number);
    const { address, zoom, printed, ports } = page;
    return {
      shown,
      focused,
      destroyed,
      menuBar,
      overlay,
      address,
      zoom,
      printed,
      partition: page.session.partition,
      portCount: ports.length,
    };
  },
  windowCount: () => windows.filter((each) => !each.destroyed).length,
  /** Chooses the menu's item with this shortcut, as Chromium does when the keys are pressed. */
  press: (accelerator: string, number = 1) => {
    const item = record.menu
      .flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))
      .find((each) => each.accelerator === accelerator);
    if (item?.click === undefined) throw new Error(`No item of the menu has ${accelerator}`);
    const { target } = windowNumber(number);
    item.click({} as never, target as never, {});
  },
  /** Resolves when the first window has loaded its page. */
  firstWindow: async () => {
    await firstWindowOpened;
    await windowNumber(1).page.loaded();
  },
  openWindow: async (): Promise<number> => {
    const number = windows.length + 1;
    drive.press('CommandOrControl+Shift+N');
    const { page } = windowNumber(number);
    await page.loaded();
    return number;
  },
  closeWindow: async (number: number) => windowNumber(number).close(),
  page: async <K extends keyof PageOrders>(
    number: number,
    name: K,
    ...values: Parameters<PageOrders[K]>
  ): Promise<Awaited<ReturnType<PageOrders[K]>>> =>
    (await orderPage(windowNumber(number).page, name, values)) as Awaited<ReturnType<PageOrders[K]>>,
  fetch: async (address: string, method = 'GET') => {
    const response = await requestThrough(usedSession(), address, method);
    if (response === undefined) return undefined;
    return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  },
  /** For each session: the answers of the handlers, 'none' where the program set none. */
  permission: (permission: string) =>
    allSessions().map((state) => {
      let requested: boolean | 'none' = 'none';
      state.permissionRequest?.(
        windowNumber(1).page.contents,
        permission as never,
        (granted) => {
          requested = granted;
        },
        {} as never,
      );
      return {
        requested,
        checked: state.permissionCheck?.(null, permission as never, 'ostoja://app', {} as never) ?? 'none',
      };
    }),
  device: (deviceType: 'hid' | 'serial' | 'usb') =>
    allSessions().map((state) => state.devicePermission?.({ deviceType, origin: 'ostoja://app', device: {} } as never)),
  capture: () => {
    let streams: unknown = 'none';
    usedSession().displayMedia?.({} as never, (given) => {
      streams = given;
    });
    return streams;
  },
  pairing: () => {
    let answer: unknown = 'none';
    usedSession().bluetoothPairing?.({} as never, (given) => {
      answer = given;
    });
    return answer;
  },
  /** For each session: whether the request is cancelled. */
  isCancelled: async (url: string) =>
    Promise.all(
      allSessions().map(
        (state) =>
          new Promise<boolean>((resolve) => {
            if (state.beforeRequest == null) resolve(false);
            else state.beforeRequest({ url, method: 'GET' } as never, ({ cancel }) => resolve(cancel === true));
          }),
      ),
    ),
  certificateVerdicts: () =>
    allSessions().map((state) => {
      let verdict: number | 'none' = 'none';
      state.certificateVerify?.({} as never, (given) => {
        verdict = given;
      });
      return verdict;
    }),
  /** Certificate errors, client certificates and passwords: what the program answers. */
  askSecrets: () => {
    const answers: Record<string, unknown> = {};
    const { contents } = windowNumber(1).page;
    for (const [event, before] of [
      ['certificate-error', ['https://example.org', 'ERR_CERT', {}]],
      ['select-client-certificate', ['https://example.org', [{}]]],
      ['login', [{}, {}]],
    ] as const) {
      let given: unknown[] = ['none'];
      const prevented = prevents((fired) =>
        appEvents.fire(event, fired, contents, ...before, (...values: unknown[]) => {
          given = values;
        }),
      );
      answers[event] = { prevented, given };
    }
    return answers;
  },
  refusesDownload: () =>
    allSessions().map((state) => prevents((event) => state.events.fire('will-download', event, {}, {}))),
  spellCheckers: () => allSessions().map((state) => state.spellChecker ?? 'default'),
  refusesNavigation: (
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    url: string,
    isMainFrame: boolean,
  ) => {
    const { page } = windowNumber(1);
    const details = { url, isMainFrame, isSameDocument: false, frame: page.frame };
    return prevents((fired) => page.events.fire(event, fired), details);
  },
  refusesWebview: () => prevents((event) => windowNumber(1).page.events.fire('will-attach-webview', event, {}, {})),
  askToOpen: (url: string) => askToOpen(windowNumber(1).page, url),
  /** A page nobody planned (developer tools, a page of Chromium's): whether it is guarded like the windows. */
  guardsOfForeignPage: () => makePage({}, () => undefined).events.listened(),
  portFrom,
  navigate: async (number: number, address: string) => windowNumber(number).page.navigate(address),
  reload: (number: number) => windowNumber(number).page.contents.reload(),
  loaded: async (number: number) => windowNumber(number).page.loaded(),
  /** A route changes: the same document, another fragment. */
  changeFragment: (number: number, fragment: string) => {
    const { page } = windowNumber(number);
    const url = `${page.address.split('#')[0] ?? ''}#${fragment}`;
    page.events.fire('did-start-navigation', { url, isMainFrame: true, isSameDocument: true });
  },
  losePage: (number: number, reason: string) => {
    const { page } = windowNumber(number);
    page.events.fire('render-process-gone', {}, { reason, exitCode: 1 });
  },
  portsClosedByProgram: (number: number) => windowNumber(number).page.ports.map((port) => wasClosedByMain(port)),
  themeColor: (number: number, color: string | null) =>
    windowNumber(number).page.events.fire('did-change-theme-color', {}, color),
  systemThemeChanged: () => themeEvents.fire('updated'),
  power: (event: 'lock-screen' | 'suspend') => powerEvents.fire(event),
  secondInstance: () => appEvents.fire('second-instance', {}, [], '', {}),
  minimize: (number: number) => {
    windowNumber(number).minimized = true;
  },
  endOfSession: (number: number) => windowNumber(number).events.fire('session-end', {}),
  quit: () => app.quit(),
};
export type Drive = typeof drive;

export interface Order {
  readonly id: number;
  readonly name: keyof Drive;
  readonly values: readonly unknown[];
}

/** Listens to the test that started this process. */
export function startDriver(): void {
  process.on('message', (order: Order) => {
    const run = drive[order.name] as (...values: readonly unknown[]) => unknown;
    Promise.resolve()
      .then(() => run(...order.values))
      .then(
        (value) => process.send?.({ id: order.id, value }),
        (error: unknown) =>
          process.send?.({ id: order.id, error: error instanceof Error ? error.stack : String(error) }),
      );
  });
}
