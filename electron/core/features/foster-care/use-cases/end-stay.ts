import { setPlacementEnd, type StoredPlacement } from '#db/repositories/care.repository.ts';
import { takeBack } from '#db/repositories/taken-back.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { endProblems, placementProblems, respiteProblems } from '#shared/features/foster-care/care.rules.ts';
import type { EndFields, StayFields } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { RecordId } from '#shared/kernel/ids.ts';
import type { LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeCare, type CareChanged, type CareTarget } from '../change-care.ts';
import { followStays, homeForChild, homeSubjects, recordedPlacement, writePlacement } from '../placing.ts';
import { type Chosen, wordProblems } from '../words.ts';

interface OnePlacement extends CareTarget {
  readonly placementId: RecordId;
}

/** One live placement of the child. @throws AppError NOT_FOUND */
function placementIn(placements: readonly StoredPlacement[], id: RecordId): StoredPlacement {
  const found = placements.find((one) => one.id === id);
  if (found === undefined) throw new AppError('NOT_FOUND', { kind: 'placement' });
  return found;
}

/** The child leaves the place on its last day: home, to a family of its own, out of care. @throws AppError ALREADY_DONE */
export async function endStay(
  deps: Deps,
  actor: Actor,
  input: OnePlacement & { readonly fields: EndFields },
): Promise<CareChanged> {
  const { personId, placementId, fields } = input;
  return await changeCare(deps, actor, input, async (tx, { viewer, change, child, placements }) => {
    const placement = placementIn(placements, placementId);
    if (placement.kind !== 'stay' || placement.to !== null) throw new AppError('ALREADY_DONE', { state: 'ended' });
    refuseProblems('fields', endProblems(placement, fields.to, child, viewer.today));
    refuseProblems('fields', await endWordProblems(tx, fields.reason, fields.to, 'reason'));
    const end = { to: fields.to, reason: fields.reason, note: blankToNull(fields.note) };
    await setPlacementEnd(tx, placement.id, end);
    await followStays(tx, personId, change);
    return {
      placementId,
      fields: ['placement'],
      before: { placement: recordedPlacement(placement) },
      after: { placement: recordedPlacement({ ...placement, to: end.to, endReason: end.reason, endNote: end.note }) },
      subjects: await homeSubjects(tx, placement.homeId),
    };
  });
}

/** Undoes an ending: the stay goes on. @throws AppError ALREADY_DONE; RULE_BROKEN when another stay follows by now */
export async function reopenStay(deps: Deps, actor: Actor, input: OnePlacement): Promise<CareChanged> {
  const { personId, placementId } = input;
  return await changeCare(deps, actor, input, async (tx, { change, placements }) => {
    const placement = placementIn(placements, placementId);
    if (placement.kind !== 'stay' || placement.to === null) throw new AppError('ALREADY_DONE', { state: 'open' });
    await setPlacementEnd(tx, placement.id, { to: null, reason: null, note: null });
    await followStays(tx, personId, change);
    return {
      placementId,
      fields: ['placement'],
      before: { placement: recordedPlacement(placement) },
      after: { placement: recordedPlacement({ ...placement, to: null, endReason: null, endNote: null }) },
      subjects: await homeSubjects(tx, placement.homeId),
    };
  });
}

/** A stay entered wrong: the right one takes its place, the wrong one stays on record with the reason. */
export async function correctStay(
  deps: Deps,
  actor: Actor,
  input: OnePlacement & {
    readonly fields: StayFields;
    readonly why: string;
    readonly exception: ExceptionFields | null;
  },
): Promise<CareChanged> {
  const { personId, placementId, fields, why, exception } = input;
  return await changeCare(deps, actor, input, async (tx, { viewer, change, child, placements }) => {
    const wrong = placementIn(placements, placementId);
    const others = placements.filter(({ id }) => id !== placementId);
    const right = newStay(deps, personId, wrong.kind, fields, wrong.id);
    refuseProblems('fields', stayProblems(fields, wrong.kind));
    refuseProblems('fields', placementProblems(right, child, others, viewer.today));
    if (wrong.kind === 'respite') refuseProblems('fields', respiteProblems(right, others));
    refuseProblems('fields', await stayWordProblems(tx, fields));
    const subjects = await homeForChild(tx, deps, actor, { homeId: fields.homeId, on: fields.from, kind: wrong.kind });
    await takeBack(tx, 'placements', wrong.id, { ...change, reason: why });
    const over = await writePlacement(tx, deps, right, { exception, corrects: true }, change);
    return {
      placementId: right.id,
      fields: ['placement', ...over.fields],
      before: { placement: recordedPlacement(wrong) },
      after: { placement: recordedPlacement(right), withdrawn: why, ...over.after },
      subjects: [...(await homeSubjects(tx, wrong.homeId)), ...subjects],
    };
  });
}

