import { officePlaces } from '#db/repositories/home-occupancy.repository.ts';
import type { Change } from '#db/repositories/kept-records.repository.ts';
import {
  endReservation,
  reservationInForce,
  takeReservationVersion,
} from '#db/repositories/reservations.repository.ts';
import type { NewPlacement } from '#db/repositories/care.repository.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import type { HomePlaces } from '#shared/features/foster-care/occupancy.rules.ts';
import type { HomeId } from '#shared/kernel/ids.ts';
import { formatDate, today, type LocalDate } from '#shared/kernel/local-date.ts';
import { instant } from '#shared/kernel/instant.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';

/**
 * What a new stay does to the reservation of the child: in that home it is used up, in another one it is released. A stay that
 * is over, or that corrects another, leaves a reservation elsewhere as it is.
 * @returns what an audit row says about it; null where there was none, or it stays
 */
export async function settleReservation(
  tx: Tx,
  placement: NewPlacement,
  corrects: boolean,
  change: Change,
): Promise<{ readonly homeId: HomeId; readonly until: LocalDate; readonly ended: 'used' | 'released' } | null> {
  if (placement.kind !== 'stay' || placement.to !== null) return null;
  const kept = await reservationInForce(tx, placement.personId, today(instant.parse(change.at)));
  if (kept === null) return null;
  const how = kept.homeId === placement.homeId ? 'used' : 'released';
  if (how === 'released' && corrects) return null;
  await takeReservationVersion(tx, kept.id, kept.version, change);
  await endReservation(tx, kept.id, { how, reason: null }, change);
  return { homeId: kept.homeId, until: kept.until, ended: how };
}

/**
 * Whether a placement takes a place that is kept for another child: on some day from today on the home would have room for
 * the child but for its reservations. A home that is full without them is a matter of the limits.
 */
export async function keptPlaceProblems(
  r: Reader,
  placement: Pick<NewPlacement, 'personId' | 'homeId' | 'kind' | 'from' | 'to'>,
  day: LocalDate,
): Promise<FieldProblem[]> {
  const { personId, homeId, kind, to } = placement;
  if (kind === 'respite' || (to !== null && to < day)) return [];
  const from = placement.from > day ? placement.from : day;
  const office = await officePlaces(r, [homeId], { from, to }, [personId]);
  const home = office.homes.get(homeId);
  const lastKept = home?.reservations
    .map(({ until }) => until)
    .toSorted()
    .at(-1);
  if (home === undefined || lastKept === undefined) return [];
  for (const on of daysOf(home, from, to !== null && to < lastKept ? to : lastKept)) {
    const { free, max, taken } = office.on(homeId, on);
    if (free !== null && free < 1 && max !== null && taken + plannedOn(home, on) < max) {
      const until = home.reservations.filter((one) => one.from <= on && one.until >= on).map((one) => one.until);
      const message = `Miejsce: wybierz inne miejsce albo wycofaj rezerwację; wolne miejsce jest tu zarezerwowane do ${formatDate(until.toSorted()[0] ?? on)} dla innego dziecka.`;
      return [{ path: 'homeId', message }];
    }
  }
  return [];
}

/** The first day and every later one on which somebody comes or a reservation begins. */
function daysOf(home: HomePlaces, from: LocalDate, last: LocalDate): readonly LocalDate[] {
  const begins = [...home.stays, ...home.reservations, ...home.forms].map((one) => one.from);
  return [...new Set([from, ...begins.filter((day) => day > from && day <= last)])].toSorted();
}

/** Planned stays of a day that no stay of the same child has begun. */
function plannedOn(home: HomePlaces, day: LocalDate): number {
  const here = home.stays.filter((one) => one.from <= day && (one.to === null || one.to >= day));
  const present = new Set(here.filter(({ planned }) => !planned).map(({ personId }) => personId));
  return new Set(here.map(({ personId }) => personId).filter((id) => !present.has(id))).size;
}
