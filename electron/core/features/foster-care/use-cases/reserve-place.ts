import { officePlaces } from '#db/repositories/home-occupancy.repository.ts';
import {
  endReservation,
  insertReservation,
  lastReservationChange,
  putReservationBack,
  reservationInForce,
  setReservedUntil,
  storedReservation,
  takeReservationVersion,
  type StoredReservation,
} from '#db/repositories/reservations.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import type { ReservationFields } from '#shared/features/foster-care/vacancies.schema.ts';
import { reservationDayProblems, roomProblems, untilProblems } from '#shared/features/foster-care/vacancies.rules.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import type { HomeId, PersonId, RecordId } from '#shared/kernel/ids.ts';
import { formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command, type Subject } from '../../../calls/unit-of-work.ts';
import type { Done } from '../../../records/change-record.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight, viewerOf, type Viewer } from '../../../records/viewer.ts';
import { childOf, livePlacements } from '../change-care.ts';
import { homeForChild, homeSubjects } from '../placing.ts';

export interface ReservationChanged {
  readonly id: RecordId;
  readonly version: number;
  readonly personId: PersonId;
  readonly homeId: HomeId;
}

interface OneReservation {
  readonly id: RecordId;
  readonly version: number;
}

/** A reservation as it stands in stored values. */
const recorded = ({
  homeId,
  from,
  until,
  note,
}: Omit<ReservationFields, 'note'> & { readonly note: string | null }) => ({
  homeId,
  from,
  until,
  note,
});

/**
 * Keeps a place for each of the children in one home: all or none. The rule of the home's form is asked here where it has no
 * own number; the database refuses one place too many by itself.
 * @throws AppError NOT_FOUND, OUT_OF_REACH, RECORD_PROTECTED; INVALID_INPUT where there is no room or a child has one kept
 */
export async function reservePlaces(
  deps: Deps,
  actor: Actor,
  input: { readonly childIds: readonly PersonId[]; readonly fields: ReservationFields },
): Promise<{ reserved: ReservationChanged[] }> {
  const viewer = viewerOf(deps, actor, 'care.edit');
  const childIds = [...new Set(input.childIds)];
  const fields = { ...input.fields, note: blankToNull(input.fields.note) };
  const { homeId, from, until } = fields;
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, 'person', childIds);
    refuseProblems('fields', reservationDayProblems(fields, viewer.today));
    const subjects = await homeForChild(tx, deps, actor, { homeId, on: from, kind: 'planned' });
    for (const personId of childIds) await refuseKept(tx, viewer, personId, fields);
    await refuseFull(tx, homeId, { from, until }, childIds);
    const change = { by: actor.userId, at: deps.clock.now() };
    const reserved: ReservationChanged[] = [];
    for (const personId of childIds) {
      const id = asRecordId(deps.ids.next());
      await insertReservation(tx, { id, personId, ...fields }, change);
      reserved.push({ id, version: 1, personId, homeId });
      await audit({
        subjects: [{ kind: 'person', id: personId }, ...subjects],
        fields: ['reservation'],
        after: { reservation: recorded(fields) },
      });
    }
    return { reserved };
  });
}

/** A child for whom no place is to be kept: it lives there already, or has another place kept. */
async function refuseKept(
  tx: Tx,
  { today }: Viewer,
  personId: PersonId,
  { homeId, from }: Pick<ReservationFields, 'homeId' | 'from'>,
): Promise<void> {
  const { death } = await childOf(tx, personId);
  if (death !== null) {
    refuseProblems(null, [{ path: 'childIds', message: 'Dziecko: wybierz inne dziecko; to nie żyje.' }]);
  }
  const kept = await reservationInForce(tx, personId, today);
  if (kept !== null) {
    const message = `Dziecko: wybierz inne dziecko albo wycofaj rezerwację, którą to dziecko ma do ${formatDate(kept.until)}.`;
    refuseProblems(null, [{ path: 'childIds', message }]);
  }
  const there = (await livePlacements(tx, personId)).some(
    (one) => one.homeId === homeId && one.kind === 'stay' && holdsOn(one, from),
  );
  if (there) {
    const message = 'Miejsce: wybierz inne miejsce niż to, w którym dziecko już mieszka.';
    refuseProblems('fields', [{ path: 'homeId', message }]);
  }
}

