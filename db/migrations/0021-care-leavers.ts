import { LEAVER_ENTRIES } from './0021-care-leavers.dictionaries.ts';
import { LEAVER_TERMS } from './0021-care-leavers.rules.ts';
import {
  columnsFrozen,
  DATE,
  FROM_TO,
  INSTANT,
  noOverlapOfLive,
  rowsKept,
  TAKEN_BACK,
  wordsOf,
  WRITTEN,
} from './sql-parts.ts';

/** Columns that are filled in once, later than the row; what they say then stays. */
const columnsSetOnce = (table: string, columns: readonly string[]): string =>
  `CREATE TRIGGER ${table}_columns_set_once BEFORE UPDATE OF ${columns.join(', ')} ON ${table}
      WHEN ${columns.map((column) => `(OLD.${column} IS NOT NULL AND NEW.${column} IS NOT OLD.${column})`).join(' OR ')}
      BEGIN SELECT RAISE(ABORT, '${table} keeps what was written'); END`;

/** No two rows that count have these columns alike. */
function oneLive(table: string, columns: readonly string[], message: string): readonly string[] {
  const same = columns.map((column) => `other.${column} = NEW.${column}`).join(' AND ');
  const body = `WHEN NEW.withdrawn_at IS NULL BEGIN SELECT RAISE(ABORT, '${message}') WHERE EXISTS (
      SELECT 1 FROM ${table} other WHERE ${same} AND other.withdrawn_at IS NULL AND other.id <> NEW.id); END`;
  return [
    `CREATE TRIGGER ${table}_one_live_insert BEFORE INSERT ON ${table} ${body}`,
    `CREATE TRIGGER ${table}_one_live_update BEFORE UPDATE ON ${table} ${body}`,
  ];
}

