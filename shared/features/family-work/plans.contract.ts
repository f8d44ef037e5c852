import { z } from 'zod';

import { exportEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { familyId, recordId } from '../../kernel/ids.ts';
import {
  assessmentDue,
  assessmentFields,
  assessmentGround,
  familyWork,
  printedAssessment,
  printedAssessments,
} from './assessments.schema.ts';
import { withdrawReason } from './notes.schema.ts';
import { outcomeFields, planFields, printedPlan } from './plans.schema.ts';

const onePlan = { familyId, planId: recordId.nullable() };
const oneAssessment = { familyId, assessmentId: recordId.nullable() };
const one = z.strictObject({ id: recordId });

export const plansContract = {
  /** Plans and assessments of a family. */
  open: procedure({ kind: 'view', permission: 'plans.view' }).input(z.strictObject({ familyId })).output(familyWork),
  /** When the next assessment of a family is due, and what one written now is judged by. */
  due: procedure({ kind: 'query', permission: 'plans.view' })
    .input(z.strictObject({ familyId }))
    .output(z.strictObject({ due: assessmentDue, ground: assessmentGround })),
  /** A new version of the plan, from a day on; earlier ones stay. `basedOn` is the one written last, as the writer saw it. */
  write: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ familyId, basedOn: recordId.nullable(), fields: planFields }))
    .output(one),
  /** What came of a goal; an earlier outcome stays in the database. */
  recordOutcome: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ goalId: recordId, fields: outcomeFields }))
    .output(one),
  /** One plan, or the one that begins last. */
  print: procedure({ kind: 'view', permission: 'plans.export' }).input(z.strictObject(onePlan)).output(printedPlan),
  /** The same as a file. */
  exportPlan: procedure({ kind: 'view', permission: 'plans.export', timeLimit: null })
    .input(z.strictObject({ ...onePlan, format: exportFormat }))
    .output(exportEvents),
  /** Okresowa ocena sytuacji rodziny: closes the task of this one and opens that of the next. */
  assess: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ familyId, fields: assessmentFields }))
    .output(z.strictObject({ id: recordId, due: assessmentDue })),
  /** One assessment, or the last one that holds. */
  printAssessment: procedure({ kind: 'view', permission: 'plans.export' })
    .input(z.strictObject(oneAssessment))
    .output(printedAssessment),
  /** The same as a file. */
  exportAssessment: procedure({ kind: 'view', permission: 'plans.export', timeLimit: null })
    .input(z.strictObject({ ...oneAssessment, format: exportFormat }))
    .output(exportEvents),
  /** Every assessment of a family, withdrawn ones too. */
  printAssessments: procedure({ kind: 'view', permission: 'plans.export' })
    .input(z.strictObject({ familyId }))
    .output(printedAssessments),
  exportAssessments: procedure({ kind: 'view', permission: 'plans.export', timeLimit: null })
    .input(z.strictObject({ familyId, format: exportFormat }))
    .output(exportEvents),
  withdrawAssessment: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ id: recordId, reason: withdrawReason }))
    .output(one),
  /** Undoes a withdrawal, at once or later. */
  reinstateAssessment: procedure({ kind: 'command', permission: 'plans.edit' }).input(one).output(one),
};
