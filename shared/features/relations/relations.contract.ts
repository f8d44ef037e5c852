import { z } from 'zod';

import { exportEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { familyId, personId, recordId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { endReason } from './relation-kinds.ts';
import { relationRole } from './relation-roles.ts';
import {
  type FamilyNetwork,
  familyNetwork,
  type GenogramData,
  genogramData,
  type PersonRelations,
  personRelations,
  printedNetwork,
  type PrintedNetwork,
  proposedRelation,
  shownProposal,
  relationFields,
  relationInput,
  withdrawReason,
} from './relations.schema.ts';

// Named types: spelt out, the type of all procedures is longer than the compiler writes down.
const network: z.ZodType<FamilyNetwork> = familyNetwork;
const printed: z.ZodType<PrintedNetwork> = printedNetwork;
const genogram: z.ZodType<GenogramData> = genogramData;
const relations: z.ZodType<PersonRelations> = personRelations;

const ofPerson = z.strictObject({ id: personId });
const ofFamily = z.strictObject({ id: familyId });
/** A relation as it stands on one person's card; `id` is that person. */
const target = { id: personId, relationId: recordId, version: z.int().min(1) };
const changed = z.strictObject({ relationId: recordId, version: z.int() });

/** A proposal as the card of a family shows it. */
const proposal = proposedRelation.extend({ familyId });
const skipped = z.strictObject({ familyId });

export const relationsContract = {
  ofPerson: procedure({ kind: 'view', permission: 'people.view' }).input(ofPerson).output(relations),
  personNetwork: procedure({ kind: 'view', permission: 'people.view' }).input(ofPerson).output(network),
  familyNetwork: procedure({ kind: 'view', permission: 'families.view' }).input(ofFamily).output(network),
  printPersonNetwork: procedure({ kind: 'view', permission: 'people.export' }).input(ofPerson).output(printed),
  printFamilyNetwork: procedure({ kind: 'view', permission: 'families.export' }).input(ofFamily).output(printed),
  /** The networks as files: what their prints say, a field a line. */
  exportPersonNetwork: procedure({ kind: 'view', permission: 'people.export', timeLimit: null })
    .input(ofPerson.extend({ format: exportFormat }))
    .output(exportEvents),
  exportFamilyNetwork: procedure({ kind: 'view', permission: 'families.export', timeLimit: null })
    .input(ofFamily.extend({ format: exportFormat }))
    .output(exportEvents),
  genogram: procedure({ kind: 'view', permission: 'families.view' }).input(ofFamily).output(genogram),
  printGenogram: procedure({ kind: 'view', permission: 'families.export' }).input(ofFamily).output(genogram),
  /** The genogram's table of a day as a file. */
  exportGenogram: procedure({ kind: 'view', permission: 'families.export', timeLimit: null })
    .input(
      ofFamily.extend({
        day: localDateNamed('Stan na', 'podaj dzień, na który ma być stan genogramu'),
        format: exportFormat,
      }),
    )
    .output(exportEvents),
  /** What follows from the roles in a family and nobody has written down, skipped ones too; accepted one by one through `relate`. */
  proposed: procedure({ kind: 'query', permission: 'people.edit' }).input(ofFamily).output(z.array(shownProposal)),
  /** „Pomiń”: this one is not proposed in the family any more, until it is brought back. */
  skipProposed: procedure({ kind: 'command', permission: 'people.edit' }).input(proposal).output(skipped),
  /** Undoes skipping. */
  proposeAgain: procedure({ kind: 'command', permission: 'people.edit' }).input(proposal).output(skipped),
  /** Writes down what somebody is to the person; one row, whichever side it is entered from. */
  relate: procedure({ kind: 'command', permission: 'people.edit' })
    .input(z.strictObject({ id: personId, relation: relationInput }))
    .output(changed.extend({ overlaps: z.boolean() })),
  correct: procedure({ kind: 'command', permission: 'people.edit' })
    .input(
      z.strictObject({
        ...target,
        fields: relationFields,
        /** What the other one really is to the person, where the wrong kind was entered; null leaves the kind. */
        role: relationRole.nullable().default(null),
      }),
    )
    .output(changed),
  /** A relation ends on a day: divorce, separation, death, a court's decision. It keeps its dates. */
  end: procedure({ kind: 'command', permission: 'people.edit' })
    .input(
      z.strictObject({
        ...target,
        to: localDateNamed('Relacja do', 'podaj datę, do której trwała relacja'),
        endReason,
      }),
    )
    .output(changed),
  /** Undoes an end. */
  reopen: procedure({ kind: 'command', permission: 'people.edit' }).input(z.strictObject(target)).output(changed),
  /** Takes back what was entered by mistake; it stays, with the reason. */
  withdraw: procedure({ kind: 'command', permission: 'people.edit' })
    .input(z.strictObject({ ...target, reason: withdrawReason }))
    .output(changed),
  /** Undoes a withdrawal. */
  reinstate: procedure({ kind: 'command', permission: 'people.edit' }).input(z.strictObject(target)).output(changed),
};
