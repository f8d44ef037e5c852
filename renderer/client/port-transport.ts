import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { PORT_HAND_OVER } from '#shared/contract/port-hand-over.ts';
import { ConnectionLost } from './connection-lost.ts';

/** The least of a window this needs; tests give their own. */
export type PortWindow = {
  readonly location: { readonly origin: string };
  postMessage(message: unknown, targetOrigin: string, transfer: Transferable[]): void;
};

type Line = { readonly link: ClientLink<ClientContext>; readonly closed: AbortSignal };

/** Hands one end of a new channel to the main process through the preload and speaks on the other. */
function openLine(page: PortWindow): Line {
  const { port1, port2 } = new MessageChannel();
  const ended = new AbortController();
  port1.addEventListener('close', () => ended.abort(new ConnectionLost()));
  const link = new RPCLink<ClientContext>({ port: port1 });
  port1.start();
  page.postMessage(PORT_HAND_OVER, page.location.origin, [port2]);
  return { link, closed: ended.signal };
}

/**
 * The link of the desktop program. When its port closes, every call that hangs on it is rejected with ConnectionLost
 * (the library would let a later one wait for ever), and the next call opens a new line.
 */
export class PortLink implements ClientLink<ClientContext> {
  readonly #page: PortWindow;
  #line: Line | null = null;

  constructor(page: PortWindow) {
    this.#page = page;
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>): Promise<unknown> {
    if (this.#line === null || this.#line.closed.aborted) this.#line = openLine(this.#page);
    const { link, closed } = this.#line;
    const signal = options.signal === undefined ? closed : AbortSignal.any([options.signal, closed]);
    const lost = Promise.withResolvers<never>();
    // When the answer wins, nobody waits for the loss any more.
    lost.promise.catch(() => undefined);
    const lose = () => lost.reject(new ConnectionLost());
    closed.addEventListener('abort', lose, { once: true });
    try {
      return await Promise.race([link.call(path, input, { ...options, signal }), lost.promise]);
    } finally {
      // One line serves all day: what is answered must leave nothing on it.
      closed.removeEventListener('abort', lose);
    }
  }
}
