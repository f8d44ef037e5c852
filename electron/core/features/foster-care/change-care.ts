import { careOf, placementsOf, takeCareVersion, type StoredPlacement } from '#db/repositories/care.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import { storedPerson } from '#db/repositories/people.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { KnownChild } from '#shared/features/foster-care/care.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { command } from '../../calls/unit-of-work.ts';
import type { Done } from '../../records/change-record.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';

export interface CareTarget {
  readonly personId: PersonId;
  /** The version the change is based on. */
  readonly version: number;
}

/** What a change of a child's care answers: the placement it was about, where it was about one. */
export interface CareChanged {
  readonly personId: PersonId;
  readonly version: number;
  readonly placementId: RecordId | null;
}

export interface CareFrame {
  readonly viewer: Viewer;
  readonly change: Change;
  readonly child: KnownChild;
  /** Those that were not taken back, oldest first, as they were before the change. */
  readonly placements: readonly StoredPlacement[];
}

export interface CareDone extends Done {
  readonly placementId?: RecordId;
}

/**
 * The frame of every change of a child's care: sight, version, the change itself, its audit row, one transaction.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED; RULE_BROKEN of a person in the archive; CONFLICT
 */
export async function changeCare(
  deps: Deps,
  actor: Actor,
  { personId, version }: CareTarget,
  work: (tx: Tx, frame: CareFrame) => Promise<CareDone>,
): Promise<CareChanged> {
  const viewer = viewerOf(deps, actor, 'care.edit');
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, 'person', [personId]);
    const before = await careOf(tx, personId);
    const change = { by: actor.userId, at: deps.clock.now() };
    const next = await takeCareVersion(tx, personId, version, change);
    if (next === null) {
      if (before === null) throw new AppError('NOT_FOUND', { kind: 'person' });
      throw new AppError('CONFLICT', { changedByName: before.changedByName, changedAt: before.changedAt, fields: [] });
    }
    const frame = {
      viewer,
      change,
      child: await childOf(tx, personId),
      placements: await livePlacements(tx, personId),
    };
    const { subjects = [], placementId = null, ...entry } = await work(tx, frame);
    await audit({ subjects: [{ kind: 'person', id: personId }, ...subjects], ...entry, detail: { careVersion: next } });
    return { personId, version: next, placementId };
  });
}

/** The child as the rules look at it. @throws AppError NOT_FOUND; RULE_BROKEN of a person in the archive */
export async function childOf(tx: Tx, personId: PersonId): Promise<KnownChild> {
  const person = await storedPerson(tx, personId);
  if (person === null) throw new AppError('NOT_FOUND', { kind: 'person' });
  if (person.archivedOn !== null) throw new AppError('RULE_BROKEN', { rule: 'archived' });
  return { birthDate: person.birthDate, death: person.death };
}

/** The placements of a child that were not taken back, oldest first. */
export async function livePlacements(tx: Tx, personId: PersonId): Promise<readonly StoredPlacement[]> {
  return (await placementsOf(tx, personId)).filter(({ withdrawn }) => !withdrawn);
}
