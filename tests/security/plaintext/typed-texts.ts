import type { CoreClient } from '#tests/support/core.ts';

/** What was typed into procedures: every text of every input, and which procedures were called. */
export interface TypedTexts {
  readonly called: Set<string>;
  readonly texts: Set<string>;
}

/** Codes, ids, dates, file formats: the program's own words, which may stand anywhere. */
const OWN_WORDS = /^[\w.:+-]*$/u;
/** Places for backups are named in the open, beside the data. */
const IN_THE_OPEN = new Set(['backups.addTarget']);

/** True for a text that somebody typed: no single word of the program's own kind, unless in capitals or with a number. */
const isTyped = (text: string): boolean =>
  text.length >= 5 && (!OWN_WORDS.test(text) || /^[A-Z]+[A-Z0-9-]{5,}$/.test(text));

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') {
    if (isTyped(value)) texts.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) collect(one, texts);
  }
}

/** The same client; whatever goes through it is noted. */
export function recording(client: CoreClient, typed: TypedTexts): CoreClient {
  const wrap = (target: object, path: readonly string[]): object =>
    new Proxy(target, {
      get: (object, name, receiver) => {
        // A client that is awaited would give the one inside.
        if (name === 'then') return undefined;
        const found: unknown = Reflect.get(object, name, receiver);
        if (typeof name !== 'string' || (typeof found !== 'object' && typeof found !== 'function') || found === null) {
          return found;
        }
        return wrap(found, [...path, name]);
      },
      apply: (call, _self, args: unknown[]) => {
        const procedure = path.join('.');
        typed.called.add(procedure);
        if (!IN_THE_OPEN.has(procedure)) collect(args[0], typed.texts);
        return Reflect.apply(call as (...all: unknown[]) => unknown, undefined, args);
      },
    });
  return wrap(client, []) as CoreClient;
}
