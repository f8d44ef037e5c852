import { procedures } from '../../router-base.ts';
import { exportExceptions, listExceptions, printExceptions } from './use-cases/list-exceptions.ts';

const { placementExceptions } = procedures;

export const placementExceptionsRouter = placementExceptions.router({
  list: placementExceptions.list.handler(({ context, input }) => listExceptions(context.deps, context.actor, input)),
  printList: placementExceptions.printList.handler(({ context, input }) =>
    printExceptions(context.deps, context.actor, input),
  ),
  exportList: placementExceptions.exportList.handler(({ context, input }) =>
    exportExceptions(context.deps, context.actor, input),
  ),
});
