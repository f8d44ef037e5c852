import { z } from 'zod';

import { exportEvents } from '../../contract/list-events.ts';
import { nothing, procedure } from '../../contract/procedure.ts';
import { familyId, recordId, userId } from '../../kernel/ids.ts';
import { localDateNamed } from '../../kernel/local-date.ts';
import {
  caseloadsLog,
  caseloadsOverview,
  handOverInput,
  handOverPreview,
  ledBy,
  limitCheck,
  overviewExportInput,
  overviewInput,
  proposedCaseNumber,
} from './caseloads.schema.ts';

export const caseloadsContract = {
  /** Workers with what they lead on a day, against the limit of that day. */
  overview: procedure({ kind: 'query', permission: 'caseloads.view' }).input(overviewInput).output(caseloadsOverview),
  /** Who and what a worker leads on a day. */
  ledBy: procedure({ kind: 'view', permission: 'caseloads.view' })
    .input(z.strictObject({ workerId: userId, day: localDateNamed('Stan na dzień') }))
    .output(ledBy),
  /** Caseloads handed over, and more families than the limit with the reasons; newest first. */
  log: procedure({ kind: 'query', permission: 'caseloads.view' }).input(nothing).output(caseloadsLog),
  printOverview: procedure({ kind: 'view', permission: 'caseloads.view' })
    .input(overviewInput)
    .output(caseloadsOverview),
  /** Tells its progress and ends with the dialog in which a person chooses the place; leaving cancels. */
  exportOverview: procedure({ kind: 'view', permission: 'caseloads.view', timeLimit: null })
    .input(overviewExportInput)
    .output(exportEvents),
  /** How many families a worker would have with one more, or with the one named. */
  checkLimit: procedure({ kind: 'query', permission: 'families.edit' })
    .input(
      z.strictObject({
        workerId: userId,
        from: localDateNamed('Prowadzi od'),
        familyId: familyId.nullable(),
        /** How many families come at once. */
        coming: z.int().min(1).max(1000).default(1),
      }),
    )
    .output(limitCheck),
  /** The number a new family gets by the office's pattern, unless another is typed. */
  proposeCaseNumber: procedure({ kind: 'query', permission: 'families.edit' })
    .input(nothing)
    .output(proposedCaseNumber),
  previewHandOver: procedure({ kind: 'query', permission: 'caseloads.handOver' })
    .input(z.strictObject({ fromId: userId, toId: userId, from: localDateNamed('Przekazanie od') }))
    .output(handOverPreview),
  /** Everything chosen goes to one worker from a day on, or nothing does. */
  handOver: procedure({ kind: 'command', permission: 'caseloads.handOver' })
    .input(handOverInput)
    .output(z.strictObject({ id: recordId, families: z.int(), people: z.int() })),
  /** Takes a handing over back as long as nothing else has happened to the assignments it made. */
  undoHandOver: procedure({ kind: 'command', permission: 'caseloads.handOver' })
    .input(z.strictObject({ id: recordId }))
    .output(z.strictObject({ id: recordId })),
};
