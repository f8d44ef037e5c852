import { insertProtections, liftProtection, openProtection } from '#db/repositories/protections.repository.ts';
import { listUsers, type UserRecord } from '#db/repositories/users.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { reachOf } from '#shared/permissions/roles.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { changeRecord, type RecordTarget } from './change-record.ts';
import { refuseProblems } from './problems.ts';
import { FEATURE_OF, type RecordKind, type Viewer } from './viewer.ts';

type Target<Id extends string> = Omit<RecordTarget<Id>, 'permission'>;

/**
 * Marks a record „szczególnie chroniona”, or changes reason and users of the protection it has: the old one is lifted
 * and stays in history.
 * @throws AppError INVALID_INPUT when a user could not open the record anyway, or nobody named could lift the protection
 */
export async function protectRecord<Id extends string>(
  deps: Deps,
  actor: Actor,
  target: Target<Id>,
  protection: { readonly reason: string; readonly userIds: readonly UserId[] },
): Promise<{ id: Id; version: number }> {
  const { kind, id: recordId } = target;
  const permission = `${FEATURE_OF[kind]}.protect` as const;
  return await changeRecord(deps, actor, { ...target, permission }, async (tx, { viewer, change }) => {
    const users = await usersToName(tx, viewer, kind, protection.userIds);
    const former = await openProtection(tx, kind, recordId);
    if (former !== null) await liftProtection(tx, former.id, change.by, change.at);
    const userIds = users.map(({ id }) => id);
    const id = asRecordId(deps.ids.next());
    await insertProtections(tx, [{ id, kind, recordId, reason: protection.reason, userIds, ...change }]);
    return {
      fields: ['protection'],
      before: { protection: former === null ? null : { reason: former.reason, users: namesOf(former.users) } },
      after: { protection: { reason: protection.reason, users: namesOf(users) } },
    };
  });
}

/** Ends the protection. @throws AppError ALREADY_DONE when there is none */
export async function unprotectRecord<Id extends string>(
  deps: Deps,
  actor: Actor,
  target: Target<Id>,
): Promise<{ id: Id; version: number }> {
  const permission = `${FEATURE_OF[target.kind]}.protect` as const;
  return await changeRecord(deps, actor, { ...target, permission }, async (tx, { change }) => {
    const former = await openProtection(tx, target.kind, target.id);
    if (former === null) throw new AppError('ALREADY_DONE', { state: 'unprotected' });
    await liftProtection(tx, former.id, change.by, change.at);
    return {
      fields: ['protection'],
      before: { protection: { reason: former.reason, users: namesOf(former.users) } },
      after: { protection: null },
    };
  });
}

const namesOf = (users: readonly { readonly displayName: string }[]): string[] =>
  users.map(({ displayName }) => displayName);

async function usersToName(
  tx: Tx,
  viewer: Viewer,
  kind: RecordKind,
  ids: readonly UserId[],
): Promise<readonly UserRecord[]> {
  const named = (await listUsers(tx, viewer.today)).filter((user) => ids.includes(user.id));
  const feature = FEATURE_OF[kind];
  const path = 'protection.userIds';
  const mayView = named.filter((user) => user.active && reachOf(user.roles, `${feature}.view`) !== null);
  if (mayView.length < new Set(ids).size) {
    const message =
      'Kto może otworzyć: wskaż, kto może otworzyć kartę, spośród czynnych pracowników, którzy otwierają karty osób i rodzin.';
    refuseProblems(null, [{ path, message }]);
  }
  if (!mayView.some((user) => reachOf(user.roles, `${feature}.protect`) !== null)) {
    const message =
      'Kto może otworzyć: wskaż, kto może otworzyć kartę, w tym kogoś, kto może zdjąć ochronę, na przykład kierownika.';
    refuseProblems(null, [{ path, message }]);
  }
  return mayView;
}
