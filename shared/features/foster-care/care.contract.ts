import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { personId, recordId } from '../../kernel/ids.ts';
import {
  absenceFields,
  basisFields,
  careCaseNumber,
  careLine,
  childCare,
  childRow,
  childrenExportInput,
  childrenFilter,
  childrenListInput,
  childrenListOutput,
  correctionReason,
  endFields,
  fundingFields,
  moveFields,
  placeFields,
  planFields,
  respiteFields,
  stayFields,
} from './care.schema.ts';
import { takeBackReason } from './homes.schema.ts';
import { placingInput, placingLimits, withException } from './placing.schema.ts';

const version = z.int().min(1);
const changed = z.strictObject({ personId, version, placementId: recordId.nullable() });
const of = { personId, version };
const one = { ...of, placementId: recordId };

/** Children in foster care: where each is, since when, on what basis. */
export const careContract = {
  list: procedure({ kind: 'query', permission: 'care.view' }).input(childrenListInput).output(childrenListOutput),
  open: procedure({ kind: 'view', permission: 'care.view' }).input(z.strictObject({ personId })).output(childCare),
  /** What the limits of the act say about a placing that is being typed, before it is saved. */
  limits: procedure({ kind: 'query', permission: 'care.edit' }).input(placingInput).output(placingLimits),
  /** A child comes into care, for the first time or again after a return; with the basis and who pays where known. */
  place: procedure({ kind: 'command', permission: 'care.edit' })
    .input(
      z.strictObject({
        personId,
        /** Null of a person who was never in care. */
        version: version.nullable(),
        caseNumber: careCaseNumber,
        fields: placeFields,
        basis: basisFields.nullable(),
        funding: fundingFields.nullable(),
        exception: withException,
      }),
    )
    .output(changed),
  move: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: moveFields, exception: withException }))
    .output(changed),
  plan: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: planFields, exception: withException }))
    .output(changed),
  /** A planned stay begins on a day: what was planned stays on record. */
  beginPlanned: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...one, fields: moveFields.omit({ homeId: true }), exception: withException }))
    .output(changed),
  respite: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: respiteFields, exception: withException }))
    .output(changed),
  /** The child leaves care, or the place on its last day. */
  end: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...one, fields: endFields }))
    .output(changed),
  /** Undoes an ending: the stay goes on. */
  reopen: procedure({ kind: 'command', permission: 'care.edit' }).input(z.strictObject(one)).output(changed),
  /** A stay entered wrong: the right one takes its place, the wrong one stays on record with the reason. */
  correct: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...one, fields: stayFields, why: correctionReason, exception: withException }))
    .output(changed),
  /** A stay that is over, entered later than what followed it. */
  enterPast: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: stayFields, exception: withException }))
    .output(changed),
  setCaseNumber: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, caseNumber: careCaseNumber }))
    .output(changed),
  recordBasis: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: basisFields }))
    .output(changed),
  recordFunding: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: fundingFields }))
    .output(changed),
  recordAbsence: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, fields: absenceFields }))
    .output(changed),
  /** An absence without a last day ends. */
  endAbsence: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, lineId: recordId, to: absenceFields.shape.from }))
    .output(changed),
  /**
   * A line entered by mistake: it stays with the reason and counts nowhere. `goOn`: the stay before it, which ended on the
   * day before, goes on.
   */
  withdraw: procedure({ kind: 'command', permission: 'care.edit' })
    .input(
      z.strictObject({
        ...of,
        line: careLine,
        lineId: recordId,
        reason: takeBackReason,
        goOn: z.boolean().default(false),
      }),
    )
    .output(changed),
  reinstate: procedure({ kind: 'command', permission: 'care.edit' })
    .input(z.strictObject({ ...of, line: careLine, lineId: recordId }))
    .output(changed),
  printCard: procedure({ kind: 'view', permission: 'care.export' })
    .input(z.strictObject({ personId }))
    .output(childCare),
  /** The card as a file: what its print says, a field a line. Ends with the dialog in which a person chooses the place. */
  exportCard: procedure({ kind: 'view', permission: 'care.export', timeLimit: null })
    .input(z.strictObject({ personId, format: exportFormat }))
    .output(exportEvents),
  printList: procedure({ kind: 'view', permission: 'care.export', timeLimit: null })
    .input(z.strictObject({ filter: childrenFilter }))
    .output(printEvents(childRow)),
  exportList: procedure({ kind: 'view', permission: 'care.export', timeLimit: null })
    .input(childrenExportInput)
    .output(exportEvents),
};
