import { DATE, INSTANT } from './sql-parts.ts';

/** A person or a family, exactly one: what work is about. */
const RECORD = `person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    family_id TEXT REFERENCES families(id) ON DELETE RESTRICT`;
const ONE_RECORD = `CHECK ((person_id IS NULL) <> (family_id IS NULL))`;

const BY_AT = `by_user TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    at TEXT NOT NULL CHECK (at ${INSTANT})`;

/** Taken back with a reason and kept; taking it back can be undone. */
const WITHDRAWN = `withdrawn_at TEXT CHECK (withdrawn_at IS NULL OR withdrawn_at ${INSTANT}),
    withdrawn_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
    withdraw_reason TEXT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdraw_reason IS NULL))`;

/** A row of such a table says what was so at the time: it is neither changed nor removed, through any door. */
const appendOnly = (table: string): readonly string[] => [
  `CREATE TRIGGER ${table}_unchanged BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
  `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
];

const notDeleted = (table: string): string =>
  `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} rows are kept'); END`;

/** Columns that stay as they were written; others may change. */
const frozen = (table: string, columns: readonly string[]): string =>
  `CREATE TRIGGER ${table}_frozen BEFORE UPDATE OF ${columns.join(', ')} ON ${table}
      WHEN ${columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
      BEGIN SELECT RAISE(ABORT, '${table} keeps what was written'); END`;

