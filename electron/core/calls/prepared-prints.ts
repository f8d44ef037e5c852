import type { Actor } from './actor.ts';
import type { Shown, Subject } from './unit-of-work.ts';

/** A document that the core gave a window as the data of a print: whom it names, as the audit log has it. */
export interface PreparedPrint {
  /** The procedure that gave the data: `people.printCard`. */
  readonly action: string;
  readonly subjects: readonly Subject[];
  readonly fields: readonly string[];
  /** What tells this document from another about the same people: the plan, the day. */
  readonly detail: NonNullable<Shown<unknown>['detail']>;
}

/** True for procedures that give a page the data of a print, by their name. */
export function preparesPrint(action: string): boolean {
  const [feature, verb = ''] = action.split('.');
  return feature !== 'printing' && verb.startsWith('print');
}

/**
 * The newest print of each window of each session. What leaves on paper or as a PDF is recorded with these ids; the page
 * is never asked whom its print names.
 */
export class PreparedPrints {
  readonly #sessions = new Map<string, Map<string, PreparedPrint>>();

  prepared({ sessionId, windowId }: Pick<Actor, 'sessionId' | 'windowId'>, print: PreparedPrint): void {
    const windows = this.#sessions.get(sessionId) ?? new Map<string, PreparedPrint>();
    this.#sessions.set(sessionId, windows.set(windowId, print));
  }

  of({ sessionId, windowId }: Pick<Actor, 'sessionId' | 'windowId'>): PreparedPrint | null {
    return this.#sessions.get(sessionId)?.get(windowId) ?? null;
  }

  forget(sessionId: string): void {
    this.#sessions.delete(sessionId);
  }
}
