import type { GOAL_KINDS, HELP_STATES } from '#shared/features/foster-care/leavers.schema.ts';

import type { Dated } from './columns.ts';
import type { Versioned, Written } from './foster-care.ts';

export interface LeaversTable extends Versioned {
  person_id: string;
}

export interface LeaverPathsTable extends Dated, Written {
  id: string;
  person_id: string;
  basis: string;
  note: string | null;
  end_reason: string | null;
  end_note: string | null;
}

export interface LeaverGuardiansTable extends Dated, Written {
  id: string;
  path_id: string;
  kind: string;
  /** One of the two: a person the office knows, or one of its workers. */
  person_id: string | null;
  user_id: string | null;
  consent_on: string | null;
  note: string | null;
}

export interface LeaverProgrammesTable extends Written {
  id: string;
  path_id: string;
  drafted_on: string;
  approved_on: string | null;
  approved_by: string | null;
  assessed_on: string | null;
  assessment: string | null;
  note: string | null;
}

export interface LeaverGoalsTable extends Written {
  id: string;
  programme_id: string;
  kind: (typeof GOAL_KINDS)[number];
  area: string;
  entered_on: string;
  words: string;
  due_on: string | null;
  done_on: string | null;
  outcome: string | null;
}

export interface LeaverHelpTable extends Written {
  id: string;
  path_id: string;
  form: string;
  requested_on: string;
  state: (typeof HELP_STATES)[number];
  decision_number: string | null;
  decision_on: string | null;
  /** The days for which it is granted. */
  from_date: string | null;
  to_date: string | null;
  note: string | null;
}

export interface LeaverSuspensionsTable extends Dated, Written {
  id: string;
  help_id: string;
  reason: string;
  note: string | null;
}

export interface LeaverStepsTable extends Written {
  id: string;
  path_id: string;
  step: string;
  done_on: string;
  kept_at: string | null;
  note: string | null;
}
