import { INSTANT } from './sql-parts.ts';

/** Tables of what somebody has typed and not saved. */
export const DRAFTS_TABLES: readonly string[] = [
  // One row a form on the screen: two windows of one user over the same record are two drafts. The record named here is
  // the one that decides whether the author may still read the draft.
  `CREATE TABLE drafts (
    id TEXT PRIMARY KEY NOT NULL,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE RESTRICT,
    form TEXT NOT NULL CHECK (length(form) > 0),
    person_id TEXT REFERENCES people(id) ON DELETE RESTRICT,
    family_id TEXT REFERENCES families(id) ON DELETE RESTRICT,
    context TEXT NOT NULL,
    base_version INTEGER CHECK (base_version >= 1),
    base TEXT NOT NULL CHECK (json_valid(base)),
    content TEXT NOT NULL CHECK (json_valid(content)),
    kept_at TEXT NOT NULL CHECK (kept_at ${INSTANT}),
    CHECK (person_id IS NULL OR family_id IS NULL)
  ) STRICT`,
  `CREATE INDEX drafts_user ON drafts(user_id, kept_at)`,
  `CREATE INDEX drafts_person ON drafts(person_id) WHERE person_id IS NOT NULL`,
  `CREATE INDEX drafts_family ON drafts(family_id) WHERE family_id IS NOT NULL`,
  `CREATE INDEX drafts_age ON drafts(kept_at)`,
  // Nobody's draft becomes somebody else's, or one of another record, through any door.
  `CREATE TRIGGER drafts_place_stays BEFORE UPDATE ON drafts
    WHEN NEW.id <> OLD.id OR NEW.user_id <> OLD.user_id OR NEW.form <> OLD.form OR NEW.context <> OLD.context
      OR NEW.person_id IS NOT OLD.person_id OR NEW.family_id IS NOT OLD.family_id
    BEGIN SELECT RAISE(ABORT, 'a draft keeps its author and its place'); END`,
];

/** How long an unsaved draft waits; after the table of dated rules. */
export const DRAFTS_RULES: readonly string[] = [
  `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date)
    VALUES ('0190a000-0000-7000-8000-00000000d4f7', 'draft-days', 30, NULL,
      'Ustawienie początkowe programu: niezapisany szkic czeka 30 dni od ostatniego wpisania', '2026-01-01', NULL)`,
];
