import { z } from 'zod';

import { procedure } from '../../contract/procedure.ts';
import { familyId, recordId } from '../../kernel/ids.ts';
import { assessmentDue, assessmentFields, familyWork, printedAssessment } from './assessments.schema.ts';
import { withdrawReason } from './notes.schema.ts';
import { outcomeFields, planFields, printedPlan } from './plans.schema.ts';

const one = z.strictObject({ id: recordId });

export const plansContract = {
  /** Plans and assessments of a family. */
  open: procedure({ kind: 'view', permission: 'plans.view' }).input(z.strictObject({ familyId })).output(familyWork),
  /** When the next assessment of a family is due. */
  due: procedure({ kind: 'query', permission: 'plans.view' })
    .input(z.strictObject({ familyId }))
    .output(z.strictObject({ due: assessmentDue })),
  /** A new version of the plan, from a day on; earlier ones stay. `basedOn` is the one written last, as the writer saw it. */
  write: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ familyId, basedOn: recordId.nullable(), fields: planFields }))
    .output(one),
  /** What came of a goal; an earlier outcome stays in the database. */
  recordOutcome: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ goalId: recordId, fields: outcomeFields }))
    .output(one),
  /** One plan, or the one that begins last. */
  print: procedure({ kind: 'view', permission: 'plans.export' })
    .input(z.strictObject({ familyId, planId: recordId.nullable() }))
    .output(printedPlan),
  /** Okresowa ocena sytuacji rodziny: closes the task of this one and opens that of the next. */
  assess: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ familyId, fields: assessmentFields }))
    .output(z.strictObject({ id: recordId, due: assessmentDue })),
  /** One assessment that holds, or the last one. */
  printAssessment: procedure({ kind: 'view', permission: 'plans.export' })
    .input(z.strictObject({ familyId, assessmentId: recordId.nullable() }))
    .output(printedAssessment),
  withdrawAssessment: procedure({ kind: 'command', permission: 'plans.edit' })
    .input(z.strictObject({ id: recordId, reason: withdrawReason }))
    .output(one),
  /** Undoes a withdrawal, at once or later. */
  reinstateAssessment: procedure({ kind: 'command', permission: 'plans.edit' }).input(one).output(one),
};
