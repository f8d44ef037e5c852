import { procedures } from '../../router-base.ts';
import { changeForm, endForm, reopenForm } from './use-cases/change-form.ts';
import { correctHome } from './use-cases/correct-home.ts';
import { findHomes, homeOfFamily, listHomes } from './use-cases/list-homes.ts';
import { openHome } from './use-cases/open-home.ts';
import {
  endContract,
  recordContract,
  recordPaper,
  recordReadiness,
  reinstateHomeLine,
  withdrawHomeLine,
} from './use-cases/record-home-line.ts';
import { registerHome } from './use-cases/register-home.ts';
import { exportHome, printHome } from './use-cases/take-along-cards.ts';
import { exportHomes, printHomes } from './use-cases/take-along-homes.ts';

const { homes } = procedures;

export const homesRouter = homes.router({
  list: homes.list.handler(({ context, input }) => listHomes(context.deps, context.actor, input)),
  find: homes.find.handler(({ context, input }) => findHomes(context.deps, context.actor, input)),
  ofFamily: homes.ofFamily.handler(({ context, input }) => homeOfFamily(context.deps, context.actor, input)),
  open: homes.open.handler(({ context, input }) => openHome(context.deps, context.actor, input)),
  register: homes.register.handler(({ context, input }) => registerHome(context.deps, context.actor, input)),
  correct: homes.correct.handler(({ context, input }) => correctHome(context.deps, context.actor, input)),
  changeForm: homes.changeForm.handler(({ context, input }) => changeForm(context.deps, context.actor, input)),
  endForm: homes.endForm.handler(({ context, input }) => endForm(context.deps, context.actor, input)),
  reopenForm: homes.reopenForm.handler(({ context, input }) => reopenForm(context.deps, context.actor, input)),
  recordContract: homes.recordContract.handler(({ context, input }) =>
    recordContract(context.deps, context.actor, input),
  ),
  endContract: homes.endContract.handler(({ context, input }) => endContract(context.deps, context.actor, input)),
  recordReadiness: homes.recordReadiness.handler(({ context, input }) =>
    recordReadiness(context.deps, context.actor, input),
  ),
  recordPaper: homes.recordPaper.handler(({ context, input }) => recordPaper(context.deps, context.actor, input)),
  withdraw: homes.withdraw.handler(({ context, input }) => withdrawHomeLine(context.deps, context.actor, input)),
  reinstate: homes.reinstate.handler(({ context, input }) => reinstateHomeLine(context.deps, context.actor, input)),
  printCard: homes.printCard.handler(({ context, input }) => printHome(context.deps, context.actor, input)),
  exportCard: homes.exportCard.handler(({ context, input }) => exportHome(context.deps, context.actor, input)),
  printList: homes.printList.handler(({ context, input }) => printHomes(context.deps, context.actor, input)),
  exportList: homes.exportList.handler(({ context, input }) => exportHomes(context.deps, context.actor, input)),
});
