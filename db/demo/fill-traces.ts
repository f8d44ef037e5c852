import type { UserId } from '#shared/kernel/ids.ts';
import { addSeconds, type Instant } from '#shared/kernel/instant.ts';
import type { Reach } from '#shared/permissions/roles.ts';

import { appendAudit, type NewAuditRow } from '../repositories/audit.repository.ts';
import { rememberOpened } from '../repositories/last-opened.repository.ts';
import type { RecordKind } from '../repositories/reach.repository.ts';
import type { Tx } from '../sqlite/office-database.ts';

/** A record as it was registered. */
export interface Registered {
  readonly kind: RecordKind;
  readonly id: string;
  readonly at: Instant;
  readonly by: UserId;
  /** Who has it today. */
  readonly worker: UserId | null;
  /** A protected record is in nobody's list of last opened. */
  readonly hidden: boolean;
  /** Oldest first. */
  readonly changes: readonly Change[];
}

interface Change extends Pick<NewAuditRow, 'action' | 'fields' | 'before' | 'after'> {
  readonly at: Instant;
  readonly by: UserId;
  readonly version: number;
}

/** Enough for every history of the usual demonstration; in a large one only the newest events are there. */
const EVENTS_LOGGED = 600;
const LAST_OPENED = 6;

/** What the work of years leaves behind: its log of events, and what each user opened last. */
export async function fillTraces(
  tx: Tx,
  registered: readonly Registered[],
  options: { readonly now: Instant; readonly readers: readonly { readonly id: UserId; readonly reach: Reach }[] },
): Promise<void> {
  const oldestFirst = registered.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const events = oldestFirst.flatMap(({ kind, id, at, by, changes }): NewAuditRow[] => {
    const common = { kind: 'command', subjects: [{ kind, id }] } as const;
    const action = kind === 'person' ? 'people.register' : 'families.register';
    return [
      { ...common, at, userId: by, action, fields: [], detail: { version: 1 } },
      ...changes.map(({ by: userId, version, ...change }) => ({ ...common, ...change, userId, detail: { version } })),
    ];
  });
  const inOrder = events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const event of inOrder.slice(-EVENTS_LOGGED)) await appendAudit(tx, event);
  for (const { id: userId, reach } of options.readers) {
    const own = oldestFirst.filter(({ worker, hidden }) => !hidden && (reach === 'all' || worker === userId));
    for (const [index, { kind, id }] of own.slice(-LAST_OPENED).entries()) {
      await rememberOpened(tx, userId, { kind, id, at: addSeconds(options.now, (index - LAST_OPENED) * 700) });
    }
  }
}
