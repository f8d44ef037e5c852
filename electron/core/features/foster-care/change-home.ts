import { lastHomeChange, storedHome, takeHomeVersion, type StoredHome } from '#db/repositories/homes.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { HomeId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { type Audit, command } from '../../calls/unit-of-work.ts';
import type { Done } from '../../records/change-record.ts';
import { viewerOf, type Viewer } from '../../records/viewer.ts';
import { requireHomeSight } from './home-sight.ts';

export interface HomeTarget {
  readonly id: HomeId;
  /** The version the change is based on. */
  readonly version: number;
}

export interface HomeFrame {
  readonly viewer: Viewer;
  readonly change: Change;
  readonly audit: Audit;
  /** As it was before the change. */
  readonly home: StoredHome;
}

/**
 * The frame of every change of a home: sight, version, the change itself, its audit row, one transaction.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED; CONFLICT {changedByName, changedAt, fields}
 */
export async function changeHome(
  deps: Deps,
  actor: Actor,
  { id, version }: HomeTarget,
  work: (tx: Tx, frame: HomeFrame) => Promise<Done>,
): Promise<{ id: HomeId; version: number }> {
  const viewer = viewerOf(deps, actor, 'homes.edit');
  return await command(deps, actor, async (tx, audit) => {
    const familyId = await requireHomeSight(tx, viewer, id);
    const before = await lastHomeChange(tx, id);
    const change = { by: actor.userId, at: deps.clock.now() };
    const next = await takeHomeVersion(tx, id, version, change);
    const home = await storedHome(tx, id);
    if (home === null) throw new AppError('NOT_FOUND', { kind: 'home' });
    if (next === null) {
      throw new AppError('CONFLICT', {
        changedByName: before?.byName ?? null,
        changedAt: before?.at ?? null,
        fields: [],
      });
    }
    const { subjects = [], ...entry } = await work(tx, { viewer, change, audit, home });
    const family = familyId === null ? [] : [{ kind: 'family', id: familyId } as const];
    await audit({ subjects: [{ kind: 'home', id }, ...family, ...subjects], ...entry, detail: { version: next } });
    return { id, version: next };
  });
}
