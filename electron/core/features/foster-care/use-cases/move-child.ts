import { setPlacementEnd, type StoredPlacement } from '#db/repositories/care.repository.ts';
import { takeBack } from '#db/repositories/taken-back.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import { LEAVING_REASONS, placementProblems, respiteProblems } from '#shared/features/foster-care/care.rules.ts';
import type { MoveFields, PlanFields, RespiteFields } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { FieldProblem } from '#shared/kernel/field-problem.ts';
import type { HomeId, RecordId } from '#shared/kernel/ids.ts';
import { addDays, formatDate, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';
import type { Tx } from '#db/sqlite/office-database.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { changeCare, type CareChanged, type CareDone, type CareFrame, type CareTarget } from '../change-care.ts';
import { homeForChild, homeSubjects, recordedPlacement, writePlacement } from '../placing.ts';
import { wordProblems } from '../words.ts';

/** A child in care changes the place: the former stay ends on the day before the new one begins. */
export async function moveChild(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: MoveFields; readonly exception: ExceptionFields | null },
): Promise<CareChanged> {
  return await changeCare(deps, actor, input, (tx, frame) => move(tx, deps, actor, frame, input, null));
}

/** A planned stay begins: on its day, earlier or later. What was planned stays on record. */
export async function beginPlanned(
  deps: Deps,
  actor: Actor,
  input: CareTarget & {
    readonly placementId: RecordId;
    readonly fields: Omit<MoveFields, 'homeId'>;
    readonly exception: ExceptionFields | null;
  },
): Promise<CareChanged> {
  const { placementId } = input;
  return await changeCare(deps, actor, input, async (tx, frame) => {
    const planned = frame.placements.find(({ id, kind }) => id === placementId && kind === 'planned');
    if (planned === undefined) throw new AppError('NOT_FOUND', { kind: 'placement' });
    await takeBack(tx, 'placements', planned.id, { ...frame.change, reason: 'pobyt się rozpoczął' });
    const fields = { ...input.fields, homeId: planned.homeId };
    return await move(tx, deps, actor, frame, { ...input, fields }, planned.id);
  });
}

async function move(
  tx: Tx,
  deps: Deps,
  actor: Actor,
  { viewer, change, child, placements }: CareFrame,
  {
    personId,
    fields,
    exception,
  }: CareTarget & { readonly fields: MoveFields; readonly exception: ExceptionFields | null },
  replaces: RecordId | null,
): Promise<CareDone> {
  const present = placements.find((one) => one.kind === 'stay' && one.to === null);
  if (present === undefined) {
    const message =
      'W miejscu od: podaj pierwszy dzień w miejscu przez „Umieść w pieczy”; dziecko nie jest teraz w pieczy.';
    refuseProblems('fields', [{ path: 'from', message }]);
    throw new AppError('NOT_FOUND', { kind: 'placement' });
  }
  refuseProblems('fields', moveProblems(present, fields));
  const chosen = {
    dictionary: 'end-reason',
    code: fields.endReason,
    path: 'endReason',
    label: 'Powód zakończenia pobytu',
  } as const;
  refuseProblems('fields', (await wordProblems(tx, [chosen], fields.from)).problems);
  const placement = {
    id: asRecordId(deps.ids.next()),
    personId,
    homeId: fields.homeId,
    kind: 'stay',
    from: fields.from,
    fromMinute: fields.fromMinute,
    to: null,
    reason: null,
    note: blankToNull(fields.note),
    endReason: null,
    endNote: null,
    replaces,
  } as const;
  const others = placements.filter(({ id }) => id !== present.id);
  refuseProblems('fields', placementProblems(placement, child, others, viewer.today));
  const subjects = await homeForChild(tx, deps, actor, { homeId: fields.homeId, on: fields.from, kind: 'stay' });
  const end = { to: addDays(fields.from, -1), reason: fields.endReason, note: null };
  await setPlacementEnd(tx, present.id, end);
  const over = await writePlacement(tx, deps, placement, { exception }, change);
  return {
    placementId: placement.id,
    fields: ['placement', ...over.fields],
    before: { placement: recordedPlacement(present) },
    after: { placement: recordedPlacement(placement), endReason: fields.endReason, ...over.after },
    subjects: [...(await homeSubjects(tx, present.homeId)), ...subjects, ...over.subjects],
  };
}

function moveProblems(present: StoredPlacement, { homeId, from, endReason }: MoveFields): FieldProblem[] {
  if (from <= present.from) {
    const message = `W miejscu od: podaj dzień po ${formatDate(present.from)}; od tego dnia dziecko jest w obecnym miejscu. Wpis zrobiony przez pomyłkę popraw.`;
    return [{ path: 'from', message }];
  }
  if (homeId === present.homeId) {
    return [{ path: 'homeId', message: 'Miejsce: wybierz inne miejsce niż obecne.' }];
  }
  if (LEAVING_REASONS.some((one) => one === endReason)) {
    const message =
      'Powód zakończenia pobytu: wybierz powód zmiany miejsca; odejście z pieczy zapisz przez „Zakończ pobyt”.';
    return [{ path: 'endReason', message }];
  }
  return [];
}

/** A place agreed on for a later day. */
export async function planStay(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: PlanFields; readonly exception: ExceptionFields | null },
): Promise<CareChanged> {
  const { fields } = input;
  return await beside(deps, actor, input, 'planned', { ...fields, to: null }, 'Planowany od');
}

/** A short stay in another family, within a stay of the child (art. 73-75). */
export async function giveRespite(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: RespiteFields; readonly exception: ExceptionFields | null },
): Promise<CareChanged> {
  return await beside(deps, actor, input, 'respite', input.fields, 'Pobyt od');
}

/** A placement beside the stays: it ends none of them. */
async function beside(
  deps: Deps,
  actor: Actor,
  target: CareTarget & { readonly exception: ExceptionFields | null },
  kind: 'planned' | 'respite',
  fields: {
    readonly homeId: HomeId;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
    readonly note: string | null;
  },
  label: string,
): Promise<CareChanged> {
  const { personId, exception } = target;
  return await changeCare(deps, actor, target, async (tx, { viewer, change, child, placements }) => {
    const { homeId, from, to } = fields;
    const placement = {
      id: asRecordId(deps.ids.next()),
      personId,
      homeId,
      kind,
      from,
      fromMinute: null,
      to,
      reason: null,
      note: blankToNull(fields.note),
      endReason: null,
      endNote: null,
      replaces: null,
    };
    refuseProblems('fields', placementProblems(placement, child, placements, viewer.today, label));
    if (kind === 'respite') refuseProblems('fields', respiteProblems(placement, placements));
    const stay = placements.find((one) => one.kind === 'stay' && holdsOn(one, from));
    if (stay?.homeId === homeId) {
      refuseProblems('fields', [
        { path: 'homeId', message: 'Miejsce: wybierz inne miejsce niż to, w którym dziecko przebywa.' },
      ]);
    }
    const subjects = await homeForChild(tx, deps, actor, { homeId, on: from, kind });
    const over = await writePlacement(tx, deps, placement, { exception }, change);
    return {
      placementId: placement.id,
      fields: ['placement', ...over.fields],
      after: { placement: recordedPlacement(placement), ...over.after },
      subjects,
    };
  });
}
