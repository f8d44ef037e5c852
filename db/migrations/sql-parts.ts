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
