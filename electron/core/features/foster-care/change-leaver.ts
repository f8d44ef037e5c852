import { wordsOf, type Words } from '#db/repositories/dictionaries.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import { leaverPaths } from '#db/repositories/leaver-paths.repository.ts';
import { insertLeaver, leaverOf, takeLeaverVersion } from '#db/repositories/leavers.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { KnownChild } from '#shared/features/foster-care/care.rules.ts';
import type { LeaverPath } from '#shared/features/foster-care/leavers.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import { command } from '../../calls/unit-of-work.ts';
import type { Done } from '../../records/change-record.ts';
import { requireSight, viewerOf, type Viewer } from '../../records/viewer.ts';
import { childOf } from './change-care.ts';

export interface LeaverTarget {
  readonly personId: PersonId;
  /** The version the change is based on; null of a person who never had a path. */
  readonly version: number | null;
}

/** What a change of somebody's way to independence answers: the line it was about. */
export interface LeaverChanged {
  readonly personId: PersonId;
  readonly version: number;
  readonly lineId: RecordId | null;
}

export interface LeaverFrame {
  readonly viewer: Viewer;
  readonly change: Change;
  readonly person: KnownChild;
  readonly words: Words;
  /** Every path as it was before the change, those taken back too. */
  readonly paths: readonly LeaverPath[];
}

export interface LeaverDone extends Done {
  readonly lineId: RecordId;
}

/**
 * The frame of every change of somebody's way to independence: sight, version, the change itself, its audit row, one
 * transaction.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED; RULE_BROKEN of a person in the archive; CONFLICT
 */
export async function changeLeaver(
  deps: Deps,
  actor: Actor,
  { personId, version }: LeaverTarget,
  work: (tx: Tx, frame: LeaverFrame) => Promise<LeaverDone>,
): Promise<LeaverChanged> {
  const viewer = viewerOf(deps, actor, 'leavers.edit');
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, 'person', [personId]);
    const change = { by: actor.userId, at: deps.clock.now() };
    const next = await nextVersion(tx, personId, version, change);
    const words = await wordsOf(tx);
    const frame = {
      viewer,
      change,
      person: await childOf(tx, personId),
      words,
      paths: (await leaverPaths(tx, viewer, [personId], words)).get(personId) ?? [],
    };
    const { subjects = [], lineId, ...entry } = await work(tx, frame);
    await audit({
      subjects: [{ kind: 'person', id: personId }, ...subjects],
      ...entry,
      detail: { leaverVersion: next },
    });
    return { personId, version: next, lineId };
  });
}

async function nextVersion(tx: Tx, personId: PersonId, version: number | null, change: Change): Promise<number> {
  const before = await leaverOf(tx, personId);
  if (before === null) {
    if (version !== null) throw new AppError('NOT_FOUND', { kind: 'person' });
    await insertLeaver(tx, personId, change);
    return 1;
  }
  const next = version === null ? null : await takeLeaverVersion(tx, personId, version, change);
  if (next === null) {
    throw new AppError('CONFLICT', { changedByName: before.changedByName, changedAt: before.changedAt, fields: [] });
  }
  return next;
}

/** The paths that count. */
export const livePaths = ({ paths }: Pick<LeaverFrame, 'paths'>): readonly LeaverPath[] =>
  paths.filter(({ withdrawn }) => withdrawn === null);

/** The open path. @throws AppError ALREADY_DONE when none is open */
export function openPathOf(frame: Pick<LeaverFrame, 'paths'>): LeaverPath {
  const open = livePaths(frame).find(({ to }) => to === null);
  if (open === undefined) throw new AppError('ALREADY_DONE', { state: 'ended' });
  return open;
}
