import { procedures } from '../../router-base.ts';
import { checkLimit } from './use-cases/check-limit.ts';
import { exportCaseloads } from './use-cases/export-caseloads.ts';
import { handOver } from './use-cases/hand-over.ts';
import { listCaseloadsLog } from './use-cases/list-caseloads-log.ts';
import { previewHandOver } from './use-cases/preview-hand-over.ts';
import { proposeCaseNumber } from './use-cases/propose-case-number.ts';
import { printCaseloads, showCaseloads } from './use-cases/show-caseloads.ts';
import { showLedBy } from './use-cases/show-led-by.ts';
import { exportLedBy } from './use-cases/take-along-led-by.ts';
import { exportCaseloadsLog, printCaseloadsLog } from './use-cases/take-along-log.ts';
import { undoHandOver } from './use-cases/undo-hand-over.ts';

const { caseloads } = procedures;

export const caseloadsRouter = caseloads.router({
  overview: caseloads.overview.handler(({ context, input }) => showCaseloads(context.deps, context.actor, input)),
  ledBy: caseloads.ledBy.handler(({ context, input }) => showLedBy(context.deps, context.actor, input)),
  log: caseloads.log.handler(({ context, input }) => listCaseloadsLog(context.deps, context.actor, input)),
  printOverview: caseloads.printOverview.handler(({ context, input }) =>
    printCaseloads(context.deps, context.actor, input),
  ),
  exportOverview: caseloads.exportOverview.handler(({ context, input }) =>
    exportCaseloads(context.deps, context.actor, input),
  ),
  printLedBy: caseloads.printLedBy.handler(({ context, input }) => showLedBy(context.deps, context.actor, input)),
  exportLedBy: caseloads.exportLedBy.handler(({ context, input }) => exportLedBy(context.deps, context.actor, input)),
  printLog: caseloads.printLog.handler(({ context }) => printCaseloadsLog(context.deps, context.actor)),
  exportLog: caseloads.exportLog.handler(({ context, input }) =>
    exportCaseloadsLog(context.deps, context.actor, input),
  ),
  checkLimit: caseloads.checkLimit.handler(({ context, input }) => checkLimit(context.deps, context.actor, input)),
  proposeCaseNumber: caseloads.proposeCaseNumber.handler(({ context }) =>
    proposeCaseNumber(context.deps, context.actor),
  ),
  previewHandOver: caseloads.previewHandOver.handler(({ context, input }) =>
    previewHandOver(context.deps, context.actor, input),
  ),
  handOver: caseloads.handOver.handler(({ context, input }) => handOver(context.deps, context.actor, input)),
  undoHandOver: caseloads.undoHandOver.handler(({ context, input }) =>
    undoHandOver(context.deps, context.actor, input),
  ),
});
