import { z } from 'zod';

import { exportEvents, printEvents } from '../../contract/list-events.ts';
import { exportFormat, procedure } from '../../contract/procedure.ts';
import { archiveReason, historyEntry, printedHistory, protectionInput } from '../../contract/record.ts';
import { familyId, recordId, userId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { limitReason } from '../caseloads/caseloads.schema.ts';
import {
  familiesExportInput,
  familiesFilter,
  familiesListInput,
  familiesListOutput,
  familyAddressInput,
  familyCard,
  familyFields,
  familyMemberInput,
  joiningMemberInput,
  familyRow,
  memberFields,
  withdrawReason,
} from './families.schema.ts';

const version = z.int().min(1);
const changed = z.strictObject({ id: familyId, version });
const one = z.strictObject({ id: familyId });

export const familiesContract = {
  list: procedure({ kind: 'query', permission: 'families.view' }).input(familiesListInput).output(familiesListOutput),
  open: procedure({ kind: 'view', permission: 'families.view' }).input(one).output(familyCard),
  history: procedure({ kind: 'view', permission: 'families.view' }).input(one).output(z.array(historyEntry)),
  /** The history on paper and as a file, for those who may take the card along. */
  printHistory: procedure({ kind: 'view', permission: 'families.export' })
    .input(z.strictObject({ id: familyId }))
    .output(printedHistory),
  exportHistory: procedure({ kind: 'view', permission: 'families.export', timeLimit: null })
    .input(z.strictObject({ id: familyId, format: exportFormat }))
    .output(exportEvents),
  /** Registers a family together with its first members and worker. */
  register: procedure({ kind: 'command', permission: 'families.edit' })
    .input(
      z.strictObject({
        fields: familyFields,
        members: z.array(familyMemberInput).max(40, 'Członkowie: wpisz najwyżej 40 członków.'),
        workerId: userId.nullable(),
        /** The worker's first day, not a later one than today; null is today. */
        workerFrom: localDateNamed('Prowadzi od', 'podaj datę, od której pracownik prowadzi rodzinę')
          .nullable()
          .default(null),
        limitReason: limitReason.nullable().default(null),
      }),
    )
    .output(changed),
  correct: procedure({ kind: 'command', permission: 'families.edit' })
    .input(
      z.strictObject({
        id: familyId,
        version,
        fields: familyFields,
        /** The kind on record was never right: it is rewritten for all its days. Otherwise another kind begins on its day. */
        kindMistake: z.boolean().default(false),
        /** The number on record was never this family's: another one may have it. */
        caseNumberMistake: z.boolean().default(false),
        limitReason: limitReason.nullable().default(null),
      }),
    )
    .output(changed),
  /** The family's own address from a day on; null leaves it with those of its members. The members' own stay as they are. */
  move: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, address: familyAddressInput.nullable() }))
    .output(changed),
  /**
   * A person joins; the same person may come back later as a new membership, and an earlier stay may be entered after a
   * later one.
   */
  join: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, member: joiningMemberInput }))
    .output(changed),
  /** A membership ends on a day; it stays in the family's history. */
  leave: procedure({ kind: 'command', permission: 'families.edit' })
    .input(
      z.strictObject({
        id: familyId,
        version,
        membershipId: recordId,
        to: localDateNamed('W rodzinie do', 'podaj datę, do której osoba była w rodzinie'),
      }),
    )
    .output(changed),
  /** Undoes a leaving: the membership goes on as if it had not ended. */
  rejoin: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, membershipId: recordId }))
    .output(changed),
  /** Role and days of a membership as they should have been written down. */
  correctMember: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, membershipId: recordId, fields: memberFields }))
    .output(changed),
  /** Takes back a membership entered by mistake; it stays with the reason and counts nowhere. */
  withdrawMember: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, membershipId: recordId, reason: withdrawReason }))
    .output(changed),
  /** Undoes a withdrawal, at once or later. */
  reinstateMember: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, membershipId: recordId }))
    .output(changed),
  /** Gives the family to a worker from a day on; null leaves it without one. */
  assign: procedure({ kind: 'command', permission: 'families.assign' })
    .input(
      z.strictObject({
        id: familyId,
        version,
        workerId: userId.nullable(),
        from: localDateNamed('Prowadzi od', 'podaj datę, od której pracownik prowadzi rodzinę'),
        limitReason: limitReason.nullable().default(null),
      }),
    )
    .output(changed),
  /** `cancelTasks`: its open tasks are cancelled with it, and open again when it comes back. */
  archive: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, reason: archiveReason, cancelTasks: z.boolean().default(false) }))
    .output(changed),
  /** Takes a family out of the archive; a reason is needed where its worker has no room for it. */
  restore: procedure({ kind: 'command', permission: 'families.edit' })
    .input(z.strictObject({ id: familyId, version, limitReason: limitReason.nullable().default(null) }))
    .output(changed),
  protect: procedure({ kind: 'command', permission: 'families.protect' })
    .input(z.strictObject({ id: familyId, version, protection: protectionInput }))
    .output(changed),
  unprotect: procedure({ kind: 'command', permission: 'families.protect' })
    .input(z.strictObject({ id: familyId, version }))
    .output(changed),
  printCard: procedure({ kind: 'view', permission: 'families.export' }).input(one).output(familyCard),
  /** The card as a file: what its print says, a field a line. Ends with the dialog in which a person chooses the place. */
  exportCard: procedure({ kind: 'view', permission: 'families.export', timeLimit: null })
    .input(z.strictObject({ id: familyId, format: exportFormat }))
    .output(exportEvents),
  /** All rows from one view, in pieces; leaving cancels. */
  printList: procedure({ kind: 'view', permission: 'families.export', timeLimit: null })
    .input(z.strictObject({ filter: familiesFilter }))
    .output(printEvents(familyRow)),
  /** Tells its progress and ends with the dialog in which a person chooses the place; leaving cancels. */
  exportList: procedure({ kind: 'view', permission: 'families.export', timeLimit: null })
    .input(familiesExportInput)
    .output(exportEvents),
};
