import { procedures } from '../../router-base.ts';
import { endPath, openPath, reopenPath } from './use-cases/change-path.ts';
import { listLeavers, openLeaver } from './use-cases/open-leaver.ts';
import { recordLeaverLine } from './use-cases/record-leaver-line.ts';
import { reinstateLeaverLine, settleLeaverLine, withdrawLeaverLine } from './use-cases/settle-leaver-line.ts';
import {
  exportLeaver,
  exportLeavers,
  exportProgramme,
  printLeaver,
  printLeavers,
} from './use-cases/take-along-leavers.ts';

const { leavers } = procedures;

export const leaversRouter = leavers.router({
  list: leavers.list.handler(({ context, input }) => listLeavers(context.deps, context.actor, input)),
  open: leavers.open.handler(({ context, input }) => openLeaver(context.deps, context.actor, input)),
  openPath: leavers.openPath.handler(({ context, input }) => openPath(context.deps, context.actor, input)),
  endPath: leavers.endPath.handler(({ context, input }) => endPath(context.deps, context.actor, input)),
  reopenPath: leavers.reopenPath.handler(({ context, input }) => reopenPath(context.deps, context.actor, input)),
  record: leavers.record.handler(({ context, input }) => recordLeaverLine(context.deps, context.actor, input)),
  settle: leavers.settle.handler(({ context, input }) => settleLeaverLine(context.deps, context.actor, input)),
  withdraw: leavers.withdraw.handler(({ context, input }) => withdrawLeaverLine(context.deps, context.actor, input)),
  reinstate: leavers.reinstate.handler(({ context, input }) => reinstateLeaverLine(context.deps, context.actor, input)),
  printCard: leavers.printCard.handler(({ context, input }) => printLeaver(context.deps, context.actor, input)),
  exportCard: leavers.exportCard.handler(({ context, input }) => exportLeaver(context.deps, context.actor, input)),
  printProgramme: leavers.printProgramme.handler(({ context, input }) =>
    printLeaver(context.deps, context.actor, input),
  ),
  exportProgramme: leavers.exportProgramme.handler(({ context, input }) =>
    exportProgramme(context.deps, context.actor, input),
  ),
  printList: leavers.printList.handler(({ context, input }) => printLeavers(context.deps, context.actor, input)),
  exportList: leavers.exportList.handler(({ context, input }) => exportLeavers(context.deps, context.actor, input)),
});
