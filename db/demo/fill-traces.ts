import type { UserId } from '#shared/kernel/ids.ts';
import { addSeconds, type Instant } from '#shared/kernel/instant.ts';
import type { Reach } from '#shared/permissions/roles.ts';

import { appendAudit } from '../repositories/audit.repository.ts';
import { rememberOpened } from '../repositories/last-opened.repository.ts';
import type { RecordKind } from '../repositories/reach.repository.ts';
import type { Tx } from '../sqlite/office-database.ts';

/** A record as it was registered. */
export interface Registered {
  readonly kind: RecordKind;
  readonly id: string;
  readonly at: string;
  readonly by: UserId;
  /** Who has it today. */
  readonly worker: UserId | null;
  /** A protected record is in nobody's list of last opened. */
  readonly hidden: boolean;
}

/** Enough for every history of the usual demonstration; in a large one only the newest records have theirs. */
const REGISTRATIONS_LOGGED = 400;
const LAST_OPENED = 6;

/** What the work of years leaves behind: registrations in the log of events, and what each user opened last. */
export async function fillTraces(
  tx: Tx,
  registered: readonly Registered[],
  options: { readonly now: Instant; readonly readers: readonly { readonly id: UserId; readonly reach: Reach }[] },
): Promise<void> {
  const oldestFirst = registered.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { kind, id, at, by } of oldestFirst.slice(-REGISTRATIONS_LOGGED)) {
    const action = kind === 'person' ? 'people.register' : 'families.register';
    await appendAudit(tx, {
      at,
      userId: by,
      kind: 'command',
      action,
      subjects: [{ kind, id }],
      fields: [],
      detail: { version: 1 },
    });
  }
  for (const { id: userId, reach } of options.readers) {
    const own = oldestFirst.filter(({ worker, hidden }) => !hidden && (reach === 'all' || worker === userId));
    for (const [index, { kind, id }] of own.slice(-LAST_OPENED).entries()) {
      await rememberOpened(tx, userId, { kind, id, at: addSeconds(options.now, (index - LAST_OPENED) * 700) });
    }
  }
}
