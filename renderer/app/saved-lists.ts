import { auditList } from '#renderer/features/audit/index.ts';
import { familiesList } from '#renderer/features/families/index.ts';
import { tasksList } from '#renderer/features/family-work/index.ts';
import { childrenList, exceptionsList, homesList, leaversList } from '#renderer/features/foster-care/index.ts';
import { peopleList } from '#renderer/features/people/index.ts';
import type { SavableList } from '#renderer/ui/list/index.ts';

/** Every list whose filters can be kept under a name, so that Ctrl+K leads to them from any screen. */
export const SAVED: readonly SavableList[] = [
  peopleList,
  familiesList,
  childrenList,
  homesList,
  exceptionsList,
  leaversList,
  tasksList,
  auditList,
];