/** @throws AppError INVALID_INPUT at `fields.homeId` when on some day there are fewer places than children */
async function refuseFull(
  tx: Tx,
  homeId: HomeId,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  childIds: readonly PersonId[],
  path: string = 'homeId',
): Promise<void> {
  const period = { from, to: until };
  const office = await officePlaces(tx, [homeId], period, childIds);
  refuseProblems('fields', roomProblems(childIds.length, office.over(homeId, period), path));
}

/** The place is kept until another day. @throws AppError NOT_FOUND, CONFLICT, ALREADY_DONE; INVALID_INPUT at `fields.until` */
export async function extendReservation(
  deps: Deps,
  actor: Actor,
  input: OneReservation & { readonly fields: { readonly until: LocalDate } },
): Promise<ReservationChanged> {
  const { until } = input.fields;
  return await changeReservation(deps, actor, input, async (tx, viewer, kept) => {
    if (kept.ended !== null || kept.until < viewer.today) throw new AppError('ALREADY_DONE', { state: 'ended' });
    refuseProblems('fields', untilProblems({ from: kept.from, until }, viewer.today));
    const from = kept.from > viewer.today ? kept.from : viewer.today;
    await refuseFull(tx, kept.homeId, { from, until }, [kept.personId], 'until');
    await setReservedUntil(tx, kept.id, until);
    return {
      fields: ['reservation'],
      before: { reservation: recorded(kept) },
      after: { reservation: recorded({ ...kept, until }) },
    };
  });
}

/** The place is free again. @throws AppError NOT_FOUND, CONFLICT, ALREADY_DONE */
export async function withdrawReservation(
  deps: Deps,
  actor: Actor,
  input: OneReservation & { readonly reason: string },
): Promise<ReservationChanged> {
  const { reason } = input;
  return await changeReservation(deps, actor, input, async (tx, _viewer, kept) => {
    if (kept.ended !== null)
      throw new AppError('ALREADY_DONE', { state: kept.ended === 'withdrawn' ? 'withdrawn' : 'ended' });
    await endReservation(tx, kept.id, { how: 'withdrawn', reason }, { by: actor.userId, at: deps.clock.now() });
    return {
      fields: ['reservation', 'withdrawn'],
      before: { reservation: recorded(kept) },
      after: { withdrawn: reason },
    };
  });
}

/** Undoes a withdrawal. @throws AppError NOT_FOUND, CONFLICT, ALREADY_DONE; INVALID_INPUT, RULE_BROKEN when the place is taken */
export async function reinstateReservation(
  deps: Deps,
  actor: Actor,
  input: OneReservation,
): Promise<ReservationChanged> {
  return await changeReservation(deps, actor, input, async (tx, viewer, kept) => {
    if (kept.ended !== 'withdrawn')
      throw new AppError('ALREADY_DONE', { state: kept.ended === null ? 'in-use' : 'ended' });
    if (kept.until < viewer.today) throw new AppError('ALREADY_DONE', { state: 'ended' });
    await refuseKept(tx, viewer, kept.personId, kept);
    const from = kept.from > viewer.today ? kept.from : viewer.today;
    await refuseFull(tx, kept.homeId, { from, until: kept.until }, [kept.personId]);
    await putReservationBack(tx, kept.id);
    return {
      fields: ['reservation', 'withdrawn'],
      before: { reservation: recorded(kept) },
      after: { reservation: recorded(kept), withdrawn: null },
    };
  });
}

/** The frame of a change of one reservation: sight of the child, version, the change, its audit row, one transaction. */
async function changeReservation(
  deps: Deps,
  actor: Actor,
  { id, version }: OneReservation,
  work: (tx: Tx, viewer: Viewer, kept: StoredReservation) => Promise<Done>,
): Promise<ReservationChanged> {
  const viewer = viewerOf(deps, actor, 'care.edit');
  return await command(deps, actor, async (tx, audit) => {
    const kept = await storedReservation(tx, id);
    if (kept === null) throw new AppError('NOT_FOUND', { kind: 'reservation' });
    await requireSight(tx, viewer, 'person', [kept.personId]);
    if (!(await takeReservationVersion(tx, id, version, { by: actor.userId, at: deps.clock.now() }))) {
      throw new AppError('CONFLICT', { ...(await lastReservationChange(tx, id)), fields: [] });
    }
    const { subjects = [], ...entry } = await work(tx, viewer, kept);
    const named: readonly Subject[] = [
      { kind: 'person', id: kept.personId },
      ...(await homeSubjects(tx, kept.homeId)),
      ...subjects,
    ];
    await audit({ subjects: named, ...entry });
    return { id, version: version + 1, personId: kept.personId, homeId: kept.homeId };
  });
}
