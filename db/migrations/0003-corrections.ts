import { INSTANT } from './sql-parts.ts';

/** Columns that stay as they were written; others may change. */
const frozen = (table: string, columns: readonly string[]): readonly string[] => [
  `DROP TRIGGER ${table}_unchanged`,
  `CREATE TRIGGER ${table}_frozen BEFORE UPDATE OF ${columns.join(', ')} ON ${table}
      WHEN ${columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
      BEGIN SELECT RAISE(ABORT, '${table} keeps what was written'); END`,
];

/** The kinds of families of a rule are a list of known kinds, through whichever door they come. */
const KINDS_KNOWN = `WHEN NEW.code = 'family-assistant-kinds' BEGIN
    SELECT RAISE(ABORT, 'rule of unknown kinds') WHERE NEW.text_value IS NULL OR NOT json_valid(NEW.text_value)
      OR json_type(NEW.text_value) <> 'array' OR json_array_length(NEW.text_value) = 0
      OR EXISTS (SELECT 1 FROM json_each(NEW.text_value) WHERE value NOT IN ('care-difficulties','foster',
        'family-childrens-home','supporting','foster-candidate','adoption-candidate'));
  END`;

const TASK_FROZEN = ['id', 'person_id', 'family_id', 'source', 'note_id', 'action_id', 'created_at', 'created_by'];

/** Which families count to the asystent's limit, tasks that go along with a caseload, corrected words of a plan. */
export const corrections = {
  number: 3,
  name: '0003-corrections',
  up: [
    `CREATE TRIGGER dated_rules_kinds_insert BEFORE INSERT ON dated_rules ${KINDS_KNOWN}`,
    `CREATE TRIGGER dated_rules_kinds_update BEFORE UPDATE ON dated_rules ${KINDS_KNOWN}`,
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000005', 'family-assistant-kinds', NULL, '["care-difficulties"]',
        'art. 15 ust. 4 w związku z art. 8 ust. 1 ustawy z dnia 9 czerwca 2011 r. o wspieraniu rodziny i systemie pieczy zastępczej (Dz.U. 2024 poz. 177)',
        '2015-01-01', NULL)`,

    // Open tasks that went along with a caseload; the version says whether somebody changed one since.
    `CREATE TABLE handover_tasks (
      handover_id TEXT NOT NULL REFERENCES handovers(id) ON DELETE RESTRICT,
      task_id TEXT NOT NULL REFERENCES tasks(id) ON DELETE RESTRICT,
      from_user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      task_version INTEGER NOT NULL CHECK (task_version >= 2),
      PRIMARY KEY (handover_id, task_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX handover_tasks_task ON handover_tasks(task_id)`,
    `CREATE TRIGGER handover_tasks_no_delete BEFORE DELETE ON handover_tasks
      BEGIN SELECT RAISE(ABORT, 'handover is recorded once'); END`,
    `CREATE TRIGGER handover_tasks_no_update BEFORE UPDATE ON handover_tasks
      BEGIN SELECT RAISE(ABORT, 'handover is recorded once'); END`,

    // The words of a plan may be corrected, its days, order and workers not: those are a version of their own.
    `ALTER TABLE family_plans ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1)`,
    `ALTER TABLE family_plans ADD COLUMN corrected_at TEXT CHECK (corrected_at IS NULL OR corrected_at ${INSTANT})`,
    `ALTER TABLE family_plans ADD COLUMN corrected_by TEXT REFERENCES users(id) ON DELETE RESTRICT`,
    ...frozen('family_plans', ['id', 'family_id', 'from_date', 'until_date', 'by_user', 'at']),
    `CREATE TRIGGER family_plans_corrected BEFORE UPDATE ON family_plans
      WHEN NEW.version <> OLD.version + 1 OR NEW.corrected_at IS NULL OR NEW.corrected_by IS NULL
      BEGIN SELECT RAISE(ABORT, 'family_plans say who corrected them'); END`,
    ...frozen('family_plan_goals', ['id', 'plan_id', 'position']),
    ...frozen('family_plan_actions', ['id', 'goal_id', 'position', 'user_id', 'due_on']),
    // The task of an action says what the action says, as long as it is open.
    `DROP TRIGGER tasks_frozen`,
    `CREATE TRIGGER tasks_frozen BEFORE UPDATE OF ${TASK_FROZEN.join(', ')} ON tasks
      WHEN ${TASK_FROZEN.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
      BEGIN SELECT RAISE(ABORT, 'tasks keeps what was written'); END`,
    `CREATE TRIGGER tasks_words BEFORE UPDATE OF what ON tasks
      WHEN NEW.what <> OLD.what AND (OLD.source <> 'plan' OR OLD.state <> 'open')
      BEGIN SELECT RAISE(ABORT, 'tasks keeps what was written'); END`,
  ],
} as const;
