import {
  careNumbersLike,
  childWithCaseNumber,
  insertCare,
  setCareCaseNumber,
  takeCareVersion,
  careOf,
} from '#db/repositories/care.repository.ts';
import { ruleOn } from '#db/repositories/rules.repository.ts';
import { asRecordId } from '#db/repositories/values.ts';
import type { Reader, Tx } from '#db/sqlite/office-database.ts';
import { caseNumberParts, nextCaseNumber } from '#shared/features/caseloads/caseloads.rules.ts';
import { placementProblems } from '#shared/features/foster-care/care.rules.ts';
import type { BasisFields, FundingFields, PlaceFields } from '#shared/features/foster-care/care.schema.ts';
import type { ExceptionFields } from '#shared/features/foster-care/placing.schema.ts';
import { holdsOn } from '#shared/kernel/dated-rows.ts';
import { AppError } from '#shared/kernel/app-error.ts';
import type { PersonId } from '#shared/kernel/ids.ts';
import { formatDate, yearOf, type LocalDate } from '#shared/kernel/local-date.ts';
import { blankToNull } from '#shared/kernel/typed-text.ts';

import type { Actor } from '../../../calls/actor.ts';
import type { Deps } from '../../../calls/deps.ts';
import { command } from '../../../calls/unit-of-work.ts';
import { refuseProblems } from '../../../records/problems.ts';
import { requireSight, viewerOf } from '../../../records/viewer.ts';
import { addBasis, addFunding } from '../care-lines.ts';
import { childOf, livePlacements, type CareChanged } from '../change-care.ts';
import { homeForChild, recordedPlacement, writePlacement } from '../placing.ts';
import { wordProblems } from '../words.ts';

interface Input {
  readonly personId: PersonId;
  /** Null of a person who was never in care. */
  readonly version: number | null;
  readonly caseNumber: string | null;
  readonly fields: PlaceFields;
  readonly basis: BasisFields | null;
  readonly funding: FundingFields | null;
  readonly exception: ExceptionFields | null;
}

/** A child comes into care, for the first time or again: the same person with a new episode. */
export async function placeChild(deps: Deps, actor: Actor, input: Input): Promise<CareChanged> {
  const { personId, fields } = input;
  const viewer = viewerOf(deps, actor, 'care.edit');
  const caseNumber = blankToNull(input.caseNumber);
  return await command(deps, actor, async (tx, audit) => {
    await requireSight(tx, viewer, 'person', [personId]);
    const child = await childOf(tx, personId);
    const change = { by: actor.userId, at: deps.clock.now() };
    const careVersion = await beginCare(tx, input, caseNumber, change);
    const others = await livePlacements(tx, personId);
    const inCare = others.find((one) => one.kind === 'stay' && holdsOn(one, fields.from));
    if (inCare !== undefined && inCare.to === null) {
      const message = `W miejscu od: dziecko jest już w pieczy od ${formatDate(inCare.from)}; użyj „Zmień miejsce”.`;
      refuseProblems('fields', [{ path: 'from', message }]);
    }
    const placement = {
      id: asRecordId(deps.ids.next()),
      personId,
      homeId: fields.homeId,
      kind: 'stay',
      from: fields.from,
      fromMinute: fields.fromMinute,
      to: null,
      reason: fields.reason,
      note: blankToNull(fields.note),
      endReason: null,
      endNote: null,
      replaces: null,
    } as const;
    refuseProblems('fields', placementProblems(placement, child, others, viewer.today));
    const chosen = {
      dictionary: 'placement-reason',
      code: fields.reason,
      path: 'reason',
      label: 'Główny powód umieszczenia',
    } as const;
    refuseProblems('fields', (await wordProblems(tx, [chosen], fields.from)).problems);
    const subjects = await homeForChild(tx, deps, actor, { homeId: fields.homeId, on: fields.from, kind: 'stay' });
    const over = await writePlacement(
      tx,
      deps,
      placement,
      { basis: input.basis?.kind ?? null, exception: input.exception },
      change,
    );
    const frame = { personId, child, change, today: viewer.today };
    if (input.basis !== null) await addBasis(tx, deps, { ...frame, path: 'basis' }, input.basis);
    if (input.funding !== null) await addFunding(tx, deps, { ...frame, path: 'funding' }, input.funding);
    await audit({
      subjects: [{ kind: 'person', id: personId }, ...subjects, ...over.subjects],
      fields: [
        'placement',
        ...(caseNumber === null ? [] : ['caseNumber']),
        ...(input.basis === null ? [] : ['basis']),
        ...(input.funding === null ? [] : ['funding']),
        ...over.fields,
      ],
      after: {
        placement: recordedPlacement(placement),
        ...(caseNumber === null ? {} : { caseNumber }),
        ...(input.basis === null ? {} : { basis: input.basis }),
        ...(input.funding === null ? {} : { funding: input.funding }),
        ...over.after,
      },
      detail: { careVersion },
    });
    return { personId, version: careVersion, placementId: placement.id };
  });
}

/** The child's care begins with this placement, or goes on at its next version. @throws AppError CONFLICT, INVALID_INPUT */
async function beginCare(
  tx: Tx,
  { personId, version }: Input,
  caseNumber: string | null,
  change: { readonly by: Actor['userId']; readonly at: string },
): Promise<number> {
  const before = await careOf(tx, personId);
  if (caseNumber !== before?.caseNumber) await refuseTakenCareNumber(tx, caseNumber, personId);
  if (before === null) {
    await insertCare(tx, personId, caseNumber, change);
    return 1;
  }
  const conflict = { changedByName: before.changedByName, changedAt: before.changedAt, fields: [] };
  // Somebody has placed the child since the form was opened.
  if (version === null) throw new AppError('CONFLICT', conflict);
  const next = await takeCareVersion(tx, personId, version, change);
  if (next === null) throw new AppError('CONFLICT', conflict);
  if (caseNumber !== null && caseNumber !== before.caseNumber) await setCareCaseNumber(tx, personId, caseNumber);
  return next;
}

/** @throws AppError INVALID_INPUT when another child's case has this number */
export async function refuseTakenCareNumber(tx: Tx, caseNumber: string | null, personId: PersonId): Promise<void> {
  if (caseNumber === null) return;
  const other = await childWithCaseNumber(tx, caseNumber);
  if (other === null || other === personId) return;
  const message = 'Numer sprawy: podaj inny numer sprawy, ten ma już sprawa innego dziecka.';
  refuseProblems(null, [{ path: 'caseNumber', message }]);
}

/** The number the next child's case would have by the office's pattern. @throws AppError RULE_MISSING */
export async function proposedCareNumber(r: Reader, day: LocalDate): Promise<string | null> {
  const { value: pattern } = await ruleOn(r, 'care-case-pattern', day);
  const parts = caseNumberParts(pattern, yearOf(day));
  const given = parts === null ? [] : await careNumbersLike(r, parts.before, parts.after);
  return nextCaseNumber(pattern, yearOf(day), given);
}
