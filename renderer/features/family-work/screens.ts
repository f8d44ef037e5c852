import { z } from 'zod';

import { notesFilter } from '#shared/features/family-work/notes.schema.ts';
import { tasksFilter } from '#shared/features/family-work/tasks.schema.ts';
import { recordId } from '#shared/kernel/ids.ts';
import { PATHS } from '../../ui/paths.ts';
import type { SavableList } from '../../ui/list/saved-list.ts';
import { defineScreen } from '../../ui/screen.ts';

export const tasksScreen = defineScreen({ path: PATHS.tasks, permission: 'tasks.view', search: tasksFilter });
export const printTasksScreen = defineScreen({
  path: PATHS.printTasks,
  permission: 'tasks.export',
  search: tasksFilter,
});
export const printFamilyNotesScreen = defineScreen({
  path: PATHS.printFamilyNotes,
  permission: 'notes.export',
  search: notesFilter,
});
export const printPersonNotesScreen = defineScreen({
  path: PATHS.printPersonNotes,
  permission: 'notes.export',
  search: notesFilter,
});
export const printPlanScreen = defineScreen({
  path: PATHS.printPlan,
  permission: 'plans.export',
  /** One version; without it the one that begins last. */
  search: z.object({ plan: recordId.nullable().default(null) }),
});
export const printAssessmentScreen = defineScreen({
  path: PATHS.printAssessment,
  permission: 'plans.export',
  /** One of them; without it the last one that holds. */
  search: z.object({ assessment: recordId.nullable().default(null) }),
});

export const printAssessmentsScreen = defineScreen({
  path: PATHS.printAssessments,
  permission: 'plans.export',
  search: z.object({}),
});

export const tasksList: SavableList = { key: 'tasks', screen: tasksScreen, columns: null };
