import { archivedOnOf, setArchived, setInUse } from '#db/repositories/kept-records.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import type { Audit } from '../calls/unit-of-work.ts';
import { cancelTasksOf, reopenTasksOf } from './archived-tasks.ts';
import { changeRecord, type RecordTarget } from './change-record.ts';
import { FEATURE_OF } from './viewer.ts';

type Archived<Id extends string> = Promise<{ id: Id; version: number }>;
type Target<Id extends string> = Omit<RecordTarget<Id>, 'permission'>;

/**
 * Puts a record into the archive with the reason, its open tasks cancelled with it when that is wished.
 * @param afterwards what else follows from it
 * @throws AppError ALREADY_DONE when it is there
 */
export async function archiveRecord<Id extends string>(
  deps: Deps,
  actor: Actor,
  target: Target<Id>,
  { reason, cancelTasks }: { readonly reason: string; readonly cancelTasks: boolean },
  afterwards: (tx: Tx, audit: Audit) => Promise<void> = () => Promise.resolve(),
): Archived<Id> {
  const permission = `${FEATURE_OF[target.kind]}.edit` as const;
  return await changeRecord(deps, actor, { ...target, permission }, async (tx, { viewer, audit }) => {
    if ((await archivedOnOf(tx, target.kind, target.id)) !== null)
      throw new AppError('ALREADY_DONE', { state: 'archived' });
    const on: LocalDate = viewer.today;
    await setArchived(tx, target.kind, target.id, { on, reason, by: actor.userId });
    if (cancelTasks) await cancelTasksOf(tx, audit, target, { on, by: actor.userId });
    await afterwards(tx, audit);
    return { fields: ['archived'], before: { archived: null }, after: { archived: { on, reason } } };
  });
}

/**
 * Takes a record out of the archive, at once or years later; tasks that were cancelled with the archiving are open again.
 * @param returning what else happens with the return; gives further values of the audit row
 * @param afterwards what follows once it is out
 * @throws AppError ALREADY_DONE when it is not there
 */
export async function restoreRecord<Id extends string>(
  deps: Deps,
  actor: Actor,
  target: Target<Id>,
  returning: (tx: Tx) => Promise<Readonly<Record<string, unknown>>> = () => Promise.resolve({}),
  afterwards: (tx: Tx, audit: Audit) => Promise<void> = () => Promise.resolve(),
): Archived<Id> {
  const permission = `${FEATURE_OF[target.kind]}.edit` as const;
  return await changeRecord(deps, actor, { ...target, permission }, async (tx, { viewer, audit }) => {
    const on = await archivedOnOf(tx, target.kind, target.id);
    if (on === null) throw new AppError('ALREADY_DONE', { state: 'active' });
    const more = await returning(tx);
    await setInUse(tx, target.kind, target.id, viewer.today);
    await reopenTasksOf(tx, audit, target, on);
    await afterwards(tx, audit);
    const after = { archived: null, ...more };
    return { fields: Object.keys(after), before: { archived: { on } }, after };
  });
}
