import { insertPlacement, type NewPlacement, type StoredPlacement } from '#db/repositories/care.repository.ts';
import { familyOfHome, formsOf } from '#db/repositories/homes.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import { membershipsFollowStays } from '#db/repositories/stay-memberships.repository.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import type { HomeId, PersonId } from '#shared/kernel/ids.ts';
import { instant } from '#shared/kernel/instant.ts';
import { today, type LocalDate } from '#shared/kernel/local-date.ts';

import type { Actor } from '../../calls/actor.ts';
import type { Deps } from '../../calls/deps.ts';
import type { Subject } from '../../calls/unit-of-work.ts';
import { refuseProblems } from '../../records/problems.ts';
import { viewerOf } from '../../records/viewer.ts';
import { requireHomeSight } from './home-sight.ts';
import { recordExceptions } from './limits.ts';
import { keptPlaceProblems, settleReservation } from './reservations.ts';

/**
 * A home that may take a child on the day: seen by the actor, and of a form that takes children then.
 * @returns the records an audit row about it names
 * @throws AppError NOT_FOUND, RECORD_PROTECTED; INVALID_INPUT at `fields.homeId` when it has no such form on the day
 */
export async function homeForChild(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { homeId, on, kind }: { readonly homeId: HomeId; readonly on: LocalDate; readonly kind: StoredPlacement['kind'] },
  path: string = 'fields.homeId',
): Promise<readonly Subject[]> {
  const familyId = await requireHomeSight(tx, viewerOf(deps, actor, 'homes.view'), homeId);
  const forms = (await formsOf(tx, homeId)).filter((form) => holdsOn(form, on));
  // Respite is given by respite families and by foster families (art. 73-74); nobody lives with a mere respite family.
  const fits = kind === 'respite' ? forms.length > 0 : forms.some(({ form }) => form !== 'respite');
  if (!fits) {
    const why =
      kind !== 'respite' && forms.length > 0
        ? 'rodzina pomocowa nie przyjmuje dzieci na stałe'
        : 'tego dnia nie działa';
    refuseProblems(null, [{ path, message: `Miejsce: wybierz inne miejsce, ${why}.` }]);
  }
  return [{ kind: 'home', id: homeId }, ...(familyId === null ? [] : [{ kind: 'family', id: familyId } as const])];
}

/** The records of a home that an audit row names, whoever asks. */
export async function homeSubjects(tx: Tx, homeId: HomeId): Promise<readonly Subject[]> {
  const familyId = await familyOfHome(tx, homeId);
  const family = familyId === null || familyId === undefined ? [] : [{ kind: 'family', id: familyId } as const];
  return [{ kind: 'home', id: homeId }, ...family];
}

interface Written {
  readonly fields: readonly string[];
  readonly after: Readonly<Record<string, unknown>>;
  /** The home whose place was kept for the child, where it went to another one. */
  readonly subjects: readonly Subject[];
}

/**
 * Writes a placement, and why it passes limits where it does, and lets the child's memberships follow. A place kept for the
 * child is used up or released.
 * @param basis kind of the legal basis recorded together with it
 * @param corrects whether it takes the place of a stay entered wrong
 * @returns what an audit row says about exceptions and the reservation; nothing where there are none
 * @throws AppError INVALID_INPUT at `exception.reason` where a limit is passed without a reason, at `fields.homeId` where the
 *   place is kept for another child
 */
export async function writePlacement(
  tx: Tx,
  deps: Deps,
  placement: NewPlacement,
  {
    basis = null,
    exception,
    corrects = false,
  }: { readonly basis?: string | null; readonly exception: ExceptionFields | null; readonly corrects?: boolean },
  change: Change,
): Promise<Written> {
  refuseProblems('fields', await keptPlaceProblems(tx, placement, today(instant.parse(change.at))));
  await insertPlacement(tx, placement, change);
  const passed = await recordExceptions(tx, deps, { ...placement, basis }, exception, change);
  await followStays(tx, placement.personId, change);
  const kept = await settleReservation(tx, placement, corrects, change);
  return {
    fields: [...(passed.length === 0 ? [] : ['exception']), ...(kept === null ? [] : ['reservation'])],
    after: {
      ...(passed.length === 0 ? {} : { exception: passed }),
      ...(kept === null ? {} : { reservation: kept }),
    },
    subjects: kept === null || kept.homeId === placement.homeId ? [] : await homeSubjects(tx, kept.homeId),
  };
}

/** Lets the child's memberships of foster families follow the stays; to be called after every change of a stay. */
export async function followStays(tx: Tx, personId: PersonId, change: Change): Promise<void> {
  await membershipsFollowStays(tx, personId, {
    on: today(instant.parse(change.at)),
    by: change.by,
    reason: 'pobyt w pieczy zmieniony na karcie dziecka',
  });
}

/** A placement as it stands in stored values: places by id, so that a later protection hides the name. */
export function recordedPlacement(placement: Omit<NewPlacement, 'id' | 'personId' | 'replaces'>) {
  const { homeId, kind, from, fromMinute, to, reason, note, endReason, endNote } = placement;
  return { homeId, kind, from, fromMinute, to, reason, note, endReason, endNote };
}
