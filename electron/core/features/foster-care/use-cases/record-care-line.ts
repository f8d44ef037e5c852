import {
  careLineDays,
  careLineOf,
  insertAbsence,
  placementsOf,
  setCareCaseNumber,
  setCareLineEnd,
  setPlacementEnd,
  careOf,
  type DatedCareTable,
  type StoredPlacement,
} from '#db/repositories/care.repository.ts';
import { putBack, takeBack } from '#db/repositories/taken-back.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Tx } from '#db/sqlite/office-database.ts';
import { datedLineProblems } from '#shared/features/foster-care/care.rules.ts';
import type { AbsenceFields, BasisFields, CareLine, FundingFields } from '#shared/features/foster-care/care.schema.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import { overlaps } from '#shared/kernel/dated-rows.ts';
import type { PersonId, RecordId } from '#shared/kernel/ids.ts';
import { addDays, periodText, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { addBasis, addFunding } from '../care-lines.ts';
import { changeCare, type CareChanged, type CareFrame, type CareTarget } from '../change-care.ts';
import { followStays, homeSubjects } from '../placing.ts';
import { wordProblems } from '../words.ts';
import { refuseTakenCareNumber } from './place-child.ts';

const frameOf = ({ child, change, viewer }: CareFrame, personId: PersonId) => ({
  personId,
  child,
  change,
  today: viewer.today,
  path: 'fields',
});

/** On what the child is in care from a day on; the basis before it ends on the day before. */
export async function recordBasis(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: BasisFields },
): Promise<CareChanged> {
  const { personId, fields } = input;
  return await changeCare(deps, actor, input, async (tx, frame) => {
    await addBasis(tx, deps, frameOf(frame, personId), fields);
    return { fields: ['basis'], after: { basis: fields } };
  });
}

/** Who pays from a day on. */
export async function recordFunding(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: FundingFields },
): Promise<CareChanged> {
  const { personId, fields } = input;
  return await changeCare(deps, actor, input, async (tx, frame) => {
    await addFunding(tx, deps, frameOf(frame, personId), fields);
    return { fields: ['funding'], after: { funding: fields } };
  });
}

/** The child is elsewhere while the place stays its own. */
export async function recordAbsence(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly fields: AbsenceFields },
): Promise<CareChanged> {
  const { personId } = input;
  const fields = { ...input.fields, place: blankToNull(input.fields.place), note: blankToNull(input.fields.note) };
  return await changeCare(deps, actor, input, async (tx, { child, change, viewer, placements }) => {
    const labels = { from: 'Nieobecność od', to: 'Nieobecność do' };
    refuseProblems('fields', datedLineProblems(fields, labels, child, viewer.today));
    refuseProblems('fields', await absenceProblems(tx, personId, fields, placements));
    const chosen = {
      dictionary: 'absence-kind',
      code: fields.kind,
      path: 'kind',
      label: 'Rodzaj nieobecności',
    } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.from)).problems);
    await insertAbsence(tx, personId, { ...fields, id: asRecordId(deps.ids.next()) }, change);
    return { fields: ['absence'], after: { absence: fields } };
  });
}

async function absenceProblems(
  tx: Tx,
  personId: PersonId,
  days: { readonly from: LocalDate; readonly to: LocalDate | null },
  placements: readonly StoredPlacement[],
) {
  const stays = placements.filter(({ kind }) => kind === 'stay');
  if (!stays.some((stay) => overlaps(stay, { from: days.from, to: days.from }))) {
    return [
      { path: 'from', message: 'Nieobecność od: podaj pierwszy dzień nieobecności, w którym dziecko jest w pieczy.' },
    ];
  }
  const clash = (await careLineDays(tx, 'absences', personId)).find((one) => overlaps(one, days));
  if (clash === undefined) return [];
  const message = `Nieobecność od: podaj inny dzień; w\u00A0tym czasie jest już wpisana nieobecność (${periodText(clash.from, clash.to)}).`;
  return [{ path: 'from', message }];
}

/** An absence without a last day ends. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function endAbsence(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly lineId: RecordId; readonly to: LocalDate },
): Promise<CareChanged> {
  const { personId, lineId, to } = input;
  return await changeCare(deps, actor, input, async (tx, { child, viewer }) => {
    const line = await careLineOf(tx, 'absences', personId, lineId);
    if (line === null || line.withdrawn) throw new AppError('NOT_FOUND', { kind: 'placement' });
    if (line.to !== null) throw new AppError('ALREADY_DONE', { state: 'ended' });
    const labels = { from: 'Nieobecność od', to: 'Nieobecność do' };
    refuseProblems(null, datedLineProblems({ from: line.from, to }, labels, child, viewer.today));
    await setCareLineEnd(tx, 'absences', lineId, to);
    return { fields: ['absence'], after: { absence: { from: line.from, to } } };
  });
}

export async function setCaseNumber(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly caseNumber: string | null },
): Promise<CareChanged> {
  const { personId } = input;
  const caseNumber = blankToNull(input.caseNumber);
  return await changeCare(deps, actor, input, async (tx) => {
    const before = (await careOf(tx, personId))?.caseNumber ?? null;
    await refuseTakenCareNumber(tx, caseNumber, personId);
    await setCareCaseNumber(tx, personId, caseNumber);
    return { fields: ['caseNumber'], before: { caseNumber: before }, after: { caseNumber } };
  });
}

const TABLES = { absence: 'absences', basis: 'legal_bases', funding: 'care_funding' } as const satisfies Record<
  Exclude<CareLine, 'placement'>,
  DatedCareTable
>;

/**
 * Takes back a line entered by mistake. The basis or the payer that made room for it goes on in its place; a stay before it
 * only where the office says so.
 * @throws AppError NOT_FOUND, ALREADY_DONE
 */
