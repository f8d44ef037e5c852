/** Whether the main process is within reach. `connecting` is the time before the first answer. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/** The state of the connection, kept outside React so that the transports can report to it. */
export class Connection {
  #state: ConnectionState = 'connecting';
  readonly #listeners = new Set<() => void>();
  readonly #followers = new Set<() => void>();

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

  /** Has whoever follows the office ask at once what holds now, in place of waiting to be told. */
  renew(): void {
    for (const follower of this.#followers) follower();
  }

  /** Calls `follower` at each `renew`; gives the way to stop. */
  onRenew(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}
