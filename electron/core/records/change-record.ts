import { fieldsChangedSince } from '#db/repositories/history.repository.ts';
import { lastChange, takeVersion, type Change } from '#db/repositories/kept-records.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { Permission } from '#shared/permissions/roles.ts';

import type { Actor } from '../calls/actor.ts';
import type { Deps } from '../calls/deps.ts';
import { type Audit, command, type Subject } from '../calls/unit-of-work.ts';
import { requireSight, viewerOf, type RecordKind, type Viewer } from './viewer.ts';

export interface RecordTarget<Id extends string> {
  readonly kind: RecordKind;
  readonly id: Id;
  /** The version the change is based on. */
  readonly version: number;
  readonly permission: Permission;
}

/** What was done, for the audit row; other records it touched are named as further subjects. */
export interface Done {
  readonly fields: readonly string[];
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly subjects?: readonly Subject[];
}

/**
 * The frame of every change of a record: sight, version, the change itself, its audit row, one transaction;
 * `audit` is for what goes along with the change.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED; CONFLICT {changedByName, changedAt, fields}
 */
export async function changeRecord<Id extends string>(
  deps: Deps,
  actor: Actor,
  target: RecordTarget<Id>,
  work: (tx: Tx, frame: { readonly viewer: Viewer; readonly change: Change; readonly audit: Audit }) => Promise<Done>,
): Promise<{ id: Id; version: number }> {
  const { kind, id } = target;
  const viewer = viewerOf(deps, actor, target.permission);
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, kind, [id]);
    const change = { by: actor.userId, at: deps.clock.now() };
    const changedBefore = await lastChange(tx, kind, id);
    const version = await takeVersion(tx, kind, id, target.version, change);
    if (version === null) {
      throw new AppError('CONFLICT', {
        changedByName: changedBefore?.byName ?? null,
        changedAt: changedBefore?.at ?? null,
        fields: await fieldsChangedSince(tx, kind, id, target.version),
      });
    }
    const { subjects = [], ...entry } = await work(tx, { viewer, change, audit });
    await audit({ subjects: [{ kind, id }, ...subjects], ...entry, detail: { version } });
    return { id, version };
  });
}
