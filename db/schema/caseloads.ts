/** Every case number ever given, with the family it stays with; triggers on `families` fill it. */
export interface CaseNumbersTable {
  number: string;
  family_id: string;
}

/** A caseload, or a part of it, handed over in one step. */
export interface HandoversTable {
  id: string;
  /** Null for records chosen on a list, which may come from several workers. */
  from_user_id: string | null;
  to_user_id: string;
  from_date: string;
  reason: string;
  recorded_at: string;
  recorded_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface HandoverItemsTable {
  id: string;
  handover_id: string;
  person_id: string | null;
  family_id: string | null;
  /** Null when nobody led before, or the assignment began on that very day and only its worker was replaced. */
  closed_assignment_id: string | null;
  /** The worker before, where only the worker of the assignment was replaced. */
  replaced_user_id: string | null;
  made_assignment_id: string;
}

/** An open task that went along with a caseload, and the version it has since then. */
export interface HandoverTasksTable {
  handover_id: string;
  task_id: string;
  from_user_id: string;
  task_version: number;
}

/** Why a worker got more families than the limit of that day. */
export interface CaseloadExceptionsTable {
  id: string;
  user_id: string;
  from_date: string;
  family_count: number;
  limit_value: number;
  source: string;
  reason: string;
  family_id: string | null;
  handover_id: string | null;
  recorded_at: string;
  recorded_by: string;
}