/** A stay that is over, entered later than what followed it. */
export async function enterPastStay(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: StayFields; readonly exception: ExceptionFields | null },
): Promise<CareChanged> {
  const { personId, fields, exception } = input;
  return await changeCare(deps, actor, input, async (tx, { viewer, change, child, placements }) => {
    const past = newStay(deps, personId, 'stay', fields, null);
    if (fields.to === null) {
      refuseProblems('fields', [{ path: 'to', message: 'Ostatni dzień: podaj ostatni dzień w miejscu pobytu.' }]);
    }
    refuseProblems('fields', stayProblems(fields, 'stay'));
    refuseProblems('fields', placementProblems(past, child, placements, viewer.today));
    refuseProblems('fields', await stayWordProblems(tx, fields));
    const subjects = await homeForChild(tx, deps, actor, { homeId: fields.homeId, on: fields.from, kind: 'stay' });
    const over = await writePlacement(tx, deps, past, { exception }, change);
    return {
      placementId: past.id,
      fields: ['placement', ...over.fields],
      after: { placement: recordedPlacement(past), ...over.after },
      subjects,
    };
  });
}

function newStay(
  deps: Pick<Deps, 'ids'>,
  personId: StoredPlacement['personId'],
  kind: StoredPlacement['kind'],
  fields: StayFields,
  replaces: RecordId | null,
): Omit<StoredPlacement, 'withdrawn'> {
  return {
    id: asRecordId(deps.ids.next()),
    personId,
    homeId: fields.homeId,
    kind,
    from: fields.from,
    fromMinute: fields.fromMinute,
    to: fields.to,
    reason: fields.reason,
    note: blankToNull(fields.note),
    endReason: fields.endReason,
    endNote: blankToNull(fields.endNote),
    replaces,
  };
}

/** What of a stay goes together: a reason of its end with a last day. */
function stayProblems(fields: StayFields, kind: StoredPlacement['kind']): FieldProblem[] {
  if (kind === 'respite' && fields.to === null) {
    return [{ path: 'to', message: 'Ostatni dzień: podaj ostatni dzień pobytu w rodzinie pomocowej.' }];
  }
  if (kind !== 'stay') return [];
  if (fields.to !== null && fields.endReason === null) {
    return [{ path: 'endReason', message: 'Powód zakończenia pobytu: wybierz powód zakończenia pobytu z listy.' }];
  }
  if (fields.to === null && fields.endReason !== null) {
    return [
      { path: 'to', message: 'Ostatni dzień: podaj ostatni dzień w miejscu pobytu albo usuń powód zakończenia.' },
    ];
  }
  return [];
}

async function stayWordProblems(tx: Tx, fields: StayFields): Promise<readonly FieldProblem[]> {
  const chosen: Chosen[] =
    fields.reason === null
      ? []
      : [{ dictionary: 'placement-reason', code: fields.reason, path: 'reason', label: 'Główny powód umieszczenia' }];
  const { problems } = await wordProblems(tx, chosen, fields.from);
  if (fields.endReason === null || fields.to === null) return problems;
  return [...problems, ...(await endWordProblems(tx, fields.endReason, fields.to, 'endReason'))];
}

async function endWordProblems(tx: Tx, code: string, day: LocalDate, path: string): Promise<readonly FieldProblem[]> {
  const chosen = { dictionary: 'end-reason', code, path, label: 'Powód zakończenia pobytu' } as const;
  return (await wordProblems(tx, [chosen], day)).problems;
}
