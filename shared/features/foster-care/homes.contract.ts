import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { familyId, homeId, recordId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { requiredText, shortText } from '../../kernel/typed-text.ts';
import {
  contractFields,
  formFields,
  foundHome,
  homeCard,
  homeLine,
  homeNote,
  homeRow,
  homesExportInput,
  homesFilter,
  homesListInput,
  homesListOutput,
  institutionFields,
  paperFields,
  readinessFields,
  takeBackReason,
} from './homes.schema.ts';

const version = z.int().min(1);
const changed = z.strictObject({ id: homeId, version });
const of = { id: homeId, version };
const lineOf = { ...of, lineId: recordId };

/** Families and institutions of foster care: what they are, for how many children, with which papers. */
export const homesContract = {
  list: procedure({ kind: 'query', permission: 'homes.view' }).input(homesListInput).output(homesListOutput),
  /** Homes by a part of the name, for fields that choose one; only those that have a form on the day. */
  find: procedure({ kind: 'query', permission: 'homes.view' })
    .input(
      z.strictObject({
        search: shortText('Miejsce', 'wpisz nazwę miejsca: rodziny lub placówki', 120),
        on: localDateNamed('Dzień', 'podaj dzień'),
      }),
    )
    .output(z.array(foundHome)),
  /** The home a family is, or null: for the family's card. */
  ofFamily: procedure({ kind: 'query', permission: 'homes.view' })
    .input(z.strictObject({ familyId }))
    .output(z.strictObject({ id: homeId }).nullable()),
  open: procedure({ kind: 'view', permission: 'homes.view' })
    .input(z.strictObject({ id: homeId }))
    .output(homeCard),
  /** A family takes children, or an institution is entered; its kind follows from the form. */
  register: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(
      z.strictObject({
        familyId: familyId.nullable(),
        institution: institutionFields.nullable(),
        form: formFields,
        note: homeNote,
      }),
    )
    .output(changed),
  correct: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...of, institution: institutionFields.nullable(), note: homeNote }))
    .output(changed),
  changeForm: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...of, fields: formFields }))
    .output(changed),
  /** The form ends and none follows: on which day, and why. */
  endForm: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(
      z.strictObject({
        ...lineOf,
        to: localDateNamed('Forma do', 'podaj datę, do której obowiązuje forma'),
        reason: requiredText('Powód zakończenia', 'podaj powód zakończenia', { min: 3, max: 300 }),
      }),
    )
    .output(changed),
  /** Undoes an ending: the form goes on. */
  reopenForm: procedure({ kind: 'command', permission: 'homes.edit' }).input(z.strictObject(lineOf)).output(changed),
  recordContract: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...of, fields: contractFields }))
    .output(changed),
  /** A contract ends before its day, or is terminated. */
  endContract: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(
      z.strictObject({
        ...lineOf,
        on: localDateNamed('Data rozwiązania', 'podaj datę rozwiązania umowy'),
        reason: requiredText('Powód rozwiązania', 'podaj powód rozwiązania', { min: 3, max: 300 }),
      }),
    )
    .output(changed),
  recordReadiness: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...of, fields: readinessFields }))
    .output(changed),
  recordPaper: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...of, fields: paperFields }))
    .output(changed),
  /** A line entered by mistake: it stays with the reason and counts nowhere. */
  withdraw: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...lineOf, line: homeLine, reason: takeBackReason }))
    .output(changed),
  reinstate: procedure({ kind: 'command', permission: 'homes.edit' })
    .input(z.strictObject({ ...lineOf, line: homeLine }))
    .output(changed),
  printCard: procedure({ kind: 'view', permission: 'homes.export' })
    .input(z.strictObject({ id: homeId }))
    .output(homeCard),
  /** The card as a file: what its print says, a field a line. Ends with the dialog in which a person chooses the place. */
  exportCard: procedure({ kind: 'view', permission: 'homes.export', timeLimit: null })
    .input(z.strictObject({ id: homeId, format: exportFormat }))
    .output(exportEvents),
  printList: procedure({ kind: 'view', permission: 'homes.export', timeLimit: null })
    .input(z.strictObject({ filter: homesFilter }))
    .output(printEvents(homeRow)),
  exportList: procedure({ kind: 'view', permission: 'homes.export', timeLimit: null })
    .input(homesExportInput)
    .output(exportEvents),
};
