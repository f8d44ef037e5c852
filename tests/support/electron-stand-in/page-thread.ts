import { createRequire } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { PortLink, type PortWindow } from '#renderer/client/port-transport.ts';
import { PORT_HAND_OVER } from '#shared/contract/port-hand-over.ts';
import { strict, unknownCalls } from './strict.ts';

/**
 * A page with nothing but a window that takes messages: runs the real preload and the page's own transport, then does
 * what a test orders.
 * It stands where Chromium's page process stands; layout and scripts of the page are the browser tests' part.
 */
const { preload, address } = workerData as { readonly preload: string; readonly address: string };
const host = parentPort;
if (host === null) throw new Error('The page runs in a thread');

type Listener = (event: unknown) => void;
const listeners: Listener[] = [];
const location = { href: address, origin: new URL(address).href.split('/').slice(0, 3).join('/') };
const pageWindow = strict('window', {
  location: strict('window.location', location),
  addEventListener: (type: string, listener: Listener) => {
    if (type !== 'message') throw new Error(`The preload listens to ${type}`);
    listeners.push(listener);
  },
});

function post(message: {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly MessagePort[];
}): void {
  for (const listener of listeners) listener(message);
}

const before = new Set(Reflect.ownKeys(globalThis));
Object.defineProperty(globalThis, 'window', { value: pageWindow, configurable: true });
const windowKeys = new Set(Reflect.ownKeys(pageWindow));
createRequire(import.meta.url)(preload);

// Taken at once: what Node itself adds later (its fetch keeps symbols there) is not the preload's.
const exposed = [
  ...Reflect.ownKeys(globalThis).filter((key) => key !== 'window' && !before.has(key)),
  ...Reflect.ownKeys(pageWindow).filter((key) => !windowKeys.has(key)),
].map(String);

/** The page's own window, as its transport sees it. */
const page: PortWindow = {
  location,
  postMessage: (data, targetOrigin, transfer) => {
    if (targetOrigin !== location.origin) throw new Error(`The page posts to ${targetOrigin}`);
    post({ data, origin: location.origin, source: pageWindow, ports: transfer as unknown as MessagePort[] });
  },
};
let client: unknown;

const foreignFrame = strict('foreign window', {});

/** What a test may order; answers are cloned back. */
const orders = {
  /** Names the preload left on the page's globals. */
  exposed: () => exposed,
  unknownCalls: () => unknownCalls,
  /** Makes a client as the page does; the first call hands a port over. */
  connect: () => {
    client = createORPCClient(new PortLink(page));
  },
  /** Posts messages the preload must ignore and tells which of them it forwarded (a forwarded port is detached). */
  postForeign: () => {
    const cases = {
      'other origin': { origin: 'https://example.org' },
      'other window': { source: foreignFrame },
      'other text': { data: 'ostoja:file' },
      'text inside an object': { data: { type: PORT_HAND_OVER } },
      'no port': { ports: [] },
      'two ports': { ports: [new MessageChannel().port2, new MessageChannel().port2] as unknown as MessagePort[] },
    };
    return Object.keys(cases).filter((name) => {
      const port = new MessageChannel().port2 as unknown as MessagePort;
      const usual = { data: PORT_HAND_OVER, origin: location.origin, source: pageWindow, ports: [port] };
      const message = { ...usual, ...cases[name as keyof typeof cases] };
      forwarded = false;
      post(message);
      return forwarded;
    });
  },
  call: async (path: string, input: unknown) => {
    let procedure: unknown = client;
    for (const part of path.split('.')) procedure = (procedure as Record<string, unknown>)[part];
    return (procedure as (value: unknown) => Promise<unknown>)(input);
  },
};
export type PageOrders = typeof orders;

let forwarded = false;
const realPost = host.postMessage.bind(host);
host.postMessage = (message: unknown, transfer?: Parameters<typeof realPost>[1]) => {
  forwarded = true;
  realPost(message, transfer);
};

host.on('message', (order: { readonly id: number; readonly name: keyof PageOrders; readonly values: never[] }) => {
  const run: (...values: never[]) => unknown = orders[order.name];
  Promise.resolve()
    .then(() => run(...order.values))
    .then(
      (value) => realPost({ kind: 'answer', id: order.id, value }),
      (error: unknown) => realPost({ kind: 'answer', id: order.id, error: saidBy(error) }),
    );
});
realPost({ kind: 'loaded' });

/** A refusal with the data that came with it. */
function saidBy(error: unknown): string {
  const data: unknown = error instanceof Error && 'data' in error ? error.data : undefined;
  return data === undefined ? String(error) : `${String(error)} ${JSON.stringify(data)}`;
}
