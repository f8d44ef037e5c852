import { findActiveUserOfSlot } from '#db/repositories/users.repository.ts';
import { today } from '#shared/kernel/local-date.ts';

import type { Runtime } from './runtime.ts';

export type WrongTryAction =
  'session.signInFailed' | 'session.unlockFailed' | 'session.changePasswordFailed' | 'session.recoveryKeyFailed';

interface WrongTry {
  readonly at: string;
  readonly action: WrongTryAction;
  /** Of the known sign-in name; null for a name nobody has and for a recovery key. What was typed is never kept. */
  readonly slotId: string | null;
}

/** More wrong tries than these wait as a number: whoever types passwords all night fills neither memory nor log. */
const MOST_KEPT = 200;

/** Wrong tries that are not in the log yet: with nobody signed in there is no key to write them with. In memory only. */
export class WrongTries {
  #kept: WrongTry[] = [];
  #more = 0;

  add(one: WrongTry): void {
    if (this.#kept.length < MOST_KEPT) this.#kept.push(one);
    else this.#more += 1;
  }

  get first(): WrongTry | null {
    return this.#kept[0] ?? null;
  }

  /** How many came after the last one kept. */
  get more(): number {
    return this.#more;
  }

  written(): void {
    this.#kept.shift();
    if (this.#kept.length === 0) this.#more = 0;
  }
}

/**
 * Writes what waits into the log, in its order; with a closed database it goes on waiting for the next sign-in. Never
 * throws: a row that cannot be written must keep nobody out.
 */
export async function recordWrongTries({ offices, ports, wrongTries }: Runtime): Promise<void> {
  if (!offices.isOpen) return;
  try {
    for (let one = wrongTries.first; one !== null; one = wrongTries.first) {
      const { at, action, slotId } = one;
      const user =
        slotId === null
          ? null
          : await offices.database.read((r) => findActiveUserOfSlot(r, slotId, today(ports.clock.now())));
      await offices.access.recordSoon({ at, userId: user?.id ?? null, action, detail: {} });
      const { more } = wrongTries;
      wrongTries.written();
      if (more > 0 && wrongTries.first === null) {
        await offices.access.recordSoon({ at, userId: null, action, detail: { furtherTries: more } });
      }
    }
  } catch (error) {
    ports.logger.error('wrong-tries-not-recorded', error);
  }
}
