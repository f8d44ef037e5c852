/** Lets tasks run one after the other, in the order they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  async take<T>(task: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(task, task);
    this.#last = mine.catch(() => undefined);
    return await mine;
  }
}
