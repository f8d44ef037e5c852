import { archivedOnOf } from '#db/repositories/kept-records.repository.ts';
import { findUser } from '#db/repositories/users.repository.ts';
import type { Reader } from '#db/sqlite/office-database.ts';
import type { WorkRecord } from '#shared/features/family-work/work-record.schema.ts';
import { holdsCaseload } from '#shared/features/administration/administration.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';

/**
 * Lets only work on a record pass that the actor may see under that permission and that is in use.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED {ask}; RULE_BROKEN when it is in the archive
 */
export async function requireWorkOn(
  r: Reader,
  deps: Deps,
  actor: Actor,
  permission: Permission,
  record: WorkRecord,
): Promise<Viewer> {
  const viewer = viewerOf(deps, actor, permission);
  await requireSight(r, viewer, record.kind, [record.id]);
  if ((await archivedOnOf(r, record.kind, record.id)) !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
  return viewer;
}

/**
 * Whether somebody may be given a task: an active worker of the office who holds a caseload, or the actor. The record may be
 * out of that worker's reach: a task for a colleague is daily work, and its list masks what the colleague may not see.
 */
export async function ownerProblems(
  r: Reader,
  viewer: Viewer,
  path: string,
  label: string,
  userId: UserId,
): Promise<FieldProblem[]> {
  if (userId === viewer.userId) return [];
  const user = await findUser(r, userId, viewer.today);
  if (user?.active === true && holdsCaseload(user.roles)) return [];
  return [{ path, message: `${label}: wybierz z listy pracownika, który prowadzi osoby i rodziny.` }];
}
