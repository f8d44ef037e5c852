import type { RouteEntry } from '../../ui/route-entry.ts';
import { tasksScreen } from './screens.ts';
import { TasksPage } from './tasks-page.tsx';

export { AssessmentTerm } from './assessments.tsx';
export type { Present } from './note-people.ts';
export { Chronicle, type ChronicleViewing } from './chronicle.tsx';
export { DueStatus } from './due-status.tsx';
export { FamilyPlans } from './family-plans.tsx';
export { MyTasks } from './my-tasks.tsx';
export { useAssessmentDue, useOpenTasks } from './queries.ts';
export { RecordTasks } from './record-tasks.tsx';
export { useNoteKey } from './use-note-key.ts';
export { shownTaskColumns } from './tasks-columns.tsx';
export {
  printAssessmentScreen,
  printAssessmentsScreen,
  printFamilyNotesScreen,
  printPersonNotesScreen,
  printPlanScreen,
  printTasksScreen,
  tasksList,
  tasksScreen,
} from './screens.ts';

export const familyWorkRoutes: readonly RouteEntry[] = [
  { screen: tasksScreen, component: TasksPage, guide: 'zadania' },
];