/** The way out of care of those who come of age there: guardian, programme, help, its suspension, end, and the papers. */
export const careLeavers = {
  number: 21,
  name: '0021-care-leavers',
  up: [
    // One row a person who has or had a path to independence: the version its changes are based on.
    `CREATE TABLE leavers (
      person_id TEXT PRIMARY KEY NOT NULL REFERENCES people(id) ON DELETE RESTRICT,
      version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
      created_at TEXT NOT NULL CHECK (created_at ${INSTANT}),
      created_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
      changed_at TEXT NOT NULL CHECK (changed_at ${INSTANT}),
      changed_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT
    ) STRICT`,
    rowsKept('leavers'),

    `CREATE TABLE leaver_paths (
      id TEXT PRIMARY KEY NOT NULL,
      person_id TEXT NOT NULL REFERENCES leavers(person_id) ON DELETE RESTRICT,
      basis TEXT NOT NULL,
      note TEXT,
      end_reason TEXT,
      end_note TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK ((to_date IS NULL) = (end_reason IS NULL)),
      CHECK (end_note IS NULL OR end_reason IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX leaver_paths_person ON leaver_paths(person_id, from_date)`,
    // Two paths of one person cannot share a day, so that one at most is open.
    ...noOverlapOfLive('leaver_paths', 'other.person_id = NEW.person_id', 'leaver path overlaps'),
    ...wordsOf('leaver_paths', 'basis', 'leaver-basis'),
    ...wordsOf('leaver_paths', 'end_reason', 'leaver-end'),
    columnsFrozen('leaver_paths', ['id', 'person_id', 'basis', 'note', 'from_date', 'by_user', 'at']),
    rowsKept('leaver_paths'),

    // Opiekun usamodzielnienia (art. 145): a person the office knows, or one of its workers.
    `CREATE TABLE leaver_guardians (
      id TEXT PRIMARY KEY NOT NULL,
      path_id TEXT NOT NULL REFERENCES leaver_paths(id) ON DELETE RESTRICT,
      kind TEXT NOT NULL,
      person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
      user_id TEXT REFERENCES users(id) ON DELETE RESTRICT,
      consent_on TEXT CHECK (consent_on IS NULL OR consent_on ${DATE}),
      note TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK ((person_id IS NULL) <> (user_id IS NULL))
    ) STRICT`,
    `CREATE INDEX leaver_guardians_path ON leaver_guardians(path_id, from_date)`,
    `CREATE INDEX leaver_guardians_person ON leaver_guardians(person_id) WHERE person_id IS NOT NULL`,
    ...noOverlapOfLive('leaver_guardians', 'other.path_id = NEW.path_id', 'leaver guardian overlaps'),
    ...wordsOf('leaver_guardians', 'kind', 'leaver-guardian'),
    columnsFrozen('leaver_guardians', [
      'id',
      'path_id',
      'kind',
      'person_id',
      'user_id',
      'note',
      'from_date',
      'by_user',
      'at',
    ]),
    columnsSetOnce('leaver_guardians', ['consent_on']),
    rowsKept('leaver_guardians'),

    // Indywidualny program usamodzielnienia: drafted, approved by the head of the centre, assessed at the end.
    `CREATE TABLE leaver_programmes (
      id TEXT PRIMARY KEY NOT NULL,
      path_id TEXT NOT NULL REFERENCES leaver_paths(id) ON DELETE RESTRICT,
      drafted_on TEXT NOT NULL CHECK (drafted_on ${DATE}),
      approved_on TEXT CHECK (approved_on IS NULL OR (approved_on ${DATE} AND approved_on >= drafted_on)),
      approved_by TEXT,
      assessed_on TEXT CHECK (assessed_on IS NULL OR (assessed_on ${DATE} AND assessed_on >= drafted_on)),
      assessment TEXT,
      note TEXT,
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK ((approved_on IS NULL) = (approved_by IS NULL)),
      CHECK ((assessed_on IS NULL) = (assessment IS NULL))
    ) STRICT`,
    `CREATE INDEX leaver_programmes_path ON leaver_programmes(path_id)`,
    ...oneLive('leaver_programmes', ['path_id'], 'leaver programme stands'),
    columnsFrozen('leaver_programmes', ['id', 'path_id', 'drafted_on', 'note', 'by_user', 'at']),
    columnsSetOnce('leaver_programmes', ['approved_on', 'approved_by', 'assessed_on', 'assessment']),
    rowsKept('leaver_programmes'),

    // What the programme says: goals, tasks, and each change of it with its day.
    `CREATE TABLE leaver_goals (
      id TEXT PRIMARY KEY NOT NULL,
      programme_id TEXT NOT NULL REFERENCES leaver_programmes(id) ON DELETE RESTRICT,
      kind TEXT NOT NULL CHECK (kind IN ('goal','task','change')),
      area TEXT NOT NULL,
      entered_on TEXT NOT NULL CHECK (entered_on ${DATE}),
      words TEXT NOT NULL CHECK (length(trim(words)) > 0),
      due_on TEXT CHECK (due_on IS NULL OR due_on ${DATE}),
      done_on TEXT CHECK (done_on IS NULL OR done_on ${DATE}),
      outcome TEXT,
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK (outcome IS NULL OR done_on IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX leaver_goals_programme ON leaver_goals(programme_id)`,
    ...wordsOf('leaver_goals', 'area', 'leaver-area'),
    columnsFrozen('leaver_goals', [
      'id',
      'programme_id',
      'kind',
      'area',
      'entered_on',
      'words',
      'due_on',
      'by_user',
      'at',
    ]),
    columnsSetOnce('leaver_goals', ['done_on', 'outcome']),
    rowsKept('leaver_goals'),

    // Help of art. 140: asked for, then granted for a time or refused.
    `CREATE TABLE leaver_help (
      id TEXT PRIMARY KEY NOT NULL,
      path_id TEXT NOT NULL REFERENCES leaver_paths(id) ON DELETE RESTRICT,
      form TEXT NOT NULL,
      requested_on TEXT NOT NULL CHECK (requested_on ${DATE}),
      state TEXT NOT NULL CHECK (state IN ('requested','granted','refused')),
      decision_number TEXT,
      decision_on TEXT CHECK (decision_on IS NULL OR (decision_on ${DATE} AND decision_on >= requested_on)),
      from_date TEXT CHECK (from_date IS NULL OR from_date ${DATE}),
      to_date TEXT CHECK (to_date IS NULL OR (to_date ${DATE} AND to_date >= from_date)),
      note TEXT,
      ${WRITTEN},
      ${TAKEN_BACK},
      CHECK ((state = 'requested') = (decision_on IS NULL)),
      CHECK (decision_number IS NULL OR decision_on IS NOT NULL),
      CHECK ((state = 'granted') = (from_date IS NOT NULL)),
      CHECK (to_date IS NULL OR from_date IS NOT NULL)
    ) STRICT`,
    `CREATE INDEX leaver_help_path ON leaver_help(path_id)`,
    ...wordsOf('leaver_help', 'form', 'leaver-help'),
    columnsFrozen('leaver_help', ['id', 'path_id', 'form', 'requested_on', 'note', 'by_user', 'at']),
    columnsSetOnce('leaver_help', ['decision_number', 'decision_on', 'from_date']),
    `CREATE TRIGGER leaver_help_decided_once BEFORE UPDATE OF state ON leaver_help
      WHEN OLD.state <> 'requested' AND NEW.state <> OLD.state
      BEGIN SELECT RAISE(ABORT, 'leaver_help keeps what was written'); END`,
    rowsKept('leaver_help'),

    `CREATE TABLE leaver_suspensions (
      id TEXT PRIMARY KEY NOT NULL,
      help_id TEXT NOT NULL REFERENCES leaver_help(id) ON DELETE RESTRICT,
      reason TEXT NOT NULL,
      note TEXT,
      ${FROM_TO},
      ${WRITTEN},
      ${TAKEN_BACK}
    ) STRICT`,
    `CREATE INDEX leaver_suspensions_help ON leaver_suspensions(help_id, from_date)`,
    ...noOverlapOfLive('leaver_suspensions', 'other.help_id = NEW.help_id', 'leaver suspension overlaps'),
    ...wordsOf('leaver_suspensions', 'reason', 'leaver-suspension'),
    columnsFrozen('leaver_suspensions', ['id', 'help_id', 'reason', 'note', 'from_date', 'by_user', 'at']),
    rowsKept('leaver_suspensions'),

    // The checklist: a paper or a step of the dictionary, done on a day, and where it lies.
    `CREATE TABLE leaver_steps (
      id TEXT PRIMARY KEY NOT NULL,
      path_id TEXT NOT NULL REFERENCES leaver_paths(id) ON DELETE RESTRICT,
      step TEXT NOT NULL,
      done_on TEXT NOT NULL CHECK (done_on ${DATE}),
      kept_at TEXT,
      note TEXT,
      ${WRITTEN},
      ${TAKEN_BACK}
    ) STRICT`,
    `CREATE INDEX leaver_steps_path ON leaver_steps(path_id)`,
    ...oneLive('leaver_steps', ['path_id', 'step'], 'leaver step stands'),
    ...wordsOf('leaver_steps', 'step', 'leaver-step'),
    columnsFrozen('leaver_steps', ['id', 'path_id', 'step', 'done_on', 'kept_at', 'note', 'by_user', 'at']),
    rowsKept('leaver_steps'),

    LEAVER_ENTRIES,
    LEAVER_TERMS,
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date) VALUES
      ('0193a000-0000-7000-8000-000000000629', 'leaver-list-months', 12, NULL, 'ustawienie początkowe programu', '2012-01-01', NULL)`,
  ],
} as const;
