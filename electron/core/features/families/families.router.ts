import { procedures } from '../../router-base.ts';
import { archiveFamily } from './use-cases/archive-family.ts';
import { assignFamily } from './use-cases/assign-family.ts';
import { correctFamily } from './use-cases/correct-family.ts';
import { correctMember } from './use-cases/correct-member.ts';
import { exportFamilyCard } from './use-cases/export-family-card.ts';
import { exportFamilies } from './use-cases/export-families.ts';
import { joinFamily } from './use-cases/join-family.ts';
import { leaveFamily } from './use-cases/leave-family.ts';
import { listFamilies } from './use-cases/list-families.ts';
import { moveFamily } from './use-cases/move-family.ts';
import { openFamily } from './use-cases/open-family.ts';
import { printFamiliesList } from './use-cases/print-families-list.ts';
import { printFamilyCard } from './use-cases/print-family-card.ts';
import { protectFamily } from './use-cases/protect-family.ts';
import { registerFamily } from './use-cases/register-family.ts';
import { reinstateMember } from './use-cases/reinstate-member.ts';
import { rejoinFamily } from './use-cases/rejoin-family.ts';
import { restoreFamily } from './use-cases/restore-family.ts';
import { showFamilyHistory } from './use-cases/show-family-history.ts';
import { unprotectFamily } from './use-cases/unprotect-family.ts';
import { withdrawMember } from './use-cases/withdraw-member.ts';
import { exportFamilyHistory, printFamilyHistory } from './use-cases/take-along-family-history.ts';

const { families } = procedures;

export const familiesRouter = families.router({
  list: families.list.handler(({ context, input }) => listFamilies(context.deps, context.actor, input)),
  open: families.open.handler(({ context, input }) => openFamily(context.deps, context.actor, input)),
  history: families.history.handler(({ context, input }) => showFamilyHistory(context.deps, context.actor, input)),
  printHistory: families.printHistory.handler(({ context, input }) =>
    printFamilyHistory(context.deps, context.actor, input),
  ),
  exportHistory: families.exportHistory.handler(({ context, input }) =>
    exportFamilyHistory(context.deps, context.actor, input),
  ),
  register: families.register.handler(({ context, input }) => registerFamily(context.deps, context.actor, input)),
  correct: families.correct.handler(({ context, input }) => correctFamily(context.deps, context.actor, input)),
  move: families.move.handler(({ context, input }) => moveFamily(context.deps, context.actor, input)),
  join: families.join.handler(({ context, input }) => joinFamily(context.deps, context.actor, input)),
  leave: families.leave.handler(({ context, input }) => leaveFamily(context.deps, context.actor, input)),
  rejoin: families.rejoin.handler(({ context, input }) => rejoinFamily(context.deps, context.actor, input)),
  correctMember: families.correctMember.handler(({ context, input }) =>
    correctMember(context.deps, context.actor, input),
  ),
  withdrawMember: families.withdrawMember.handler(({ context, input }) =>
    withdrawMember(context.deps, context.actor, input),
  ),
  reinstateMember: families.reinstateMember.handler(({ context, input }) =>
    reinstateMember(context.deps, context.actor, input),
  ),
  assign: families.assign.handler(({ context, input }) => assignFamily(context.deps, context.actor, input)),
  archive: families.archive.handler(({ context, input }) => archiveFamily(context.deps, context.actor, input)),
  restore: families.restore.handler(({ context, input }) => restoreFamily(context.deps, context.actor, input)),
  protect: families.protect.handler(({ context, input }) => protectFamily(context.deps, context.actor, input)),
  unprotect: families.unprotect.handler(({ context, input }) => unprotectFamily(context.deps, context.actor, input)),
  printCard: families.printCard.handler(({ context, input }) => printFamilyCard(context.deps, context.actor, input)),
  exportCard: families.exportCard.handler(({ context, input }) => exportFamilyCard(context.deps, context.actor, input)),
  printList: families.printList.handler(({ context, input }) => printFamiliesList(context.deps, context.actor, input)),
  exportList: families.exportList.handler(({ context, input }) => exportFamilies(context.deps, context.actor, input)),
});
