/** Whether the main process is within reach. `connecting` is the time before the first answer. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** The state of the connection, kept outside React so that the transports can report to it. */
export class Connection {
  #state: ConnectionState = 'connecting';
  readonly #listeners = new Set<() => void>();

  get state(): ConnectionState {
    return this.#state;
  }

  /** Tells the listeners when the state is another one than before. */
  report(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  /** For useSyncExternalStore; gives the way to stop listening. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
