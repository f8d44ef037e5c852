import { procedures } from '../../router-base.ts';
import { addTask } from './use-cases/add-task.ts';
import { closeTask } from './use-cases/close-task.ts';
import { exportTasks } from './use-cases/export-tasks.ts';
import { giveTask } from './use-cases/give-task.ts';
import { listRecordTasks } from './use-cases/list-record-tasks.ts';
import { listTasks } from './use-cases/list-tasks.ts';
import { moveTask } from './use-cases/move-task.ts';
import { printTasks } from './use-cases/print-tasks.ts';
import { reopenTask } from './use-cases/reopen-task.ts';

const { tasks } = procedures;

export const tasksRouter = tasks.router({
  list: tasks.list.handler(({ context, input }) => listTasks(context.deps, context.actor, input)),
  ofRecord: tasks.ofRecord.handler(({ context, input }) => listRecordTasks(context.deps, context.actor, input)),
  add: tasks.add.handler(({ context, input }) => addTask(context.deps, context.actor, input)),
  finish: tasks.finish.handler(({ context, input }) =>
    closeTask(context.deps, context.actor, input, { state: 'done', note: input.note }),
  ),
  move: tasks.move.handler(({ context, input }) => moveTask(context.deps, context.actor, input)),
  give: tasks.give.handler(({ context, input }) => giveTask(context.deps, context.actor, input)),
  cancel: tasks.cancel.handler(({ context, input }) =>
    closeTask(context.deps, context.actor, input, { state: 'cancelled', note: input.reason }),
  ),
  reopen: tasks.reopen.handler(({ context, input }) => reopenTask(context.deps, context.actor, input)),
  printList: tasks.printList.handler(({ context, input }) => printTasks(context.deps, context.actor, input)),
  exportList: tasks.exportList.handler(({ context, input }) => exportTasks(context.deps, context.actor, input)),
});
