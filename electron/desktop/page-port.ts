import type { MessageEvent, MessagePortMain } from 'electron';

type Listener<T> = (value: T) => void;

/**
 * Electron's end of a port in the shape the RPC handler listens to. It ends exactly once, whichever side closes it, so
 * that calls in flight are cancelled even when Electron tells a local close to nobody; later answers go nowhere.
 */
export class PagePort {
  readonly #port: MessagePortMain;
  readonly #closeListeners: Listener<void>[] = [];
  #closed = false;

  constructor(port: MessagePortMain) {
    this.#port = port;
    port.on('close', () => this.#end());
  }

  on(event: 'message', listener: Listener<{ readonly data: unknown }>): void;
  on(event: 'close', listener: () => void): void;
  on(event: 'message' | 'close', listener: Listener<{ readonly data: unknown }> & (() => void)): void {
    if (event === 'close') {
      this.#closeListeners.push(listener);
      return;
    }
    this.#port.on('message', (message: MessageEvent) => {
      if (!this.#closed) listener({ data: message.data as unknown });
    });
  }

  postMessage(message: unknown): void {
    if (!this.#closed) this.#port.postMessage(message);
  }

  start(): void {
    this.#port.start();
  }

  close(): void {
    this.#end();
    this.#port.close();
  }

  get closed(): boolean {
    return this.#closed;
  }

  #end(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#closeListeners) listener();
  }
}
