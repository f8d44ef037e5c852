const INSTANT = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'";

/**
 * The log holds time, user, kind, ids and field names, never values; values stand in audit_values under a random salt
 * and may go (anonymisation, retention) without breaking the chain, which covers only their hash.
 */
export const AUDIT_TABLES: readonly string[] = [
  `CREATE TABLE audit_log (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    at TEXT NOT NULL CHECK (at ${INSTANT}),
    user_id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('view','command','session')),
    action TEXT NOT NULL CHECK (length(action) > 0),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    values_hash TEXT,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
  ) STRICT`,
  `CREATE INDEX audit_log_user ON audit_log(user_id, seq)`,
  `CREATE INDEX audit_log_at ON audit_log(at)`,
  `CREATE TABLE audit_subjects (
    seq INTEGER NOT NULL REFERENCES audit_log(seq) ON DELETE CASCADE,
    subject_kind TEXT NOT NULL CHECK (subject_kind IN ('person','family','user','office')),
    subject_id TEXT NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX audit_subjects_seq ON audit_subjects(seq)`,
  `CREATE TABLE audit_values (
    seq INTEGER PRIMARY KEY REFERENCES audit_log(seq) ON DELETE CASCADE,
    salt TEXT NOT NULL,
    content TEXT NOT NULL CHECK (json_valid(content))
  ) STRICT`,
  `CREATE TABLE audit_checkpoints (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (at ${INSTANT}),
    user_id TEXT,
    reason TEXT NOT NULL,
    removed_through_seq INTEGER NOT NULL,
    head_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
  `CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
  `CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
    WHEN NOT EXISTS (SELECT 1 FROM audit_checkpoints WHERE removed_through_seq >= OLD.seq)
    BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
  `CREATE TRIGGER audit_values_no_update BEFORE UPDATE ON audit_values BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
  `CREATE TRIGGER audit_subjects_no_update BEFORE UPDATE ON audit_subjects BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
  `CREATE TRIGGER audit_checkpoints_no_update BEFORE UPDATE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
  `CREATE TRIGGER audit_checkpoints_no_delete BEFORE DELETE ON audit_checkpoints BEGIN SELECT RAISE(ABORT, 'audit log is append-only'); END`,
];
