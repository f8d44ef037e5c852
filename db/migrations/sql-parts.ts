/** Checks and columns that tables of dated and kept rows share. Text of released migrations: never changed, only added to. */
export const DATE = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'";
export const INSTANT = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'";
export const FROM_TO = `from_date TEXT NOT NULL CHECK (from_date ${DATE}),
    to_date TEXT CHECK (to_date IS NULL OR (to_date ${DATE} AND to_date >= from_date))`;
export const KEPT = `version INTEGER NOT NULL DEFAULT 1 CHECK (version >= 1),
    archived_on TEXT CHECK (archived_on IS NULL OR archived_on ${DATE}),
    archived_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
    archive_reason TEXT,
    created_at TEXT NOT NULL CHECK (created_at ${INSTANT}),
    created_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    changed_at TEXT NOT NULL CHECK (changed_at ${INSTANT}),
    changed_by TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    CHECK ((archived_on IS NULL) = (archive_reason IS NULL) AND (archived_on IS NULL) = (archived_by IS NULL))`;

/** Two dated rows of one thing may touch but not overlap; the trigger holds it through every door. */
export function noOverlap(table: string, same: string, message: string): readonly string[] {
  const clash = (extra: string) => `SELECT RAISE(ABORT, '${message}') WHERE EXISTS (
      SELECT 1 FROM ${table} other WHERE ${same}${extra}
        AND other.from_date <= coalesce(NEW.to_date, '9999-12-31')
        AND NEW.from_date <= coalesce(other.to_date, '9999-12-31'));`;
  return [
    `CREATE TRIGGER ${table}_no_overlap_insert BEFORE INSERT ON ${table} BEGIN ${clash('')} END`,
    `CREATE TRIGGER ${table}_no_overlap_update BEFORE UPDATE ON ${table} BEGIN ${clash(' AND other.id <> OLD.id')} END`,
  ];
}

/** Who wrote a row, and when. */
export const WRITTEN = `by_user TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    at TEXT NOT NULL CHECK (at ${INSTANT})`;

/** Taken back with a reason and kept; taking it back can be undone. */
export const TAKEN_BACK = `withdrawn_at TEXT CHECK (withdrawn_at IS NULL OR withdrawn_at ${INSTANT}),
    withdrawn_by TEXT REFERENCES users(id) ON DELETE RESTRICT,
    withdraw_reason TEXT,
    CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (withdraw_reason IS NULL))`;

/** Rows of the table are never deleted, through any door. */
export const rowsKept = (table: string): string =>
  `CREATE TRIGGER ${table}_rows_kept BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} rows are kept'); END`;

/** Columns that stay as they were written; others may change. */
export const columnsFrozen = (table: string, columns: readonly string[]): string =>
  `CREATE TRIGGER ${table}_columns_frozen BEFORE UPDATE OF ${columns.join(', ')} ON ${table}
      WHEN ${columns.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
      BEGIN SELECT RAISE(ABORT, '${table} keeps what was written'); END`;

/** As `noOverlap`, of rows that can be taken back: those taken back leave room. */
export function noOverlapOfLive(table: string, same: string, message: string): readonly string[] {
  const clash = (extra: string) => `SELECT RAISE(ABORT, '${message}') WHERE EXISTS (
      SELECT 1 FROM ${table} other WHERE ${same}${extra} AND other.withdrawn_at IS NULL
        AND other.from_date <= coalesce(NEW.to_date, '9999-12-31')
        AND NEW.from_date <= coalesce(other.to_date, '9999-12-31'));`;
  const live = 'WHEN NEW.withdrawn_at IS NULL BEGIN';
  return [
    `CREATE TRIGGER ${table}_no_overlap_insert BEFORE INSERT ON ${table} ${live} ${clash('')} END`,
    `CREATE TRIGGER ${table}_no_overlap_update BEFORE UPDATE ON ${table} ${live} ${clash(' AND other.id <> OLD.id')} END`,
  ];
}

/** A column that holds a word of a dictionary takes none that the dictionary has never had. */
export function wordsOf(table: string, column: string, dictionary: string): readonly string[] {
  const known = `BEGIN SELECT RAISE(ABORT, '${table}.${column} is not a word of its dictionary')
      WHERE NEW.${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM dictionary_entries
        WHERE dictionary = '${dictionary}' AND code = NEW.${column}); END`;
  return [
    `CREATE TRIGGER ${table}_${column}_word_insert BEFORE INSERT ON ${table} ${known}`,
    `CREATE TRIGGER ${table}_${column}_word_update BEFORE UPDATE OF ${column} ON ${table} ${known}`,
  ];
}
