import { procedures } from '../../router-base.ts';
import { correctStay, endStay, enterPastStay, reopenStay } from './use-cases/end-stay.ts';
import { beginPlanned, giveRespite, moveChild, planStay } from './use-cases/move-child.ts';
import { listChildren, openCare, placingLimits } from './use-cases/open-care.ts';
import { placeChild } from './use-cases/place-child.ts';
import {
  endAbsence,
  recordAbsence,
  recordBasis,
  recordFunding,
  reinstateCareLine,
  setCaseNumber,
  withdrawCareLine,
} from './use-cases/record-care-line.ts';
import { exportCare, printCare } from './use-cases/take-along-cards.ts';
import { exportChildren, printChildren } from './use-cases/take-along-children.ts';

const { care } = procedures;

export const careRouter = care.router({
  list: care.list.handler(({ context, input }) => listChildren(context.deps, context.actor, input)),
  open: care.open.handler(({ context, input }) => openCare(context.deps, context.actor, input)),
  limits: care.limits.handler(({ context, input }) => placingLimits(context.deps, context.actor, input)),
  place: care.place.handler(({ context, input }) => placeChild(context.deps, context.actor, input)),
  move: care.move.handler(({ context, input }) => moveChild(context.deps, context.actor, input)),
  plan: care.plan.handler(({ context, input }) => planStay(context.deps, context.actor, input)),
  beginPlanned: care.beginPlanned.handler(({ context, input }) => beginPlanned(context.deps, context.actor, input)),
  respite: care.respite.handler(({ context, input }) => giveRespite(context.deps, context.actor, input)),
  end: care.end.handler(({ context, input }) => endStay(context.deps, context.actor, input)),
  reopen: care.reopen.handler(({ context, input }) => reopenStay(context.deps, context.actor, input)),
  correct: care.correct.handler(({ context, input }) => correctStay(context.deps, context.actor, input)),
  enterPast: care.enterPast.handler(({ context, input }) => enterPastStay(context.deps, context.actor, input)),
  setCaseNumber: care.setCaseNumber.handler(({ context, input }) => setCaseNumber(context.deps, context.actor, input)),
  recordBasis: care.recordBasis.handler(({ context, input }) => recordBasis(context.deps, context.actor, input)),
  recordFunding: care.recordFunding.handler(({ context, input }) => recordFunding(context.deps, context.actor, input)),
  recordAbsence: care.recordAbsence.handler(({ context, input }) => recordAbsence(context.deps, context.actor, input)),
  endAbsence: care.endAbsence.handler(({ context, input }) => endAbsence(context.deps, context.actor, input)),
  withdraw: care.withdraw.handler(({ context, input }) => withdrawCareLine(context.deps, context.actor, input)),
  reinstate: care.reinstate.handler(({ context, input }) => reinstateCareLine(context.deps, context.actor, input)),
  printCard: care.printCard.handler(({ context, input }) => printCare(context.deps, context.actor, input)),
  exportCard: care.exportCard.handler(({ context, input }) => exportCare(context.deps, context.actor, input)),
  printList: care.printList.handler(({ context, input }) => printChildren(context.deps, context.actor, input)),
  exportList: care.exportList.handler(({ context, input }) => exportChildren(context.deps, context.actor, input)),
});
