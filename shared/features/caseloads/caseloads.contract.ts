import { z } from 'zod';

import { exportEvents } from '../../contract/list-events.ts';
import { exportFormat, nothing, procedure } from '../../contract/procedure.ts';
import { familyId, recordId, userId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import { familyKind } from '../families/families.schema.ts';
import {
  type CaseloadsLog,
  caseloadsLog,
  caseloadsLogInput,
  type CaseloadsOverview,
  caseloadsOverview,
  handOverInput,
  type HandOverPreview,
  handOverPreview,
  type LedBy,
  ledBy,
  limitCheck,
  limitReason,
  overviewExportInput,
  overviewInput,
  proposedCaseNumber,
} from './caseloads.schema.ts';

// Named types: spelt out, the type of all procedures is longer than the compiler writes down.
const overview: z.ZodType<CaseloadsOverview> = caseloadsOverview;
const led: z.ZodType<LedBy> = ledBy;
const log: z.ZodType<CaseloadsLog> = caseloadsLog;
const preview: z.ZodType<HandOverPreview> = handOverPreview;

const workerOnDay = z.strictObject({
  workerId: userId,
  day: localDateNamed('Stan na dzień', 'podaj dzień, na który ma być pokazany stan'),
});

export const caseloadsContract = {
  /** Workers with what they lead on a day, against the limit of that day. */
  overview: procedure({ kind: 'query', permission: 'caseloads.view' }).input(overviewInput).output(overview),
  /** Who and what a worker leads on a day. */
  ledBy: procedure({ kind: 'view', permission: 'caseloads.view' }).input(workerOnDay).output(led),
  /** Caseloads handed over, and more families than the limit with the reasons; newest first, a window of each. */
  log: procedure({ kind: 'query', permission: 'caseloads.view' }).input(caseloadsLogInput).output(log),
  printOverview: procedure({ kind: 'view', permission: 'caseloads.view' }).input(overviewInput).output(overview),
  /** Tells its progress and ends with the dialog in which a person chooses the place; leaving cancels. */
  exportOverview: procedure({ kind: 'view', permission: 'caseloads.view', timeLimit: null })
    .input(overviewExportInput)
    .output(exportEvents),
  printLedBy: procedure({ kind: 'view', permission: 'caseloads.view' }).input(workerOnDay).output(led),
  exportLedBy: procedure({ kind: 'view', permission: 'caseloads.view', timeLimit: null })
    .input(workerOnDay.extend({ format: exportFormat }))
    .output(exportEvents),
  printLog: procedure({ kind: 'view', permission: 'caseloads.view' }).input(nothing).output(log),
  exportLog: procedure({ kind: 'view', permission: 'caseloads.view', timeLimit: null })
    .input(z.strictObject({ format: exportFormat }))
    .output(exportEvents),
  /** How many families that count a worker would have with those named, or with one that is being registered. */
  checkLimit: procedure({ kind: 'query', permission: 'families.edit' })
    .input(
      z.strictObject({
        workerId: userId,
        from: localDateNamed('Prowadzi od', 'podaj datę, od której pracownik prowadzi rodziny'),
        families: z.array(familyId).max(1000, 'Rodziny: wybierz najwyżej 1000 rodzin.').default([]),
        fresh: z
          .strictObject({
            kind: familyKind,
            kindFrom: localDateNamed('Rodzaj od', 'podaj datę, od której obowiązuje rodzaj rodziny'),
          })
          .nullable()
          .default(null),
      }),
    )
    .output(limitCheck),
  /** The number a new family gets by the office's pattern, unless another is typed. */
  proposeCaseNumber: procedure({ kind: 'query', permission: 'families.edit' })
    .input(nothing)
    .output(proposedCaseNumber),
  previewHandOver: procedure({ kind: 'query', permission: 'caseloads.handOver' })
    .input(
      z.strictObject({
        fromId: userId,
        toId: userId,
        from: localDateNamed('Przekazanie od', 'podaj datę, od której obowiązuje przekazanie'),
      }),
    )
    .output(preview),
  /** Everything chosen goes to one worker from a day on, or nothing does. */
  handOver: procedure({ kind: 'command', permission: 'caseloads.handOver' })
    .input(handOverInput)
    .output(z.strictObject({ id: recordId, families: z.int(), people: z.int(), tasks: z.int() })),
  /** Takes a handing over back as long as nothing else has happened to the assignments it made. */
  undoHandOver: procedure({ kind: 'command', permission: 'caseloads.handOver' })
    .input(z.strictObject({ id: recordId, limitReason: limitReason.nullable().default(null) }))
    .output(
      z.strictObject({
        id: recordId,
        /** Tasks that came back, and those that somebody changed since and that stay where they are. */
        tasks: z.int(),
        tasksLeft: z.int(),
      }),
    ),
};
