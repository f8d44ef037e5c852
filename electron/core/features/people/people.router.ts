import { procedures } from '../../router-base.ts';
import { archivePerson } from './use-cases/archive-person.ts';
import { correctPerson } from './use-cases/correct-person.ts';
import { exportPersonCard } from './use-cases/export-person-card.ts';
import { exportPeople } from './use-cases/export-people.ts';
import { findPeople } from './use-cases/find-people.ts';
import { findSimilarPeople } from './use-cases/find-similar-people.ts';
import { listPeople } from './use-cases/list-people.ts';
import { openPerson } from './use-cases/open-person.ts';
import { formRules } from './use-cases/form-rules.ts';
import { previewDeath } from './use-cases/preview-death.ts';
import { presentAddress } from './use-cases/present-address.ts';
import { printPeopleList } from './use-cases/print-people-list.ts';
import { printPersonCard } from './use-cases/print-person-card.ts';
import { protectPerson } from './use-cases/protect-person.ts';
import { registerPerson } from './use-cases/register-person.ts';
import { restorePerson } from './use-cases/restore-person.ts';
import { showPersonHistory } from './use-cases/show-person-history.ts';
import { unprotectPerson } from './use-cases/unprotect-person.ts';
import { exportPersonHistory, printPersonHistory } from './use-cases/take-along-person-history.ts';

const { people } = procedures;

export const peopleRouter = people.router({
  list: people.list.handler(({ context, input }) => listPeople(context.deps, context.actor, input)),
  find: people.find.handler(({ context, input }) => findPeople(context.deps, context.actor, input)),
  findSimilar: people.findSimilar.handler(({ context, input }) =>
    findSimilarPeople(context.deps, context.actor, input),
  ),
  presentAddress: people.presentAddress.handler(({ context, input }) =>
    presentAddress(context.deps, context.actor, input),
  ),
  formRules: people.formRules.handler(({ context }) => formRules(context.deps)),
  open: people.open.handler(({ context, input }) => openPerson(context.deps, context.actor, input)),
  history: people.history.handler(({ context, input }) => showPersonHistory(context.deps, context.actor, input)),
  printHistory: people.printHistory.handler(({ context, input }) =>
    printPersonHistory(context.deps, context.actor, input),
  ),
  exportHistory: people.exportHistory.handler(({ context, input }) =>
    exportPersonHistory(context.deps, context.actor, input),
  ),
  register: people.register.handler(({ context, input }) => registerPerson(context.deps, context.actor, input)),
  correct: people.correct.handler(({ context, input }) => correctPerson(context.deps, context.actor, input)),
  previewDeath: people.previewDeath.handler(({ context, input }) => previewDeath(context.deps, context.actor, input)),
  archive: people.archive.handler(({ context, input }) => archivePerson(context.deps, context.actor, input)),
  restore: people.restore.handler(({ context, input }) => restorePerson(context.deps, context.actor, input)),
  protect: people.protect.handler(({ context, input }) => protectPerson(context.deps, context.actor, input)),
  unprotect: people.unprotect.handler(({ context, input }) => unprotectPerson(context.deps, context.actor, input)),
  printCard: people.printCard.handler(({ context, input }) => printPersonCard(context.deps, context.actor, input)),
  exportCard: people.exportCard.handler(({ context, input }) => exportPersonCard(context.deps, context.actor, input)),
  printList: people.printList.handler(({ context, input }) => printPeopleList(context.deps, context.actor, input)),
  exportList: people.exportList.handler(({ context, input }) => exportPeople(context.deps, context.actor, input)),
});