export async function withdrawCareLine(
  deps: Deps,
  actor: Actor,
  input: CareTarget & {
    readonly line: CareLine;
    readonly lineId: RecordId;
    readonly reason: string;
    readonly goOn: boolean;
  },
): Promise<CareChanged> {
  const { personId, line, lineId, reason, goOn } = input;
  return await changeCare(deps, actor, input, async (tx, { change, placements }) => {
    if (line === 'placement') {
      const gone = placements.find(({ id }) => id === lineId);
      if (gone === undefined) return notThere(tx, personId, lineId);
      await takeBack(tx, 'placements', lineId, { ...change, reason });
      const former = goOn ? formerOf(gone, placements) : undefined;
      if (former !== undefined) {
        await setPlacementEnd(tx, former.id, { to: gone.to, reason: gone.endReason, note: gone.endNote });
      }
      await followStays(tx, personId, change);
      return {
        placementId: former?.id ?? lineId,
        fields: ['placement', 'withdrawn'],
        after: { withdrawn: reason },
        subjects: await homeSubjects(tx, gone.homeId),
      };
    }
    const table = TABLES[line];
    const gone = await careLineOf(tx, table, personId, lineId);
    if (gone === null) throw new AppError('NOT_FOUND', { kind: 'placement' });
    if (gone.withdrawn) throw new AppError('ALREADY_DONE', { state: 'withdrawn' });
    await takeBack(tx, table, lineId, { ...change, reason });
    if (line !== 'absence') {
      const former = (await careLineDays(tx, table, personId)).find(
        ({ to }) => to !== null && addDays(to, 1) === gone.from,
      );
      if (former !== undefined) await setCareLineEnd(tx, table, former.id, gone.to);
    }
    return { fields: [line, 'withdrawn'], after: { withdrawn: reason } };
  });
}

async function notThere(tx: Tx, personId: PersonId, id: RecordId): Promise<never> {
  const known = (await placementsOf(tx, personId)).some((one) => one.id === id);
  throw known ? new AppError('ALREADY_DONE', { state: 'withdrawn' }) : new AppError('NOT_FOUND', { kind: 'placement' });
}

/** The stay that ended on the day before this one began. */
function formerOf(gone: StoredPlacement, placements: readonly StoredPlacement[]): StoredPlacement | undefined {
  if (gone.kind !== 'stay') return undefined;
  return placements.find((one) => one.kind === 'stay' && one.to !== null && addDays(one.to, 1) === gone.from);
}

/**
 * Undoes a withdrawal. What went on in its place makes room again.
 * @throws AppError NOT_FOUND, ALREADY_DONE; RULE_BROKEN when something else stands on its days by now
 */
export async function reinstateCareLine(
  deps: Deps,
  actor: Actor,
  input: CareTarget & { readonly line: CareLine; readonly lineId: RecordId },
): Promise<CareChanged> {
  const { personId, line, lineId } = input;
  return await changeCare(deps, actor, input, async (tx, { change, placements }) => {
    if (line === 'placement') {
      const back = (await placementsOf(tx, personId)).find(({ id }) => id === lineId);
      if (back === undefined) throw new AppError('NOT_FOUND', { kind: 'placement' });
      if (!back.withdrawn) throw new AppError('ALREADY_DONE', { state: 'in-use' });
      const inTheWay = placements.find(
        (one) => one.kind === 'stay' && back.kind === 'stay' && one.from < back.from && one.to === back.to,
      );
      if (inTheWay !== undefined && overlaps(inTheWay, back)) {
        const moved = inTheWay.endReason === null || inTheWay.to === null ? 'moved' : inTheWay.endReason;
        await setPlacementEnd(tx, inTheWay.id, { to: addDays(back.from, -1), reason: moved, note: inTheWay.endNote });
      }
      await putBack(tx, 'placements', lineId);
      await followStays(tx, personId, change);
      return {
        placementId: lineId,
        fields: ['placement', 'withdrawn'],
        after: { withdrawn: null },
        subjects: await homeSubjects(tx, back.homeId),
      };
    }
    const table = TABLES[line];
    const back = await careLineOf(tx, table, personId, lineId);
    if (back === null) throw new AppError('NOT_FOUND', { kind: 'placement' });
    if (!back.withdrawn) throw new AppError('ALREADY_DONE', { state: 'in-use' });
    if (line !== 'absence') {
      const former = (await careLineDays(tx, table, personId)).find(
        (one) => one.from < back.from && one.to === back.to,
      );
      if (former !== undefined && overlaps(former, back)) {
        await setCareLineEnd(tx, table, former.id, addDays(back.from, -1));
      }
    }
    await putBack(tx, table, lineId);
    return { fields: [line, 'withdrawn'], after: { withdrawn: null } };
  });
}
