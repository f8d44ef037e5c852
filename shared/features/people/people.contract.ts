import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { exportFormat, nothing, procedure } from '../../contract/procedure.ts';
import { archiveReason, historyEntry, printedHistory, protectionInput } from '../../contract/record.ts';
import { personId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { shortText } from '../../kernel/typed-text.ts';
import { deathPreview } from './life.schema.ts';
import {
  foundPerson,
  peopleExportInput,
  peopleListInput,
  peopleListOutput,
  peoplePrintListInput,
  personCard,
  personFields,
  personRow,
  presentAddress,
  similarInput,
  similarPeople,
  type PersonCard,
  type PersonFields,
  type TypedPersonFields,
  type WrittenPersonCard,
} from './people.schema.ts';
import { death } from './person-details.schema.ts';
import { printedPerson, type PrintedPerson, type WrittenPrintedPerson } from './printed-person.schema.ts';

// Named types: spelt out, the type of all procedures is longer than the compiler writes down.
const fields: z.ZodType<PersonFields, TypedPersonFields> = personFields;
const card: z.ZodType<PersonCard, WrittenPersonCard> = personCard;
const printed: z.ZodType<PrintedPerson, WrittenPrintedPerson> = printedPerson;

const version = z.int().min(1);
const changed = z.strictObject({ id: personId, version });

export const peopleContract = {
  list: procedure({ kind: 'query', permission: 'people.view' }).input(peopleListInput).output(peopleListOutput),
  /** People in use for a field that chooses one: found by name before found by address. Nobody protected is offered. */
  find: procedure({ kind: 'query', permission: 'people.view' })
    .input(
      z.strictObject({
        text: shortText('Szukaj', 'wpisz, czego szukać', 120),
        /** Nobody born before that day: a field that chooses a child. */
        bornFrom: localDateNamed('Urodzeni od', 'podaj dzień, od którego urodzonych szukać').nullable().default(null),
      }),
    )
    .output(z.array(foundPerson)),
  /** People who may be the one being typed, hidden ones without a name; asked while somebody types. */
  findSimilar: procedure({ kind: 'query', permission: 'people.view' }).input(similarInput).output(similarPeople),
  /** Where somebody lives now, for the form of somebody at the same address. */
  presentAddress: procedure({ kind: 'query', permission: 'people.view' })
    .input(z.strictObject({ id: personId }))
    .output(presentAddress.nullable()),
  /** What the form asks of the dated rules. */
  formRules: procedure({ kind: 'query', permission: 'people.edit' })
    .input(nothing)
    .output(z.strictObject({ newbornDays: z.int() })),
  open: procedure({ kind: 'view', permission: 'people.view' })
    .input(z.strictObject({ id: personId }))
    .output(card),
  history: procedure({ kind: 'view', permission: 'people.view' })
    .input(z.strictObject({ id: personId }))
    .output(z.array(historyEntry)),
  /** The history on paper and as a file, for those who may take the card along. */
  printHistory: procedure({ kind: 'view', permission: 'people.export' })
    .input(z.strictObject({ id: personId }))
    .output(printedHistory),
  exportHistory: procedure({ kind: 'view', permission: 'people.export', timeLimit: null })
    .input(z.strictObject({ id: personId, format: exportFormat }))
    .output(exportEvents),
  register: procedure({ kind: 'command', permission: 'people.edit' })
    // `someoneElse`: the clerk was asked about a person who may be the same, and said that this is another one.
    .input(z.strictObject({ fields, someoneElse: z.boolean().optional() }))
    .output(changed),
  /** Changes what is typed about a person; `version` is the one the form was opened with. */
  correct: procedure({ kind: 'command', permission: 'people.edit' })
    // `endWithDeath`: what the death ends, as `previewDeath` tells it, ends on its day.
    .input(z.strictObject({ id: personId, version, fields, endWithDeath: z.boolean().optional() }))
    .output(changed),
  /** Which stays, relations and consents a death would end, and what lies after it; asked before it is saved. */
  previewDeath: procedure({ kind: 'query', permission: 'people.edit' })
    .input(z.strictObject({ id: personId, death }))
    .output(deathPreview),
  /** `cancelTasks`: its open tasks are cancelled with it, and open again when it comes back. */
  archive: procedure({ kind: 'command', permission: 'people.edit' })
    .input(z.strictObject({ id: personId, version, reason: archiveReason, cancelTasks: z.boolean().default(false) }))
    .output(changed),
  /** Undoes an archiving, at once or years later. */
  restore: procedure({ kind: 'command', permission: 'people.edit' })
    .input(z.strictObject({ id: personId, version }))
    .output(changed),
  protect: procedure({ kind: 'command', permission: 'people.protect' })
    .input(z.strictObject({ id: personId, version, protection: protectionInput }))
    .output(changed),
  unprotect: procedure({ kind: 'command', permission: 'people.protect' })
    .input(z.strictObject({ id: personId, version }))
    .output(changed),
  /** The card as data of a print; opening the preview is what the audit log records. */
  printCard: procedure({ kind: 'view', permission: 'people.export' })
    .input(z.strictObject({ id: personId }))
    .output(printed),
  /** The card as a file: what its print says, a field a line. Ends with the dialog in which a person chooses the place. */
  exportCard: procedure({ kind: 'view', permission: 'people.export', timeLimit: null })
    .input(z.strictObject({ id: personId, format: exportFormat }))
    .output(exportEvents),
  /** All rows from one view, in pieces; leaving cancels. */
  printList: procedure({ kind: 'view', permission: 'people.export', timeLimit: null })
    .input(peoplePrintListInput)
    .output(printEvents(personRow)),
  /** Tells its progress and ends with the dialog in which a person chooses the place; leaving cancels. */
  exportList: procedure({ kind: 'view', permission: 'people.export', timeLimit: null })
    .input(peopleExportInput)
    .output(exportEvents),
};
