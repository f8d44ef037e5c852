/** Everything the program did that the stand-in does not know; a test that ends with one of these fails. */
export const unknownCalls: string[] = [];

/** Reports and refuses a call outside what the stand-in knows. */
export function refuseUnknown(what: string): never {
  unknownCalls.push(what);
  throw new Error(`The stand-in of electron does not know ${what}`);
}

/**
 * Makes reading or setting anything but the target's own members an error. Symbols pass (Node inspects with them), and
 * so does `then`, which every `await` asks for.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key): unknown {
      if (typeof key === 'symbol' || key in object || key === 'then') return Reflect.get(object, key);
      return refuseUnknown(`${name}.${key}`);
    },
    set(object, key, value): boolean {
      if (typeof key === 'symbol' || key in object) return Reflect.set(object, key, value);
      return refuseUnknown(`${name}.${key} = …`);
    },
  });
}

/** A listener of any event; the stand-in passes what electron.d.ts declares for it. */
export type Listener = (...values: never[]) => void;

/** Where the program may listen, and where tests fire events. Names outside the list are refused. */
export interface Emitter<Name extends string> {
  readonly on: (event: string, listener: Listener) => unknown;
  readonly once: (event: string, listener: Listener) => unknown;
  readonly off: (event: string, listener: Listener) => unknown;
  /** For the stand-in alone; the program is never given it. */
  readonly fire: (event: Name, ...values: readonly unknown[]) => void;
  readonly listened: () => readonly string[];
}

export function emitter<Name extends string>(owner: string, known: readonly Name[]): Emitter<Name> {
  const listeners = new Map<string, Listener[]>();
  function add(event: string, listener: Listener): void {
    if (!known.some((name) => name === event)) refuseUnknown(`${owner}.on('${event}')`);
    listeners.set(event, [...(listeners.get(event) ?? []), listener]);
  }
  function remove(event: string, listener: Listener): void {
    listeners.set(
      event,
      (listeners.get(event) ?? []).filter((each) => each !== listener),
    );
  }
  return {
    on: add,
    off: remove,
    once: (event, listener) => {
      const onlyOnce: Listener = (...values) => {
        remove(event, onlyOnce);
        listener(...values);
      };
      add(event, onlyOnce);
    },
    fire: (event, ...values) => {
      for (const listener of listeners.get(event) ?? []) listener(...(values as never[]));
    },
    listened: () => [...listeners].filter(([, all]) => all.length > 0).map(([event]) => event),
  };
}

/** An event object that remembers whether the program prevented it. */
export interface FiredEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<T extends object>(details: T): T & FiredEvent {
  let prevented = false;
  return Object.assign(
    {
      get defaultPrevented() {
        return prevented;
      },
      preventDefault: () => {
        prevented = true;
      },
    },
    details,
  );
}
