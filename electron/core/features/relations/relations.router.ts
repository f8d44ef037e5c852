import { procedures } from '../../router-base.ts';
import { correctRelation } from './use-cases/correct-relation.ts';
import { endRelation } from './use-cases/end-relation.ts';
import { exportFamilyNetwork } from './use-cases/export-family-network.ts';
import { exportGenogram } from './use-cases/export-genogram.ts';
import { exportPersonNetwork } from './use-cases/export-person-network.ts';
import { printFamilyNetwork } from './use-cases/print-family-network.ts';
import { printGenogram } from './use-cases/print-genogram.ts';
import { printPersonNetwork } from './use-cases/print-person-network.ts';
import { proposeRelations } from './use-cases/propose-relations.ts';
import { proposeRelationAgain, skipProposedRelation } from './use-cases/skip-proposed-relation.ts';
import { reinstateRelation } from './use-cases/reinstate-relation.ts';
import { relatePeople } from './use-cases/relate-people.ts';
import { reopenRelation } from './use-cases/reopen-relation.ts';
import { showFamilyNetwork } from './use-cases/show-family-network.ts';
import { showGenogram } from './use-cases/show-genogram.ts';
import { showPersonNetwork } from './use-cases/show-person-network.ts';
import { showPersonRelations } from './use-cases/show-person-relations.ts';
import { withdrawRelation } from './use-cases/withdraw-relation.ts';

const { relations } = procedures;

export const relationsRouter = relations.router({
  ofPerson: relations.ofPerson.handler(({ context, input }) => showPersonRelations(context.deps, context.actor, input)),
  personNetwork: relations.personNetwork.handler(({ context, input }) =>
    showPersonNetwork(context.deps, context.actor, input),
  ),
  familyNetwork: relations.familyNetwork.handler(({ context, input }) =>
    showFamilyNetwork(context.deps, context.actor, input),
  ),
  printPersonNetwork: relations.printPersonNetwork.handler(({ context, input }) =>
    printPersonNetwork(context.deps, context.actor, input),
  ),
  printFamilyNetwork: relations.printFamilyNetwork.handler(({ context, input }) =>
    printFamilyNetwork(context.deps, context.actor, input),
  ),
  exportPersonNetwork: relations.exportPersonNetwork.handler(({ context, input }) =>
    exportPersonNetwork(context.deps, context.actor, input),
  ),
  exportFamilyNetwork: relations.exportFamilyNetwork.handler(({ context, input }) =>
    exportFamilyNetwork(context.deps, context.actor, input),
  ),
  genogram: relations.genogram.handler(({ context, input }) => showGenogram(context.deps, context.actor, input)),
  printGenogram: relations.printGenogram.handler(({ context, input }) =>
    printGenogram(context.deps, context.actor, input),
  ),
  exportGenogram: relations.exportGenogram.handler(({ context, input }) =>
    exportGenogram(context.deps, context.actor, input),
  ),
  proposed: relations.proposed.handler(({ context, input }) => proposeRelations(context.deps, context.actor, input)),
  skipProposed: relations.skipProposed.handler(({ context, input }) =>
    skipProposedRelation(context.deps, context.actor, input),
  ),
  proposeAgain: relations.proposeAgain.handler(({ context, input }) =>
    proposeRelationAgain(context.deps, context.actor, input),
  ),
  relate: relations.relate.handler(({ context, input }) => relatePeople(context.deps, context.actor, input)),
  correct: relations.correct.handler(({ context, input }) => correctRelation(context.deps, context.actor, input)),
  end: relations.end.handler(({ context, input }) => endRelation(context.deps, context.actor, input)),
  reopen: relations.reopen.handler(({ context, input }) => reopenRelation(context.deps, context.actor, input)),
  withdraw: relations.withdraw.handler(({ context, input }) => withdrawRelation(context.deps, context.actor, input)),
  reinstate: relations.reinstate.handler(({ context, input }) => reinstateRelation(context.deps, context.actor, input)),
});