/** Tables of notes, tasks, plans and assessments. */
export const FAMILY_WORK_TABLES: readonly string[] = [
  // A note is its versions; this row names the record and the version that holds. rowkey ties the full-text row to it.
  `CREATE TABLE notes (
    rowkey INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ${RECORD},
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    on_date TEXT NOT NULL CHECK (on_date ${DATE}),
    ${WITHDRAWN},
    ${ONE_RECORD}
  ) STRICT`,
  `CREATE INDEX notes_family ON notes(family_id, on_date DESC, rowkey) WHERE family_id IS NOT NULL`,
  `CREATE INDEX notes_person ON notes(person_id, on_date DESC, rowkey) WHERE person_id IS NOT NULL`,
  frozen('notes', ['rowkey', 'id', 'person_id', 'family_id']),
  `CREATE TRIGGER notes_version_forward BEFORE UPDATE OF version ON notes WHEN NEW.version <> OLD.version + 1
    BEGIN SELECT RAISE(ABORT, 'notes keep their versions'); END`,
  notDeleted('notes'),

  `CREATE TABLE note_versions (
    note_id TEXT NOT NULL REFERENCES notes(id) ON DELETE RESTRICT,
    version INTEGER NOT NULL CHECK (version >= 1),
    kind TEXT NOT NULL CHECK (kind IN ('home-visit','phone-call','office-meeting','consultation','psychologist','lawyer',
      'therapy','mediation','support-group','family-services','institution-contact','letter','other')),
    on_date TEXT NOT NULL CHECK (on_date ${DATE}),
    at_minute INTEGER CHECK (at_minute BETWEEN 0 AND 1439),
    others TEXT,
    text TEXT NOT NULL CHECK (length(trim(text)) > 0),
    reason TEXT,
    ${BY_AT},
    PRIMARY KEY (note_id, version)
  ) STRICT, WITHOUT ROWID`,
  ...appendOnly('note_versions'),

  // Who took part: somebody the office keeps, or one of its workers; others stand as text in the version.
  `CREATE TABLE note_participants (
    note_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    user_id TEXT REFERENCES users(id) ON DELETE RESTRICT,
    PRIMARY KEY (note_id, version, position),
    FOREIGN KEY (note_id, version) REFERENCES note_versions(note_id, version) ON DELETE RESTRICT,
    CHECK ((person_id IS NULL) <> (user_id IS NULL))
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX note_participants_person ON note_participants(person_id) WHERE person_id IS NOT NULL`,
  ...appendOnly('note_participants'),

  // Folded words of the text that holds; kept by the repository in the same transaction.
  `CREATE VIRTUAL TABLE notes_search USING fts5(words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0", prefix='2 3 4')`,
  `CREATE VIRTUAL TABLE notes_vocabulary USING fts5vocab('notes_search', 'row')`,

  // Plan pracy z rodziną: each version is a plan of its own from a day on; the last one that has begun holds.
  `CREATE TABLE family_plans (
    id TEXT PRIMARY KEY NOT NULL,
    family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
    from_date TEXT NOT NULL CHECK (from_date ${DATE}),
    until_date TEXT CHECK (until_date IS NULL OR (until_date ${DATE} AND until_date >= from_date)),
    situation TEXT NOT NULL CHECK (length(trim(situation)) > 0),
    agreed_with TEXT,
    ${BY_AT}
  ) STRICT`,
  `CREATE INDEX family_plans_family ON family_plans(family_id, from_date)`,
  ...appendOnly('family_plans'),
  `CREATE TABLE family_plan_goals (
    id TEXT PRIMARY KEY NOT NULL,
    plan_id TEXT NOT NULL REFERENCES family_plans(id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    goal TEXT NOT NULL CHECK (length(trim(goal)) > 0),
    effect TEXT NOT NULL CHECK (length(trim(effect)) > 0)
  ) STRICT`,
  `CREATE UNIQUE INDEX family_plan_goals_plan ON family_plan_goals(plan_id, position)`,
  ...appendOnly('family_plan_goals'),
  `CREATE TABLE family_plan_actions (
    id TEXT PRIMARY KEY NOT NULL,
    goal_id TEXT NOT NULL REFERENCES family_plan_goals(id) ON DELETE RESTRICT,
    position INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (length(trim(action)) > 0),
    responsible TEXT,
    user_id TEXT REFERENCES users(id) ON DELETE RESTRICT,
    due_on TEXT CHECK (due_on IS NULL OR due_on ${DATE}),
    CHECK (responsible IS NOT NULL OR user_id IS NOT NULL)
  ) STRICT`,
  `CREATE UNIQUE INDEX family_plan_actions_goal ON family_plan_actions(goal_id, position)`,
  ...appendOnly('family_plan_actions'),
  // What came of a goal; the last row counts, earlier ones stay.
  `CREATE TABLE family_plan_outcomes (
    id TEXT PRIMARY KEY NOT NULL,
    goal_id TEXT NOT NULL REFERENCES family_plan_goals(id) ON DELETE RESTRICT,
    result TEXT NOT NULL CHECK (result IN ('reached','partly','not-reached','dropped')),
    on_date TEXT NOT NULL CHECK (on_date ${DATE}),
    text TEXT,
    ${BY_AT}
  ) STRICT`,
  `CREATE INDEX family_plan_outcomes_goal ON family_plan_outcomes(goal_id)`,
  ...appendOnly('family_plan_outcomes'),

  // Okresowa ocena sytuacji rodziny; the next date is stored as the rule of that day gave it.
  `CREATE TABLE family_assessments (
    id TEXT PRIMARY KEY NOT NULL,
    family_id TEXT NOT NULL REFERENCES families(id) ON DELETE RESTRICT,
    on_date TEXT NOT NULL CHECK (on_date ${DATE}),
    result TEXT NOT NULL CHECK (result IN ('better','partly-better','unchanged','worse')),
    recommendation TEXT NOT NULL CHECK (recommendation IN ('continue','change-plan','end')),
    conclusions TEXT NOT NULL CHECK (length(trim(conclusions)) > 0),
    next_due_on TEXT CHECK (next_due_on IS NULL OR next_due_on ${DATE}),
    ${BY_AT},
    ${WITHDRAWN}
  ) STRICT`,
  `CREATE INDEX family_assessments_family ON family_assessments(family_id, on_date)`,
  `CREATE UNIQUE INDEX family_assessments_one_a_day ON family_assessments(family_id, on_date) WHERE withdrawn_at IS NULL`,
  frozen('family_assessments', [
    'id',
    'family_id',
    'on_date',
    'result',
    'recommendation',
    'conclusions',
    'next_due_on',
    'by_user',
    'at',
  ]),
  notDeleted('family_assessments'),

  `CREATE TABLE tasks (
    id TEXT PRIMARY KEY NOT NULL,
    ${RECORD},
    what TEXT NOT NULL CHECK (length(trim(what)) > 0),
    due_on TEXT NOT NULL CHECK (due_on ${DATE}),
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    source TEXT NOT NULL CHECK (source IN ('hand','note','plan','assessment')),
    note_id TEXT REFERENCES notes(id) ON DELETE RESTRICT,
    action_id TEXT REFERENCES family_plan_actions(id) ON DELETE RESTRICT,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','done','cancelled')),
    closed_on TEXT CHECK (closed_on IS NULL OR closed_on ${DATE}),
    closed_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
    close_note TEXT,
    version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    created_at TEXT NOT NULL CHECK (created_at ${INSTANT}),
    created_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    ${ONE_RECORD},
    CHECK ((state = 'open') = (closed_on IS NULL) AND (state = 'open') = (closed_by IS NULL)),
    CHECK (state <> 'open' OR close_note IS NULL),
    CHECK (state <> 'cancelled' OR close_note IS NOT NULL),
    CHECK (note_id IS NULL OR source = 'note'),
    CHECK (action_id IS NULL OR source = 'plan')
  ) STRICT`,
  `CREATE INDEX tasks_open ON tasks(due_on, id) WHERE state = 'open'`,
  `CREATE INDEX tasks_user ON tasks(user_id, due_on) WHERE state = 'open'`,
  `CREATE INDEX tasks_closed ON tasks(closed_on, id) WHERE state <> 'open'`,
  `CREATE INDEX tasks_person ON tasks(person_id, due_on) WHERE person_id IS NOT NULL`,
  `CREATE INDEX tasks_family ON tasks(family_id, due_on) WHERE family_id IS NOT NULL`,
  // A family has one next assessment, not several.
  `CREATE UNIQUE INDEX tasks_one_assessment ON tasks(family_id) WHERE source = 'assessment' AND state = 'open'`,
  frozen('tasks', [
    'id',
    'person_id',
    'family_id',
    'what',
    'source',
    'note_id',
    'action_id',
    'created_at',
    'created_by',
  ]),
  // What is done is not done again, moved or given to somebody; undoing opens it first.
  `CREATE TRIGGER tasks_closed_once BEFORE UPDATE ON tasks WHEN OLD.state <> 'open' AND
      (NEW.state <> 'open' OR NEW.due_on IS NOT OLD.due_on OR NEW.user_id IS NOT OLD.user_id)
      BEGIN SELECT RAISE(ABORT, 'task is closed'); END`,
  notDeleted('tasks'),
  `CREATE TABLE task_moves (
    id TEXT PRIMARY KEY NOT NULL,
    task_id TEXT NOT NULL REFERENCES tasks(id) ON DELETE RESTRICT,
    from_due TEXT NOT NULL CHECK (from_due ${DATE}),
    to_due TEXT NOT NULL CHECK (to_due ${DATE}),
    reason TEXT NOT NULL CHECK (length(trim(reason)) > 0),
    ${BY_AT},
    CHECK (to_due <> from_due)
  ) STRICT`,
  `CREATE INDEX task_moves_task ON task_moves(task_id)`,
  ...appendOnly('task_moves'),
];
