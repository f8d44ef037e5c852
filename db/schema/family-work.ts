import type { Generated } from 'kysely';

import type { AssessmentRecommendation, AssessmentResult } from '#shared/features/family-work/assessments.schema.ts';
import type { NoteKind } from '#shared/features/family-work/notes.schema.ts';
import type { GoalResult } from '#shared/features/family-work/plans.schema.ts';
import type { TaskSource, TaskState } from '#shared/features/family-work/tasks.schema.ts';

export interface NotesTable {
  rowkey: Generated<number>;
  id: string;
  /** Exactly one of the two is there. */
  person_id: string | null;
  family_id: string | null;
  /** The version that holds. */
  version: number;
  /** Its day, kept here for the order of lists. */
  on_date: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdraw_reason: string | null;
}

export interface NoteVersionsTable {
  note_id: string;
  version: number;
  kind: NoteKind;
  on_date: string;
  /** Minutes since midnight of the office's clock. */
  at_minute: number | null;
  others: string | null;
  text: string;
  /** Why it was corrected; the first version has none. */
  reason: string | null;
  by_user: string;
  at: string;
}

export interface NoteParticipantsTable {
  note_id: string;
  version: number;
  position: number;
  person_id: string | null;
  user_id: string | null;
}

export interface FamilyPlansTable {
  id: string;
  family_id: string;
  from_date: string;
  until_date: string | null;
  situation: string;
  agreed_with: string | null;
  by_user: string;
  at: string;
}

export interface FamilyPlanGoalsTable {
  id: string;
  plan_id: string;
  position: number;
  goal: string;
  effect: string;
}

export interface FamilyPlanActionsTable {
  id: string;
  goal_id: string;
  position: number;
  action: string;
  responsible: string | null;
  user_id: string | null;
  due_on: string | null;
}

export interface FamilyPlanOutcomesTable {
  id: string;
  goal_id: string;
  result: GoalResult;
  on_date: string;
  text: string | null;
  by_user: string;
  at: string;
}

export interface FamilyAssessmentsTable {
  id: string;
  family_id: string;
  on_date: string;
  result: AssessmentResult;
  recommendation: AssessmentRecommendation;
  conclusions: string;
  next_due_on: string | null;
  by_user: string;
  at: string;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdraw_reason: string | null;
}

export interface TasksTable {
  id: string;
  person_id: string | null;
  family_id: string | null;
  what: string;
  due_on: string;
  user_id: string;
  source: TaskSource;
  note_id: string | null;
  action_id: string | null;
  state: Generated<TaskState>;
  closed_on: string | null;
  closed_by: string | null;
  close_note: string | null;
  version: Generated<number>;
  created_at: string;
  created_by: string;
}

/** Folded words of notes, for searches with a typing error. */
export interface NoteWordsTable {
  word: string;
}

export interface TaskMovesTable {
  id: string;
  task_id: string;
  from_due: string;
  to_due: string;
  reason: string;
  by_user: string;
  at: string;
}
