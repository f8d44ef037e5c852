/** Lets one holder in at a time, in the order they asked. */
export class Mutex {
  #last: Promise<void> = Promise.resolve();

  /** Waits for the turn and gives the function that passes it on. */
  async acquire(): Promise<() => void> {
    let release: () => void = () => undefined;
    const before = this.#last;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }
}
