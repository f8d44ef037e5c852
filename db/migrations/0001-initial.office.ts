/** Dates are 'YYYY-MM-DD', instants ISO UTC; the GLOB keeps anything else out through every door. */
const DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";
const INSTANT = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'";

export const OFFICE_TABLES: readonly string[] = [
  `CREATE TABLE office (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL CHECK (length(trim(name)) >= 3),
    short_name TEXT NOT NULL CHECK (length(trim(short_name)) >= 2),
    kind TEXT NOT NULL CHECK (kind IN ('mops','mopr','ops','gops','mgops','pcpr','cus','other')),
    installation_id TEXT NOT NULL,
    is_demo INTEGER NOT NULL DEFAULT 0 CHECK (is_demo IN (0, 1)),
    created_at TEXT NOT NULL CHECK (created_at ${INSTANT})
  ) STRICT`,

  `CREATE TABLE users (
    id TEXT PRIMARY KEY NOT NULL,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
    slot_id TEXT UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL CHECK (created_at ${INSTANT})
  ) STRICT`,

  `CREATE TABLE user_roles (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    role TEXT NOT NULL CHECK (role IN ('worker','manager','administrator','accountant','viewer')),
    from_date TEXT NOT NULL CHECK (from_date ${DATE}),
    to_date TEXT CHECK (to_date IS NULL OR (to_date ${DATE} AND to_date >= from_date))
  ) STRICT`,
  `CREATE UNIQUE INDEX user_roles_one_open ON user_roles(user_id, role) WHERE to_date IS NULL`,

  // The public halves only; a private recovery key never stands in the database.
  `CREATE TABLE recovery_keys (
    id TEXT PRIMARY KEY NOT NULL,
    recipient TEXT NOT NULL UNIQUE,
    created_on TEXT NOT NULL CHECK (created_on ${DATE}),
    confirmed_on TEXT CHECK (confirmed_on IS NULL OR confirmed_on ${DATE}),
    retired_on TEXT CHECK (retired_on IS NULL OR retired_on ${DATE})
  ) STRICT`,

  `CREATE TABLE communes (
    terc TEXT PRIMARY KEY NOT NULL CHECK (terc GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    county TEXT NOT NULL,
    voivodeship TEXT NOT NULL,
    degurba INTEGER CHECK (degurba IS NULL OR degurba IN (1, 2, 3)),
    sort_key TEXT NOT NULL,
    search_text TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX communes_order ON communes(sort_key, terc)`,

  `CREATE TABLE preferences (
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE last_opened (
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    kind TEXT NOT NULL CHECK (kind IN ('person','family')),
    subject_id TEXT NOT NULL,
    at TEXT NOT NULL CHECK (at ${INSTANT}),
    PRIMARY KEY (user_id, kind, subject_id)
  ) STRICT, WITHOUT ROWID`,
];
